import FeatureStore
import Online
import Testing

@testable import EveryType

/// A view that takes `wanted` as another type than `AskedPrice` does.
private enum AskedNumber: RequestFeatureView {
    typealias Input = ShelfHistory

    static let schema = ViewSchema(
        name: "AskedNumber", reads: ["revisions"], request: [ColumnSchema("wanted", .int)],
        features: [ColumnSchema("items", .int)])

    struct Request: RequestValues {
        let wanted: Int
        init(decoding row: borrowing RowDecoder) { wanted = row.value(0) }
        func write(into row: inout ColumnWriter) { row.append(wanted) }
    }

    struct Features: FeatureValues {
        let items: Int
        func write(into answer: inout ColumnWriter) { answer.append(items) }
    }

    static func compute(_ shelf: ShelfHistory, asOf: Timestamp, request: Request) -> Features {
        Features(items: shelf.revisions.count * request.wanted)
    }

    static let contract = """
        /*
        entity: shelf
        reads: { revisions: all }
        request: { wanted: int }
        features:
          items: { type: int, about: "Items that stand on the shelf, as often as asked for." }
        */
        SELECT s.spine_id, 0 AS items FROM spine s
        """
}

@Suite("Features of several views in one question")
struct AskingTogetherTests {
    private func store() async throws -> ServingStore {
        let plain = EveryType.featureRegistry
        let swift = EmbeddedFile(
            path: "AskedNumber.swift",
            text: "extension AskedNumber { static func compute(_ shelf: ShelfHistory, asOf: Timestamp) {} }")
        let registry = FeatureRegistry(
            configuration: plain.configuration, rowTypes: plain.rowTypes,
            views: plain.views + [
                ViewDefinition(
                    AskedNumber.self, sql: EmbeddedFile(path: "AskedNumber.sql", text: AskedNumber.contract),
                    swift: swift)
            ], services: plain.services, helpers: plain.helpers)
        return try await ServingStore.open(
            registry: registry, store: MemoryStore(registry),
            options: Scene.options { $0.servesUnpromoted = ["AskedNumber", "AskedPrice", "ShelfWorth"] })
    }

    @Test("Request columns of one name that are not the same are refused, whichever comes first; alone each is served")
    func requestColumns() async throws {
        let store = try await store()
        func ask(_ features: [String], _ type: ValueType) async throws -> LookupResult {
            var wanted = Column(name: "wanted", type: type)
            if type == .int { 2.append(to: &wanted) } else { "two".append(to: &wanted) }
            return try await store.lookup(
                LookupRequest(
                    .features(features), keys: Scene.keys([("shelf.shelf", ["upper"])]),
                    request: ColumnBatch(columns: [wanted], rowCount: 1)))
        }
        #expect(try await ask(["AskedNumber:items", "ShelfWorth:items"], .int).features.columns.count == 2)
        #expect(try await ask(["AskedPrice:quotes", "ShelfWorth:items"], .text).features.columns.count == 2)
        let differ = LookupError.requestsDiffer(
            column: "wanted", first: "int by AskedNumber@1", second: "text? by AskedPrice@1")
        for type in [ValueType.int, .text] {
            await #expect(throws: differ) { try await ask(["AskedNumber:items", "AskedPrice:quotes"], type) }
            await #expect(throws: LookupError.self) { try await ask(["AskedPrice:quotes", "AskedNumber:items"], type) }
        }
        #expect(throws: differ) { try store.schema(of: .features(["AskedNumber:items", "AskedPrice:quotes"])) }
    }
}
