// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "serving-bench",
    products: [.executable(name: "serving-bench", targets: ["ServingBench"])],
    dependencies: [
        .package(name: "featurestore", path: "../..")
    ],
    targets: [
        // Fifty features of a customer's payments, live-computed; five windows of ten features.
        .target(
            name: "PaymentFeatures",
            dependencies: [.product(name: "FeatureStore", package: "featurestore")],
            path: "Features",
            plugins: [.plugin(name: "PairFeatures", package: "featurestore")]),
        .systemLibrary(name: "CRawSQLite", path: "Sources/CRawSQLite"),
        .executableTarget(
            name: "ServingBench",
            dependencies: [
                "PaymentFeatures", "CRawSQLite", .product(name: "FeatureStore", package: "featurestore"),
                .product(name: "FeatureStoreOnline", package: "featurestore"),
                .product(name: "CommandLine", package: "featurestore"),
            ],
            path: "Sources/Command"),
    ],
    swiftLanguageModes: [.v6]
)
