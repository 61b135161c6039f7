/// The texts of a new package, as they are written but for names.
enum StarterTexts {
    static let readme = """
        # NAME

        Features, each defined twice: in SQL for the warehouse, in Swift for serving.
        `featurestore` proves the two against each other.

        ```sh
        make verify                            # build, then ask both halves every question of Fixtures/
        swift run features list                # views, features, services
        swift run features verify --help
        ```

        - `Features/featurestore.yaml` declares what features are about, where rows come from, and warehouses.
        - `Features/customer/RecentOrders.sql` and `.swift` are a pair. The comment at the head of the SQL is its contract.
        - `Fixtures/customer/window_edges.yaml` asks both, and says what the answers are.
        - `.github/workflows/featurestore.yml` and `.gitlab-ci.yml` verify each change; keep the one that you use. Before you push
          there, name featurestore in `Package.swift` by an address that others reach too.

        For a pair of your own, write two files of one name; the build says what is missing. Then add a row one microsecond
        to each side of every bound to a fixture, and work the answers out by hand.

        """

    static let manifest = """
        // swift-tools-version: 6.2
        import PackageDescription

        let package = Package(
            name: "NAME",
            products: [.executable(name: "features", targets: ["FeaturesCommand"])],
            dependencies: [
                DEPENDENCY
            ],
            targets: [
                // The pairs; the plugin generates what both halves are written against.
                .target(
                    name: "PairedFeatures",
                    dependencies: [.product(name: "FeatureStore", package: "IDENTITY")],
                    path: "Features",
                    plugins: [.plugin(name: "PairFeatures", package: "IDENTITY")]),
                // The command line, linked to the pairs.
                .executableTarget(
                    name: "FeaturesCommand",
                    dependencies: ["PairedFeatures", .product(name: "CommandLine", package: "IDENTITY")],
                    path: "Sources/Command"),
            ],
            swiftLanguageModes: [.v6]
        )

        """

    static let makefile = """
        # Build, then ask both halves of every pair every question of Fixtures/.
        .PHONY: verify
        verify:
        \tswift build --product features
        \tswift run --skip-build features verify

        """

    static let ignored = """
        .build/
        .featurestore/

        """

    static let promotions = """
        # Promotions

        One record for each promoted version of a view, written by `featurestore promote` and embedded by the build. The folder
        stays, even empty: a build sees records come and go only where the folder was there when it was planned.

        """

    static let attributes = """
        # A team that commits the journal (then .featurestore/ leaves .gitignore) has git merge it line by line:
        # .featurestore/journal.ndjson merge=union

        """

    static let configuration = """
        # What features are about, where their rows come from, and where SQL can be run.

        entities:
          customer: { keys: { customer_id: int } }

        sources:
          orders:
            row: Order
            columns:
              order_id: int
              customer_id: int?
              ordered_at: timestamp
              amount: decimal(12,2)
            unique: [order_id]
            event_time: ordered_at

        services:
          spending_model_v1:
            - RecentOrders:orders_7d
            - RecentOrders:spent_7d

        # SQLite is embedded. For PostgreSQL set the variable and say --warehouse analytics.
        warehouses:
          local: { sqlite: ":memory:" }
          analytics: { postgres: "${FEATURESTORE_POSTGRES_URL}", training: true }

        """

    static let sql = """
        /*
        entity: customer
        reads: { orders: 7d }
        features:
          orders_7d:
            type: int
            about: Orders of the trailing 7 days.
            decisions: { orders: { window: "(as_of - 7d, as_of]" }, empty: 0 }
          spent_7d:
            type: decimal(14,2)
            about: What they came to.
            decisions: { orders: { window: "(as_of - 7d, as_of]" }, empty: 0.00 }
        */
        SELECT s.spine_id,
               count(o.order_id)             AS orders_7d,
               COALESCE(sum(o.amount), 0.00) AS spent_7d
        FROM spine s
        LEFT JOIN orders o
               ON o.customer_id = s.customer_id
              AND o.ordered_at >  s.as_of - INTERVAL '168 hours'
              AND o.ordered_at <= s.as_of
        GROUP BY s.spine_id

        """

    static let swift = """
        import FeatureStore

        extension RecentOrders {
            static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
                let orders = customer.orders.trailing(.days(7), to: asOf)
                return Features(orders7d: orders.count, spent7d: orders.map(\\.amount).total)
            }
        }

        """

    static let fixture = """
        about: The bounds of the trailing week, one microsecond to each side, and customers without orders.
        rows:
          orders:
            - { order_id: 1, customer_id: 7, ordered_at: 2026-03-01T12:00:00Z,        amount: 10.00 }
            - { order_id: 2, customer_id: 7, ordered_at: 2026-03-01T12:00:00.000001Z, amount: 0.25 }
            - { order_id: 3, customer_id: 7, ordered_at: 2026-03-08T12:00:00Z,        amount: 3.50 }
            - { order_id: 4, customer_id: null, ordered_at: 2026-03-08T11:00:00Z,     amount: 99.00 }
        spine:
          - customer_id: 7
            as_of: 2026-03-08T11:59:59.999999Z
            expect: { RecentOrders: { orders_7d: 2, spent_7d: 10.25 } }
            because: Order 1 is a microsecond younger than seven days, 3 comes in a microsecond. 10.00 + 0.25.
          - customer_id: 7
            as_of: 2026-03-08T12:00:00Z
            expect: { RecentOrders: { orders_7d: 2, spent_7d: 3.75 } }
            because: Order 1 is exactly seven days old and out, 3 is in at this instant. 0.25 + 3.50.
          - customer_id: 7
            as_of: 2026-03-08T12:00:00.000001Z
            expect: { RecentOrders: { orders_7d: 1, spent_7d: 3.50 } }
            because: Now order 2 is exactly seven days old too.
          - customer_id: 8
            as_of: 2026-03-08T12:00:00Z
            expect: { RecentOrders: { orders_7d: 0, spent_7d: 0.00 } }
            because: Order 4 is by nobody that is known, and not by customer 8.

        """

    static let command = """
        import FeatureStoreCommandLine
        import PairedFeatures

        /// The command `features`: featurestore's command line, linked to this package's pairs.
        @main
        enum Command {
            static func main() async {
                await FeatureStoreCommand.main(registry: featureRegistry)
            }
        }

        """
}
