import Contracts
import FeatureStore
import SQLFrontend
import Warehouse

/// Checks of what comes back of what was loaded.
extension Probe {
    func roundTrip() async throws {
        let nines: Int128 = 99_999_999_999_999_999_999_999_999_999_999_999_999
        let columns: [[ProbeCell]] = [
            [.int(0), .int(.max), .int(.min), .int(-1), .int(1 << 53 + 1)],
            [
                .double(0), .double(-0.0), .double(.infinity), .double(-.infinity), .double(.leastNonzeroMagnitude),
                .double(.greatestFiniteMagnitude), .double(0.1 + 0.2), .double(-1e-300), .double(9_007_199_254_740_994),
            ],
            [
                .decimal(0, scale: 0), .decimal(nines, scale: 12), .decimal(-nines, scale: 12), .decimal(110, scale: 2),
                .decimal(1, scale: 12), .decimal(-12_345, scale: 4), .decimal(10_000, scale: 0), .decimal(7, scale: 4),
                .decimal(99_999_999, scale: 8), .decimal(100_000_001, scale: 5),
            ],
            [.text(""), .text("a"), .text("NULL"), .text("1")],
            [.bool(true), .bool(false)],
            [
                .timestamp(0), .timestamp(-1), .timestamp(1), .timestamp(1_363_503_600_000_001),
                .timestamp(-62_135_596_800_000_000), .timestamp(253_402_300_799_999_999),
                .timestamp(-210_866_803_200_000_000),
            ],
            [.date(0), .date(-1), .date(15_766), .date(-2_440_588), .date(2_932_896)],
        ]
        // One row for each value, the other columns NULL, and one row of NULLs alone.
        var rows: [(case: Int64, key: ProbeCell, id: Int64, values: [ProbeCell])] = [
            (1, .text("k"), 0, Array(repeating: .null, count: columns.count))
        ]
        for (position, values) in columns.enumerated() {
            for value in values {
                var cells = Array(repeating: ProbeCell.null, count: columns.count)
                cells[position] = value
                rows.append((1, .text("k"), Int64(rows.count), cells))
            }
        }
        let table = ProbeProject.table(ProbeProject.readings, rows)
        try expect(
            warehouse.uncoveredCases(in: table.rows).isEmpty, "a case of ordinary values was said not to be covered")
        try await warehouse.load([table])
        let spine = ProbeProject.spine(rows.map { (case: 1, id: $0.id, key: .text("k"), wanted: .int($0.id)) })
        let expected = ColumnBatch(
            [("case_id", .int), ("spine_id", .int)] + ProbeProject.values.map { ($0.name, $0.type) },
            rows: rows.map { [.int(1), .int($0.id)] + $0.values })
        try expectRows(try await answers(Self.echo, spine), expected.exactRows, "values of every type")
    }

    func notANumber() async throws {
        let table = ProbeProject.table(
            ProbeProject.readings,
            [
                (case: 7, key: .text("k"), id: 1, values: [.null, .double(.nan)]),
                (8, .text("k"), 2, [.null, .double(1)]),
            ])
        let spine = ProbeProject.spine([(case: 7, id: 1, key: .text("k"), wanted: .int(1))])
        let uncovered = warehouse.uncoveredCases(in: table.rows)
        guard uncovered.isEmpty else {
            try expect(
                uncovered.map(\.caseID) == [7] && uncovered.map(\.column) == ["a_double"],
                "NaN stands in column a_double of case 7 alone, and \(uncovered) was said not to be covered")
            let error = try await error("loading NaN") { try await warehouse.load([table]) }
            guard case WarehouseError.notCovered(_, caseID: 7, _) = error else {
                throw ConformanceFailure("loading NaN threw \(error), where notCovered with case 7 was expected")
            }
            return
        }
        try await warehouse.load([table])
        try expectRows(
            try await answers(Self.echo, spine), ["int 7 | int 1 | NULL | NaN | NULL | NULL | NULL | NULL | NULL"],
            "NaN")
    }

    func lists() async throws {
        let view = ProbeProject.view(
            "Lists", [("some_ints", ProbeProject.ints), ("some_texts", ProbeProject.texts)], reads: ["bags"],
            sql: """
                SELECT s.spine_id, b.some_ints AS some_ints, b.some_texts AS some_texts
                FROM spine s
                LEFT JOIN bags b ON b.probe = s.probe AND b.id = s.wanted
                """)
        let values: [[ProbeCell]] = [
            [.list([]), .list([])], [.null, .null],
            [.list([.int(2), .int(1), .int(2)]), .list([.text("b"), .text("a")])],
            [.list([.null, .int(.min), .null]), .list([.text(""), .text("{\"NULL\",\\}")])],
        ]
        let rows = values.enumerated().map { (case: Int64(1), key: ProbeCell.text("k"), id: Int64($0), values: $1) }
        try await warehouse.load([ProbeProject.table(ProbeProject.bags, rows)])
        let query = try compile(view)
        let spine = ProbeProject.spine(rows.map { (case: 1, id: $0.id, key: .text("k"), wanted: .int($0.id)) })
        let batch = try await warehouse.answer(query, spine: spine)
        let expected = ColumnBatch(
            [
                ("case_id", .int), ("spine_id", .int), ("some_ints", ProbeProject.ints),
                ("some_texts", ProbeProject.texts),
            ],
            rows: rows.map { [.int(1), .int($0.id)] + $0.values })
        try expectRows(batch.exactRows, expected.exactRows, "lists")
    }

    func awkwardText() async throws {
        let texts = [
            "\u{E9}", "e\u{301}", "E\u{301}", "a ", "a", " a", "a\u{A0}", "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}",
            "\u{1F1E9}\u{1F1EA}", "it's", "\"quoted\"", "back\\slash", "\\N", "tab\tand\nline\r\n", "%_", "$1 ?1 :a",
            "\u{FEFF}bom", "\u{FFFD}", "\u{10FFFF}", "\u{1}", "K", "\u{212A}", "\u{FF21}",
            String(repeating: "x\u{1F600}", count: 220_000),
        ]
        let rows = texts.enumerated().map { number, text in
            let values: [ProbeCell] = [.null, .null, .null, .text(text)]
            return (case: Int64(1), key: ProbeCell.text(text), id: Int64(number), values: values)
        }
        try await warehouse.load([ProbeProject.table(ProbeProject.readings, rows)])
        let spine = ProbeProject.spine(rows.map { (case: 1, id: $0.id, key: $0.key, wanted: .int($0.id)) })
        let expected = ColumnBatch(
            [("case_id", .int), ("spine_id", .int)] + ProbeProject.values.map { ($0.name, $0.type) },
            rows: rows.map { row -> [ProbeCell] in [.int(1), .int(row.id)] + row.values + [.null, .null, .null] })
        try expectRows(try await answers(Self.echo, spine), expected.exactRows, "awkward text")
        // Equality and order are by code point: what only looks alike stays apart.
        let order = ProbeProject.view(
            "Order", [("smaller", .int), ("equal", .int)], reads: ["readings"],
            sql: """
                SELECT s.spine_id,
                       (SELECT count(*) FROM readings r WHERE r.a_text < s.probe) AS smaller,
                       (SELECT count(*) FROM readings r WHERE r.a_text = s.probe) AS equal
                FROM spine s
                """)
        let scalars = texts.map { Array($0.unicodeScalars.map(\.value)) }
        let positions = scalars.enumerated().map { number, text in
            let smaller = scalars.filter { $0.lexicographicallyPrecedes(text) }.count
            return "int 1 | int \(number) | int \(smaller) | int 1"
        }
        try expectRows(try await answers(order, spine), positions, "order of text by code point")
    }

    func textWithZero() async throws {
        let table = ProbeProject.table(
            ProbeProject.readings,
            [
                (case: 3, key: .text("k"), id: 1, values: [.null, .null, .null, .text("a")]),
                (4, .text("k"), 2, [.null, .null, .null, .text("a\0b")]),
            ])
        let uncovered = warehouse.uncoveredCases(in: table.rows)
        try expect(
            uncovered.map(\.caseID) == [4] && uncovered.map(\.column) == ["a_text"],
            "U+0000 stands in column a_text of case 4 alone, and \(uncovered) was said not to be covered")
        let error = try await error("loading a text with U+0000") { try await warehouse.load([table]) }
        guard case WarehouseError.notCovered(_, caseID: 4, let found) = error, found.contains("U+0000") else {
            throw ConformanceFailure("a text with U+0000 threw \(error), where notCovered with case 4 was expected")
        }
    }

    func awkwardKeys() async throws {
        let keys = ["O'Brien", "\"; DROP TABLE readings; --", "", " ", "\u{E9}", "e\u{301}", "A", "a", "NULL", "\\"]
        let rows = keys.enumerated().map { number, key in
            (case: Int64(1), key: ProbeCell.text(key), id: Int64(number), values: [ProbeCell.int(Int64(number))])
        }
        let nullRow = (case: Int64(1), key: ProbeCell.null, id: Int64(100), values: [ProbeCell.int(100)])
        try await warehouse.load([ProbeProject.table(ProbeProject.readings, rows + [nullRow])])
        let view = ProbeProject.view(
            "ByKey", [("an_int", .int)], reads: ["readings"],
            sql: "SELECT s.spine_id, r.an_int AS an_int FROM spine s LEFT JOIN readings r ON r.probe = s.probe")
        let questions = rows.map { (case: Int64(1), id: $0.id, key: $0.key, wanted: ProbeCell.null) }
        let nullQuestion = (case: Int64(1), id: Int64(100), key: ProbeCell.null, wanted: ProbeCell.null)
        try expectRows(
            try await answers(view, ProbeProject.spine(questions + [nullQuestion])),
            rows.map { "int 1 | int \($0.id) | int \($0.id)" } + ["int 1 | int 100 | NULL"], "awkward keys")
    }

    func physicalTypes() async throws {
        let fits: [ProbeCell] = [
            .int(32_767), .int(-2_147_483_648), .decimal(999_999, scale: 2), .text("\u{E9}\u{1F600}z"),
        ]
        let row = (case: Int64(1), key: ProbeCell.text("k"), id: Int64(1), values: fits)
        try await warehouse.load([ProbeProject.table(ProbeProject.narrow, [row])])
        let beyond: [ProbeCell] = [.int(32_768), .int(2_147_483_648), .decimal(1_234, scale: 3), .text("abc ")]
        for (position, value) in beyond.enumerated() {
            var cells = fits
            cells[position] = value
            let table = ProbeProject.table(ProbeProject.narrow, [(case: 1, key: .text("k"), id: 1, values: cells)])
            let error = try await error("loading \(value) into a narrower type") { try await warehouse.load([table]) }
            guard case WarehouseError.failed(_, let message, _, _) = error, message.contains("row 1 of narrow") else {
                throw ConformanceFailure("\(value) threw \(error), where failed with the row was expected")
            }
        }
    }
}
