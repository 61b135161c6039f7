internal import Contracts
internal import FeatureStore
internal import SQLFrontend
internal import Synchronization
internal import Warehouse

/// Connections of one warehouse over which the cases of a batch are spread, so that they answer at the same time.
///
/// Each connection is loaded with the rows of its own cases and is asked about them alone; since no case sees another's rows,
/// the answers are those of one connection. Batches of few rows stay on the first, which costs less than to divide them, and
/// so do those that an engine would plan otherwise in parts: its plan, which may decide a tie, is to be that of one connection.
/// It is used by one task at a time, as a ``Laboratory`` does.
final class SpreadWarehouse: Warehouse {
    private let connections: [any Warehouse]
    /// The last case of each connection but the last, ascending; empty where all that is loaded is on the first, and nil
    /// where nothing is loaded.
    private let cuts = Mutex<[Int64]?>(nil)

    private let fewRows: Int

    /// Spreads cases.
    ///
    /// - Parameters:
    ///   - connections: at least one, each with tables of its own.
    ///   - fewRows: up to so many rows are not divided.
    init(_ connections: [any Warehouse], fewRows: Int = 400) {
        self.connections = connections
        self.fewRows = fewRows
    }

    var engine: EngineDescription { connections[0].engine }

    func compile(_ query: BoundQuery) throws -> CompiledQuery { try connections[0].compile(query) }

    func uncoveredCases(in rows: ColumnBatch) -> [UncoveredCase] { connections[0].uncoveredCases(in: rows) }

    func uncoveredCases(in rows: ColumnBatch, of view: ViewContract) -> [UncoveredCase] {
        connections[0].uncoveredCases(in: rows, of: view)
    }

    func plansPartsAlike(_ tables: [SourceTable]) -> Bool { connections[0].plansPartsAlike(tables) }

    func load(_ tables: [SourceTable]) async throws {
        self.cuts.withLock { $0 = nil }
        let cuts = cuts(of: tables)
        if cuts.isEmpty {
            try await connections[0].load(tables)
        } else {
            _ = try await each(Array(0...cuts.count)) { [connections] part in
                try await connections[part].load(
                    tables.map { table in
                        SourceTable(source: table.source, rows: Self.rows(table.rows, of: part, cuts))
                    })
            }
        }
        self.cuts.withLock { $0 = cuts }
    }

    func answer(_ query: CompiledQuery, spine: SpineTable) async throws -> ColumnBatch {
        guard let cuts = cuts.withLock({ $0 }) else {
            throw WarehouseError.failed(
                engine: engine.name, message: "nothing was loaded, or loading failed; load first", code: nil,
                location: nil)
        }
        let asked = Set(Self.cases(spine.rows).map { Self.part(of: $0, cuts) }).sorted()
        guard asked.count > 1 else { return try await connections[asked.first ?? 0].answer(query, spine: spine) }
        let answers = try await each(asked) { [connections] part in
            let rows = Self.rows(spine.rows, of: part, cuts)
            return try await connections[part].answer(
                query, spine: SpineTable(rows: rows, columns: spine.columns, isSingleCase: spine.isSingleCase))
        }
        var joined = answers[0]
        for answer in answers.dropFirst() { joined.append(contentsOf: answer) }
        return joined
    }

    func close() async {
        for connection in connections { await connection.close() }
    }

    /// Does the work for some connections at once; of several failures the first connection's is thrown.
    private func each<Value: Sendable>(
        _ parts: [Int], _ work: @escaping @Sendable (Int) async throws -> Value
    ) async throws -> [Value] {
        let results = await withTaskGroup(of: (Int, Result<Value, any Error>).self) { group in
            for (position, part) in parts.enumerated() {
                group.addTask {
                    do {
                        return (position, .success(try await work(part)))
                    } catch {
                        return (position, .failure(error))
                    }
                }
            }
            var results: [Int: Result<Value, any Error>] = [:]
            for await (position, result) in group { results[position] = result }
            return results
        }
        return try parts.indices.compactMap { try results[$0]?.get() }
    }

    /// Where the cases are divided, so that each connection is given about as many rows.
    private func cuts(of tables: [SourceTable]) -> [Int64] {
        let count = tables.reduce(0) { $0 + $1.rows.rowCount }
        guard connections.count > 1, count > fewRows, plansPartsAlike(tables) else { return [] }
        let cases = tables.flatMap { Self.cases($0.rows) }.sorted()
        var cuts: [Int64] = []
        for part in 1..<connections.count {
            let cut = cases[part * cases.count / connections.count]
            if cut > cuts.last ?? 0, cut < cases[cases.count - 1] { cuts.append(cut) }
        }
        return cuts
    }

    private static func part(of number: Int64, _ cuts: [Int64]) -> Int {
        cuts.firstIndex { number <= $0 } ?? cuts.count
    }

    private static func cases(_ rows: ColumnBatch) -> [Int64] {
        guard case .int(let cases)? = rows.columns.first?.cells else { return [] }
        return cases
    }

    private static func rows(_ rows: ColumnBatch, of part: Int, _ cuts: [Int64]) -> ColumnBatch {
        let cases = cases(rows)
        return rows.gathering(cases.indices.filter { self.part(of: cases[$0], cuts) == part })
    }
}
