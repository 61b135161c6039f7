import FeatureStore
import Features
import Foundation
import Online
import Testing

/// The committed sample, read without the product's own reader.
private struct Sample {
    let folder: String

    init() {
        folder =
            URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/samples/flights_2013").path
    }

    /// The columns of a file as a schema names them; an empty cell is NULL, two quotes are the empty text.
    func batch(_ file: String, _ schema: [ColumnSchema], every step: Int = 1) throws -> ColumnBatch {
        let lines = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8).split(separator: "\n")
        let header = lines[0].split(separator: ",").map(String.init)
        var columns = schema.map { Column(name: $0.name, type: $0.type) }
        let positions = schema.map { wanted in header.firstIndex(of: wanted.name) }
        var count = 0
        for (number, line) in lines.dropFirst().enumerated() where number % step == 0 {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            try #require(cells.count == header.count, "a quoted comma in \(file)")
            for (index, position) in positions.enumerated() {
                let cell = try cells[#require(position)]
                try append(cell, to: &columns[index])
            }
            count += 1
        }
        return ColumnBatch(columns: columns, rowCount: count)
    }

    private func append(_ cell: String, to column: inout Column) throws {
        if cell.isEmpty { return column.appendNull() }
        switch column.type {
        case .int: column.append(try #require(Int64(cell)))
        case .double: column.append(try #require(Double(cell)))
        case .timestamp: column.append(try Timestamp(cell))
        default: column.append(cell == "\"\"" ? "" : cell)
        }
    }
}

@Suite("Online answers over the committed sample")
struct SampleParityTests {
    @Test(
        "Every view answers online what it answers to verify, exactly",
        arguments: ["aircraft", "airport", "carrier", "route"])
    func sameAnswers(entity: String) async throws {
        let path = Scene.path()
        defer { Scene.remove(path) }
        let sample = Sample()
        let session = EvaluationSession(registry: Scene.registry)
        let store = try await ServingStore.open(
            registry: Scene.registry, at: path,
            options: Scene.options {
                $0.clock = { Timestamp(microseconds: 1_400_000_000_000_000) }
                $0.cacheBytes = 2 << 20
            })
        for row in Scene.registry.rowTypes {
            let batch = try sample.batch("\(row.schema.source).csv", row.schema.columns)
            try await store.ingest(row.schema.source, rows: batch)
            let cases = Column(
                name: "case_id", type: .int, cells: .int(Array(repeating: 0, count: batch.rowCount)),
                validity: Bitmap(repeating: true, count: batch.rowCount))
            try session.load(
                row.schema.source, rows: ColumnBatch(columns: [cases] + batch.columns, rowCount: batch.rowCount))
        }
        let views = Scene.registry.views.filter { $0.entity.name == entity }
        var request: [ColumnSchema] = []
        for column in views.flatMap(\.schema.request) where !request.contains(column) { request.append(column) }
        let keys = try #require(views.first).entity.keys
        let spine = try sample.batch(
            "spine.\(entity).csv", keys + [ColumnSchema("as_of", .timestamp)] + request,
            every: entity == "aircraft" ? 9 : 4)
        let expected = try views.map { try expectedAnswers($0, session, spine) }
        let features = views.flatMap { view in view.schema.features.map { "\(view.name):\($0.name)" } }
        guard case .timestamp(let instants) = spine.columns[keys.count].cells else { return }
        var compared = 0
        for row in 0..<spine.rowCount {
            let one = spine.rows(row..<(row + 1))
            var named = Array(one.columns[..<keys.count])
            for position in named.indices { named[position].name = "\(entity).\(named[position].name)" }
            let result = try await store.lookup(
                LookupRequest(
                    .features(features), keys: ColumnBatch(columns: named, rowCount: 1),
                    request: ColumnBatch(columns: Array(one.columns[(keys.count + 1)...]), rowCount: 1),
                    asOf: instants[row]))
            for (answer, wanted) in zip(result.features.columns, expected.joined()) {
                #expect(
                    answer.isIdentical(at: 0, to: row, of: wanted), "\(answer.name), row \(row) of \(entity)")
                compared += 1
            }
        }
        #expect(compared > 100 * features.count / 2)
        await store.close()
    }

    private func expectedAnswers(
        _ view: ViewDefinition, _ session: EvaluationSession, _ spine: ColumnBatch
    ) throws -> [Column] {
        var ids = Column(name: "spine_id", type: .int)
        for row in 0..<spine.rowCount { ids.append(Int64(row)) }
        var cases = ids
        cases = Column(
            name: "case_id", type: .int, cells: .int(Array(repeating: 0, count: spine.rowCount)), validity: ids.validity
        )
        let columns = try view.spineColumns.map { try #require(spine.column($0.name)) }
        let answers = try session.evaluate(
            view.name, spine: ColumnBatch(columns: [cases, ids] + columns, rowCount: spine.rowCount))
        #expect(answers.failures.isEmpty)
        return Array(answers.answers.columns.dropFirst(2))
    }
}
