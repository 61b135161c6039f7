import Contracts
import FeatureStore
import Features
import Testing

@testable import Online

@Suite("What a feature log forgets")
struct ForgettingTests {
    private func keys(_ name: String, _ value: String) -> ColumnBatch {
        var column = Column(name: name, type: .text)
        column.append(value)
        return ColumnBatch(columns: [column], rowCount: 1)
    }

    /// A vector about an aircraft, for which the reports of an airport were looked for.
    private func vector(_ request: String, found airport: String, at sequence: Int64 = 7) throws -> ServedVector {
        var vector = LogFolder.vector(request)
        vector.snapshot = StoreSnapshot(sequence: sequence)
        vector.views = [
            .init(
                version: "WindAtDeparture@1", newestEvent: nil, rows: nil,
                through: [FoundGroup(source: "weather", key: try #require(EntityKey(airport)))])
        ]
        return vector
    }

    @Test("Records about others that found the entity by values go with it, and no other ones")
    func found() async throws {
        let folder = try LogFolder()
        let log = try folder.open()
        for (request, airport) in [("a", "JFK"), ("b", "JFKX"), ("c", "LGA"), ("d", "JFK")] {
            log.record(try vector(request, found: airport), seen: [nil])
        }
        let report = try await log.erase(
            entity: "airport", keys: keys("origin", "JFK"), at: StoreSnapshot(sequence: 8))
        #expect(report.records == 2 && report.proofs.allSatisfy { $0.traces == 0 })
        #expect(try folder.records().map(\.requestID) == ["b", "c"])
        await log.close()
    }

    @Test("What was computed before and comes behind is left out; what is computed later is written")
    func stragglers() async throws {
        let folder = try LogFolder()
        let log = try folder.open()
        _ = try await log.erase(entity: "aircraft", keys: keys("tailnum", "N1"), at: StoreSnapshot(sequence: 8))
        _ = try await log.erase(entity: "airport", keys: keys("origin", "JFK"), at: StoreSnapshot(sequence: 9))
        var other = try vector("other", found: "LGA")
        other.keys = keys("aircraft.tailnum", "N2")
        for vector in [
            try vector("stale", found: "LGA"), try vector("found", found: "JFK", at: 8), other,
            try vector("fresh", found: "JFK", at: 9),
        ] {
            log.record(vector, seen: [nil])
        }
        await log.close()
        #expect(try folder.records().map(\.requestID) == ["other", "fresh"])
        #expect(log.counts.forgotten == 2 && log.counts.written == 2)
    }

    @Test("A key is the entity's however its number is written")
    func spellings() throws {
        let project = try ProjectLoader.load(featureRegistry)
        let aircraft = try #require(project.entity("aircraft"))
        let entity = Entity(
            name: "priced",
            keys: [ColumnContract(name: "price", type: .decimal(precision: 10, scale: 2), isNullable: false)],
            location: aircraft.location)
        var wanted = Column(name: "price", type: .decimal(precision: 10, scale: 2))
        wanted.append(try ExactDecimal("1.1"))
        let traces = EntityTraces(
            entity, keys: ColumnBatch(columns: [wanted], rowCount: 1), project: project, registry: featureRegistry)
        for (text, isAbout) in [("1.10", true), ("1.1", true), ("1.11", false)] {
            var column = Column(name: "priced.price", type: .decimal(precision: 10, scale: 2))
            column.append(try ExactDecimal(text))
            var vector = LogFolder.vector("r")
            vector.keys = ColumnBatch(columns: [column], rowCount: 1)
            #expect(traces.isAbout(vector) == isAbout, "\(text)")
        }
    }
}
