import Contracts
import FeatureStore
import Testing

@Suite struct DesignExampleTests {
    let project: Project

    init() throws {
        project = try ProjectLoader.load(files: DesignExample.files)
    }

    @Test func entitiesKeepTheirKeysInOrder() {
        #expect(project.entities.map(\.name) == ["aircraft", "route"])
        #expect(project.entity("route")?.keys.map(\.name) == ["origin", "dest"])
        #expect(project.entity("aircraft")?.location.description == "Features/featurestore.yaml:2:3")
    }

    @Test func sourcesAreTyped() throws {
        let flights = try #require(project.source("flights"))
        #expect(flights.rowType == "Flight")
        #expect(flights.columns.count == 10)
        #expect(flights.column("dep_delay") == ColumnContract(name: "dep_delay", type: .int, isNullable: true))
        #expect(flights.unique == ["flight_id"])
        #expect(flights.eventTime == "scheduled_at")
        #expect(flights.knownAt["arr_delay"] == "landed_at")
        #expect(flights.tables == ["analytics": "prod.flights"])
        #expect(project.source("weather")?.arrivalTime == "published_at")
    }

    @Test func warehousesKeepTheirSecretsUnreplaced() throws {
        let analytics = try #require(project.warehouse("analytics"))
        #expect(analytics.engine == .postgres(url: "${FEATURESTORE_POSTGRES_URL}"))
        #expect(analytics.isTraining)
        let resolved = try analytics.resolved(environment: ["FEATURESTORE_POSTGRES_URL": "postgres://h/d"])
        #expect(resolved.engine == .postgres(url: "postgres://h/d"))
        let error = #expect(throws: MissingEnvironmentVariable.self) {
            try analytics.resolved(environment: ["OTHER": "secret"])
        }
        #expect(error?.variable == "FEATURESTORE_POSTGRES_URL")
        #expect(error?.description.contains("secret") == false)
    }

    @Test func theViewIsWhatItsHeaderSays() throws {
        let view = try #require(project.view("RecentDelays"))
        #expect(view.entity.name == "aircraft")
        #expect(view.owner == "ops-research")
        #expect(view.reads.map(\.extent) == [.within(microseconds: 7 * 86_400_000_000)])
        #expect(view.features.map(\.name) == ["departures_7d", "mean_dep_delay_7d"])
        let mean = try #require(view.feature("mean_dep_delay_7d"))
        #expect(mean.type == .double && mean.isNullable)
        #expect(mean.comparison == .floatMean(source: "flights", column: "dep_delay"))
        #expect(mean.decisions.empty == .null)
        #expect(mean.location.description == "Features/aircraft/RecentDelays.sql:9:3")
        let window = try #require(mean.decisions.source("flights")?.window)
        #expect(window.column == "scheduled_at")
        #expect(window.lower == WindowDecision.Bound(anchor: .asOf, offset: -604_800_000_000, isClosed: false))
        #expect(window.upper == WindowDecision.Bound(anchor: .asOf, offset: 0, isClosed: true))
    }

    @Test func linksFollowTheRule() throws {
        let view = try #require(project.view("RouteTraffic"))
        let flights = try #require(view.read("flights"))
        let weather = try #require(view.read("weather"))
        #expect(
            project.links(of: flights, for: view.entity) == [
                RowLink(column: "origin", origin: .entityKey("origin")),
                RowLink(column: "dest", origin: .entityKey("dest")),
            ])
        #expect(
            project.links(of: weather, for: view.entity) == [
                RowLink(column: "origin", origin: .source("flights", column: "origin"))
            ])
        #expect(view.spineColumns.map(\.name) == ["origin", "dest", "as_of", "planned_at"])
    }

    @Test func servicesNameFeaturesInOrder() {
        #expect(
            project.service("delay_model_v1")?.features.map(\.description) == [
                "RecentDelays:departures_7d", "RecentDelays:mean_dep_delay_7d", "RouteTraffic:flights_24h",
            ])
    }

    @Test func servicesTakeOverTheFeaturesOfOthersOnceEachWhereTheyComeFirst() throws {
        let files = DesignExample.files(
            replacing: "services:",
            with: """
                services:
                  whole: [traffic, delay_model_v1, RouteTraffic:flights_24h]
                  traffic: [RouteTraffic:flights_24h]
                """, in: "Features/featurestore.yaml")
        #expect(
            try ProjectLoader.load(files: files).service("whole")?.features.map(\.description) == [
                "RouteTraffic:flights_24h", "RecentDelays:departures_7d", "RecentDelays:mean_dep_delay_7d",
            ])
    }

    @Test func aLongChainOfServicesIsRefusedAndNotFollowed() throws {
        let chain = (0..<5_000).map { "  s\($0): [s\($0 + 1)]" } + ["  s5000: [RouteTraffic:flights_24h]"]
        let files = DesignExample.files(
            replacing: "services:", with: "services:\n\(chain.joined(separator: "\n"))",
            in: "Features/featurestore.yaml")
        let errors = try #require(throws: ContractErrors.self) { try ProjectLoader.load(files: files) }
        #expect(errors.errors.contains { $0.description.contains("nested more than 64 deep") })
    }
}
