// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "featurestore",
    products: [
        .executable(name: "featurestore", targets: ["Main"]),
        .library(name: "FeatureStore", targets: ["FeatureStore"]),
        .library(name: "CommandLine", targets: ["FeatureStoreCommandLine"]),
        .library(name: "FeatureStoreOnline", targets: ["Online"]),
        .library(name: "FeatureStoreOnlinePostgres", targets: ["OnlinePostgres"]),
        .library(name: "FeatureStoreServer", targets: ["Server"]),
        .library(name: "FeatureStoreTesting", targets: ["FeatureStoreTesting"]),
        .plugin(name: "PairFeatures", targets: ["PairFeatures"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // System libraries
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        .systemLibrary(
            name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
        .systemLibrary(name: "CPGQuery", providers: [.apt(["libpg-query-dev"]), .brew(["libpg_query"])]),
        .systemLibrary(name: "CAllocator"),

        // The nouns: what a feature file imports
        .target(name: "FeatureStore"),

        // What is known of how two honest implementations come to differ
        .target(name: "Catalogue"),

        // What a pair says
        .target(
            name: "Contracts",
            dependencies: ["FeatureStore", .product(name: "Yams", package: "Yams")]),

        // The recorded decisions of what may be served, and whether they still match; serving links it
        .target(
            name: "PromotionRecords",
            dependencies: ["FeatureStore", "Contracts", .product(name: "Crypto", package: "swift-crypto")]),

        // What was tried and what it showed, for looking back
        .target(name: "Journal", dependencies: ["FeatureStore", .product(name: "Crypto", package: "swift-crypto")]),

        // What its SQL half means: parse, bind, type, lint
        .target(name: "SQLFrontend", dependencies: ["FeatureStore", "Contracts", "CPGQuery"]),

        // Running the SQL half
        .target(name: "SQLite", dependencies: ["CSQLite"]),
        .target(
            name: "SQLiteDialect",
            dependencies: [
                "FeatureStore", "Contracts", "SQLFrontend", "SQLite", .product(name: "BigInt", package: "BigInt"),
            ]),
        // What threads that block need: a queue of their own, and a way to be told to stop
        .target(name: "BlockingCalls"),
        // Rows written as text, CSV and NDJSON, held to a source's columns
        .target(name: "RowText", dependencies: ["FeatureStore"]),
        .target(name: "Postgres", dependencies: ["FeatureStore", "BlockingCalls", "CPostgres"]),
        .target(
            name: "Warehouse",
            dependencies: [
                "FeatureStore", "Contracts", "SQLFrontend", "SQLite", "SQLiteDialect", "BlockingCalls", "Postgres",
            ]),

        // Proving the two against each other
        .target(
            name: "Parity",
            dependencies: [
                "FeatureStore", "Catalogue", "Contracts", "SQLFrontend", "Warehouse", "RowText",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]),

        // Serving the Swift half: events in, vectors out; never links the warehouse
        .target(
            name: "Online",
            dependencies: [
                "FeatureStore", "Contracts", "PromotionRecords", "SQLite", "BlockingCalls",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),

        // The same store for several servers; only who wants it links libpq
        .target(
            name: "OnlinePostgres",
            dependencies: [
                "FeatureStore", "BlockingCalls", "Postgres", "Online",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),

        // The same over HTTP
        .target(
            name: "Server",
            dependencies: [
                "FeatureStore", "Contracts", "Online", "RowText",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            resources: [.embedInCode("OpenAPI/openapi.json")]),

        // What was served, asked again in the warehouse
        .target(
            name: "Audit",
            dependencies: ["FeatureStore", "Contracts", "SQLFrontend", "Warehouse", "Parity", "Online"]),

        // From the warehouse into the online store: rows, and answers of views that are served from batch
        .target(
            name: "Backfill",
            dependencies: ["FeatureStore", "Contracts", "SQLFrontend", "Warehouse", "Parity", "Online"]),

        // Comparing any two tables by key
        .target(
            name: "TableComparison",
            dependencies: [
                "FeatureStore", "Contracts", "SQLite", "BlockingCalls", "Postgres", "Warehouse", "Parity", "RowText",
            ]),

        // Deciding what may be served: whether a verdict suffices, versions beside one another, what promoting changes
        .target(name: "Promotion", dependencies: ["FeatureStore", "Contracts", "PromotionRecords", "Parity"]),

        .target(
            name: "Reports",
            dependencies: [
                "FeatureStore", "Catalogue", "Contracts", "Journal", "SQLFrontend", "Warehouse", "Parity",
                "TableComparison", "PromotionRecords", "Promotion", "Online", "Audit",
                .product(name: "Mustache", package: "swift-mustache"),
            ]),

        // The command line, a library so that other repositories link it to their own features
        .target(
            name: "FeatureStoreCommandLine",
            dependencies: [
                "FeatureStore", "Catalogue", "Contracts", "Journal", "SQLFrontend", "SQLite", "SQLiteDialect",
                "Warehouse", "Parity", "TableComparison", "PromotionRecords", "Promotion", "Reports", "Online",
                "OnlinePostgres", "Backfill", "Server", "RowText", "Audit", "CAllocator",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Sources/CommandLine"),

        // This repository's pairs, and the product linked to them
        .target(name: "Features", dependencies: ["FeatureStore"], path: "Features", plugins: ["PairFeatures"]),
        .executableTarget(name: "Main", dependencies: ["FeatureStoreCommandLine", "Features"]),

        // The build plugin
        .executableTarget(name: "featurepairs", dependencies: ["FeatureStore", "Contracts"]),
        .plugin(name: "PairFeatures", capability: .buildTool(), dependencies: ["featurepairs"]),

        // Measures the SQL halves alone, which Benchmarks/verify-full sets beside a whole verify
        .executableTarget(
            name: "SQLAlone", dependencies: ["FeatureStore", "Contracts", "SQLFrontend", "Warehouse", "Parity"],
            path: "Benchmarks/SQLAlone"),

        // Measures answers from tiles beside a scan of the same events
        .executableTarget(name: "Incremental", dependencies: ["FeatureStore"], path: "Benchmarks/Incremental"),

        // Conformance suites: any warehouse, one line each
        .target(
            name: "FeatureStoreTesting",
            dependencies: ["FeatureStore", "Contracts", "SQLFrontend", "Postgres", "Warehouse", "Online"]),

        .testTarget(name: "FeatureStoreTests", dependencies: ["FeatureStore"]),
        .testTarget(name: "JournalTests", dependencies: ["FeatureStore", "Journal", "Reports"]),
        .testTarget(name: "CatalogueTests", dependencies: ["Catalogue", "CSQLite", "FeatureStoreTesting"]),
        .testTarget(name: "ContractsTests", dependencies: ["Contracts", "FeatureStore", "featurepairs"]),
        .testTarget(
            name: "PromotionRecordsTests",
            dependencies: [
                "PromotionRecords", "Contracts", "FeatureStore", .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .testTarget(
            name: "SQLFrontendTests",
            dependencies: [
                "SQLFrontend", "Catalogue", "Contracts", "FeatureStore", "FeatureStoreTesting", "Postgres", "Warehouse",
            ]),
        .testTarget(
            name: "WarehouseTests",
            dependencies: [
                "Warehouse", "Postgres", "SQLite", "SQLiteDialect", "SQLFrontend", "Contracts", "FeatureStore",
                "FeatureStoreTesting",
            ]),
        // A program whose views do everything that a view must not do; only tests run it
        .executableTarget(
            name: "EvaluationProbe", dependencies: ["FeatureStore", "Contracts", "Warehouse", "Parity"],
            path: "Tests/EvaluationProbe"),
        // A project of its own, of every type, with the plugin and the command line that any other repository links
        .executableTarget(
            name: "EveryType", dependencies: ["FeatureStore", "FeatureStoreCommandLine"], path: "Tests/EveryType",
            exclude: ["Fixtures"], plugins: ["PairFeatures"]),
        .testTarget(
            name: "ParityTests",
            dependencies: [
                "Parity", "RowText", "EvaluationProbe", "EveryType", "Reports", "Warehouse", "SQLFrontend", "Contracts",
                "FeatureStore",
                "FeatureStoreTesting",
            ]),
        .testTarget(
            name: "TableComparisonTests",
            dependencies: [
                "TableComparison", "SQLite", "Postgres", "Warehouse", "Parity", "FeatureStore", "FeatureStoreTesting",
            ]),
        .testTarget(name: "RowTextTests", dependencies: ["RowText", "FeatureStore"]),
        // Ingests until it is killed, for the tests that kill it
        .executableTarget(
            name: "OnlineTorture", dependencies: ["Online", "FeatureStore", "FeatureStoreTesting"],
            path: "Tests/OnlineTorture"),
        // The example of a service
        .executableTarget(
            name: "Departures", dependencies: ["FeatureStore", "Features", "Online"], path: "Examples/Departures"),
        .testTarget(
            name: "OnlineTests",
            dependencies: [
                "Online", "OnlineTorture", "Departures", "Features", "EveryType", "SQLite", "PromotionRecords",
                "Contracts", "FeatureStore",
                "FeatureStoreTesting",
            ]),
        .testTarget(
            name: "OnlinePostgresTests",
            dependencies: [
                "OnlinePostgres", "Backfill", "Online", "Features", "Postgres", "Warehouse", "SQLFrontend", "Contracts",
                "FeatureStore", "FeatureStoreTesting",
            ]),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "Server", "Online", "Features", "Main", "Contracts", "FeatureStore", "FeatureStoreTesting",
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            exclude: ["Scripts"]),
        .testTarget(
            name: "AuditTests",
            dependencies: [
                "Audit", "Online", "Features", "EveryType", "Parity", "Reports", "Warehouse", "SQLite", "Contracts",
                "FeatureStore",
                "FeatureStoreTesting",
            ]),
        .testTarget(name: "PromotionTests", dependencies: ["Promotion", "Parity", "Contracts", "FeatureStore"]),
        .testTarget(
            name: "CommandLineTests",
            dependencies: [
                "Features", "FeatureStore", "FeatureStoreCommandLine", "FeatureStoreTesting", "Main", "EveryType",
                "SQLite",
                "Contracts", "PromotionRecords", "Online",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Yams", package: "Yams"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)

// Strict settings for every module of ours, each an accepted evolution proposal.
for target in package.targets where [.regular, .executable].contains(target.type) {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        ]
}
