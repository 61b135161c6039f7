// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "skew-bench",
    products: [.executable(name: "skew-bench", targets: ["SkewBench"])],
    dependencies: [
        .package(name: "featurestore", path: "../..")
    ],
    targets: [
        // The pairs: wrong ones, right ones that look wrong, and ones that are wrong alike; truth*.json says which.
        .target(
            name: "BenchFeatures",
            dependencies: [.product(name: "FeatureStore", package: "featurestore")],
            path: "Features",
            plugins: [.plugin(name: "PairFeatures", package: "featurestore")]),
        .executableTarget(
            name: "SkewBench",
            dependencies: ["BenchFeatures", .product(name: "CommandLine", package: "featurestore")],
            path: "Sources/Command"),
    ],
    swiftLanguageModes: [.v6]
)
