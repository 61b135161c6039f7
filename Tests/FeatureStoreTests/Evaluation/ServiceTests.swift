import FeatureStore
import Testing

struct ServiceTests {
    @Test func keysAndVectorsTravelAsColumns() throws {
        let service = DelayModelV1.service
        var keys = ColumnWriter(
            schema: service.entities.flatMap(\.keys).map { ColumnSchema($0.name, $0.type, isNullable: true) })
        DelayModelV1.Keys(aircraft: "N14228", route: RouteKey(origin: "JFK", dest: nil)).write(into: &keys)
        let row = RowDecoder(columns: keys.batch.columns, row: 0)
        #expect(row.value(0) == String?.some("N14228"))
        #expect(row.value(2) == String?.none)

        var features = ColumnWriter(schema: service.features.map(\.column))
        features.append(3)
        features.append(Double?.none)
        features.append(12)
        let vector = DelayModelV1(decoding: RowDecoder(columns: features.batch.columns, row: 0))
        #expect((vector.departures7d, vector.meanDepDelay7d, vector.flights24h) == (3, nil, 12))
    }

    @Test func theRegistryKnowsWhatTheModuleDefines() {
        #expect(featureRegistry.view("RouteTraffic")?.entity.name == "route")
        #expect(featureRegistry.view("routetraffic") == nil)
        #expect(featureRegistry.rowType("weather")?.schema.arrivalTime == 2)
        #expect(
            featureRegistry.view("DepartureWeather")?.spineColumns.map(\.name)
                == ["tailnum", "as_of", "planned_at", "runway"])
    }
}
