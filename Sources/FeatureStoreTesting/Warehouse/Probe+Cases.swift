import Contracts
import FeatureStore
import SQLFrontend
import Warehouse

/// Checks of what a query sees, and of what becomes of its answers.
extension Probe {
    /// Two rows in case 1, three in case 2, of one key; case 3 has none.
    private var threeCases: SourceTable {
        ProbeProject.table(
            ProbeProject.readings,
            [
                (case: 2, key: .text("k"), id: 20, values: [.int(20)]), (1, .text("k"), 10, [.int(10)]),
                (2, .text("k"), 21, [.int(21)]), (1, .text("other"), 11, [.int(11)]), (2, .text("k"), 22, [.int(22)]),
            ])
    }

    func emptyTables() async throws {
        try await warehouse.load([])
        let questions = [(case: Int64(5), id: Int64(1), key: ProbeCell.text("k"), wanted: ProbeCell.int(1))]
        for isSingleCase in [false, true] {
            let spine = ProbeProject.spine(questions, isSingleCase: isSingleCase)
            try expectRows(
                try await answers(Self.forgetful, spine), ["int 5 | int 1 | int 0 | NULL | int 1"], "empty tables")
            let nothing = ProbeProject.spine([], isSingleCase: isSingleCase)
            let batch = try await warehouse.answer(try compile(Self.forgetful), spine: nothing)
            try expect(
                batch.rowCount == 0 && batch.columns.map(\.name).count == 5,
                "no questions were answered with \(batch.rowCount) rows and columns \(batch.columns.map(\.name))")
        }
    }

    func casesAreIsolated() async throws {
        try await warehouse.load([threeCases])
        let spine = ProbeProject.spine([
            (case: 1, id: 1, key: .text("k"), wanted: .null), (2, 1, .text("k"), .null), (2, 2, .text("z"), .null),
            (3, 9, .text("k"), .null),
        ])
        try expectRows(
            try await answers(Self.forgetful, spine),
            [
                "int 1 | int 1 | int 2 | int 10 | int 1", "int 2 | int 1 | int 3 | int 20 | int 2",
                "int 2 | int 2 | int 3 | int 20 | int 2", "int 3 | int 9 | int 0 | NULL | int 1",
            ], "what a query without its key sees of each case")
    }

    func singleCase() async throws {
        let questions = [
            (case: Int64(2), id: Int64(1), key: ProbeCell.text("k"), wanted: ProbeCell.int(21)),
            (2, 2, .text("k"), .int(99)), (2, 3, .text("none"), .int(20)),
        ]
        for view in [Self.echo, Self.forgetful] {
            try await warehouse.load([threeCases])
            let among = try await answers(view, ProbeProject.spine(questions))
            let alone = try await answers(view, ProbeProject.spine(questions, isSingleCase: true))
            try expectRows(alone, among, "\(view.name), asked alone")
            let again = try await answers(view, ProbeProject.spine(questions))
            try expectRows(again, among, "\(view.name), asked among others after having been asked alone")
        }
    }

    func fanOutAndMissing() async throws {
        try await warehouse.load([threeCases])
        let view = ProbeProject.view(
            "Inner", [("an_int", .int)], reads: ["readings"],
            sql: "SELECT s.spine_id, r.an_int AS an_int FROM spine s JOIN readings r ON r.probe = s.probe")
        let spine = ProbeProject.spine([
            (case: 1, id: 1, key: .text("k"), wanted: .null), (case: 1, id: 2, key: .text("none"), wanted: .null),
            (case: 2, id: 1, key: .text("k"), wanted: .null),
        ])
        try expectRows(
            try await answers(view, spine),
            ["int 1 | int 1 | int 10", "int 2 | int 1 | int 20", "int 2 | int 1 | int 21", "int 2 | int 1 | int 22"],
            "answers of an inner join")
    }

    func columnOrder() async throws {
        try await warehouse.load([threeCases])
        let view = ProbeProject.view(
            "Swapped", [("an_int", .int), ("a_text", .text), ("key_text", .text)], reads: ["readings"],
            sql: """
                SELECT s.probe AS key_text, r.a_text AS a_text, s.spine_id, r.an_int AS an_int
                FROM spine s LEFT JOIN readings r ON r.probe = s.probe AND r.id = s.wanted
                """)
        for isSingleCase in [false, true] {
            let spine = ProbeProject.spine(
                [(case: 1, id: 4, key: .text("k"), wanted: .int(10))], isSingleCase: isSingleCase)
            let batch = try await warehouse.answer(try compile(view), spine: spine)
            try expect(
                batch.columns.map(\.name) == ["case_id", "spine_id", "an_int", "a_text", "key_text"],
                "the columns are \(batch.columns.map(\.name))")
            try expectRows(
                batch.exactRows, ["int 1 | int 4 | int 10 | NULL | text 6b"], "columns in the contract's order")
        }
    }

    func loadReplaces() async throws {
        let spine = ProbeProject.spine([
            (case: 1, id: 1, key: .text("k"), wanted: .null), (case: 2, id: 1, key: .text("k"), wanted: .null),
        ])
        try await warehouse.load([threeCases])
        _ = try await answers(Self.forgetful, spine)
        let other = ProbeProject.table(ProbeProject.readings, [(case: 2, key: .text("k"), id: 5, values: [.int(5)])])
        try await warehouse.load([other])
        try expectRows(
            try await answers(Self.forgetful, spine),
            ["int 1 | int 1 | int 0 | NULL | int 1", "int 2 | int 1 | int 1 | int 5 | int 1"], "rows of the second load"
        )
        try await warehouse.load([])
        try expectRows(
            try await answers(Self.forgetful, spine),
            ["int 1 | int 1 | int 0 | NULL | int 1", "int 2 | int 1 | int 0 | NULL | int 1"], "rows of an empty load")
    }

    func batches() async throws {
        // The last batch holds a text that is too long for some engines' indexes.
        let keys: [ProbeCell] = [.text("k"), .text("other"), .text(String(repeating: "x", count: 3_000))]
        let tables = keys.enumerated().map { number, key in
            ProbeProject.table(
                ProbeProject.readings,
                (1...40).map { (case: 1, key: key, id: Int64(number * 100 + $0), values: [.int(Int64($0))]) })
        }
        let spine = ProbeProject.spine(
            keys.enumerated().map { (case: 1, id: Int64($0 + 1), key: $1, wanted: .int(Int64($0 * 100 + 7))) },
            isSingleCase: true)
        let joined = tables.dropFirst().reduce(into: tables[0].rows) { $0.append(contentsOf: $1.rows) }
        try await warehouse.load([SourceTable(source: ProbeProject.readings, rows: joined)])
        let atOnce = try await answers(Self.echo, spine)
        try await warehouse.load([])
        try await warehouse.load(RowSupply(tables))
        try expectRows(try await answers(Self.echo, spine), atOnce, "rows that came in batches")

        struct Broken: Error {}
        let broken = RowSupply([(source: ProbeProject.readings, rowCount: 80)]) { _, body in
            try body(tables[0].rows)
            throw Broken()
        }
        let failure = try await error("loading from a supply that fails") { try await warehouse.load(broken) }
        try expect(failure is Broken, "a supply that fails ended in \(failure)")
        _ = try await error("asking after a supply that failed") { _ = try await answers(Self.echo, spine) }
        try await warehouse.load(RowSupply(tables))
        try expectRows(try await answers(Self.echo, spine), atOnce, "rows after a supply that failed")
    }

    func manyRows() async throws {
        let cases: Int64 = 2_000
        let rowsPerCase: Int64 = 50
        var rows: [(case: Int64, key: ProbeCell, id: Int64, values: [ProbeCell])] = []
        for row in 0..<(cases * rowsPerCase) {
            rows.append((row / rowsPerCase, .text("key \(row % 7)"), row, [.int(row % rowsPerCase)]))
        }
        try await warehouse.load([ProbeProject.table(ProbeProject.readings, rows)])
        let view = ProbeProject.view(
            "Largest", [("n", .int), ("largest", .int)], reads: ["readings"],
            sql: """
                SELECT s.spine_id, count(r.id) AS n, max(r.an_int) AS largest
                FROM spine s LEFT JOIN readings r ON r.probe = s.probe
                GROUP BY s.spine_id
                """)
        let questions = (0..<cases).map {
            (case: $0, id: $0 % 7, key: ProbeCell.text("key \($0 % 7)"), wanted: ProbeCell.null)
        }
        let expected = (0..<cases).map { number in
            let own = rows[Int(number * rowsPerCase)..<Int((number + 1) * rowsPerCase)].filter {
                $0.id % 7 == number % 7
            }
            let largest = own.map { $0.id % rowsPerCase }.max() ?? -1
            return "int \(number) | int \(number % 7) | int \(own.count) | int \(largest)"
        }
        try expectRows(try await answers(view, ProbeProject.spine(questions)), expected, "many cases")

        let oneCase = rows.map { (case: Int64(1), key: $0.key, id: $0.id, values: $0.values) }
        try await warehouse.load([ProbeProject.table(ProbeProject.readings, oneCase)])
        let spine = ProbeProject.spine(
            (0..<7).map { (case: 1, id: $0, key: .text("key \($0)"), wanted: .null) }, isSingleCase: true)
        let sums = (0..<7).map { key -> String in
            let count = rows.filter { $0.id % 7 == Int64(key) }.count
            return "int 1 | int \(key) | int \(count) | int \(rowsPerCase - 1)"
        }
        try expectRows(try await answers(view, spine), sums, "one large case")
    }
}
