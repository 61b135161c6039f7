import Parity
import SQLite
import Testing

@testable import TableComparison

/// Every class of difference is found, counted and shown, and nothing else is.
@Suite struct DifferenceTests {
    @Test func eachClassIsFound() async throws {
        let columns = "id INTEGER, n ANY, d ANY, s TEXT"
        let result = try await ComparisonRig().compare(
            """
            CREATE TABLE t (\(columns)) STRICT;
            INSERT INTO t VALUES (1, 1, 1.0, 'a'), (2, 2, 0.0, 'b'), (3, NULL, 2.5, 'c'), (4, 4, 1e0, ''), (5, 5, 3.5, 'e');
            """,
            """
            CREATE TABLE t (\(columns)) STRICT;
            INSERT INTO t VALUES (1, 7, 1.0, 'A'), (2, 2, -1e-200 * 1e-200, 'b'), (3, 3, 2.5, NULL), (4, 'x', 1, ''), (6, 6, 3.5, 'e');
            """)
        #expect(
            result.found == [
                "n value 1", "n null-against-value 1", "n other-type 1", "d negative-zero 1", "d other-type 1",
                "s value 1",
                "s null-against-value 1",
            ])
        #expect(result.rows.missing.count == 1)
        #expect(result.rows.extra.count == 1)
        #expect(result.rows.compared == 4)
        #expect(result.conclusion == .different)
    }

    @Test func theSameForeignCellOnBothSidesIsNoDifference() async throws {
        let table =
            "CREATE TABLE t (id INTEGER, n INTEGER); INSERT INTO t VALUES (1, 'x'), (2, x'00'), (3, 1.5), (4, 2)"
        let result = try await ComparisonRig().compare(table, table)
        #expect(result.conclusion == .equal, "\(result.found)")
    }

    @Test func duplicateAndNullKeysAreCountedOnEachSideAndNotCompared() async throws {
        let result = try await ComparisonRig().compare(
            """
            CREATE TABLE t (id INTEGER, k TEXT, n INTEGER);
            INSERT INTO t VALUES (1, 'a', 1), (1, 'a', 2), (1, 'b', 3), (NULL, 'a', 4), (2, NULL, 5), (3, 'c', 6), (3, 'c', 6);
            """,
            """
            CREATE TABLE t (id INTEGER, k TEXT, n INTEGER);
            INSERT INTO t VALUES (1, 'a', 1), (1, 'b', 3), (NULL, NULL, 4), (3, 'c', 6), (3, 'c', 7), (3, 'c', 8), (9, x'61', 1);
            """, key: ["id", "k"])
        #expect(result.rows.compared == 1)
        #expect(result.rows.duplicates.keys == 2)
        #expect(result.rows.duplicates.firstRows == 4)
        #expect(result.rows.duplicates.secondRows == 4)
        #expect(result.rows.duplicates.examples.map(\.first) == [2, 2])
        #expect(result.rows.duplicates.examples.map(\.second) == [1, 3])
        #expect(result.first.nullKeys.count == 2)
        #expect(result.second.nullKeys.count == 1)
        #expect(result.second.otherKeys.count == 1)
        #expect(result.rows.missing.count == 0)
        #expect(result.rows.extra.count == 0)
        #expect(result.conclusion == .different)
    }

    @Test func policiesLetPassWhatTheyAllowAndSayHowMuch() async throws {
        let result = try await ComparisonRig().compare(
            "CREATE TABLE t (id INTEGER, a REAL, b REAL, n INTEGER); INSERT INTO t VALUES (1, 1.0, 1.0, 10), (2, 1.0, 5.0, 20)",
            """
            CREATE TABLE t (id INTEGER, a REAL, b REAL, n INTEGER);
            INSERT INTO t VALUES (1, 1.0000000000000002, 1.0000000000000002, 11), (2, 1.0000000000000004, 5.0, 20)
            """
        ) {
            $0.policies = [("a", .ulps(1)), ("*", .absolute(1))]
        }
        #expect(result.found == ["a value 1"])
        #expect(result.columns.map(\.withinPolicy) == [1, 1, 1])
        #expect(result.columns.map(\.policy) == [.ulps(1), .absolute(1), .absolute(1)])
    }

    @Test func examplesAreTheFirstByKeyAndNoMoreThanAskedFor() async throws {
        let rows = (1...5_000).map { "(\(($0 * 7_919) % 5_003), \($0))" }.joined(separator: ",")
        let result = try await ComparisonRig().compare(
            "CREATE TABLE t (id INTEGER, n INTEGER); INSERT INTO t VALUES \(rows)",
            "CREATE TABLE t (id INTEGER, n INTEGER); INSERT INTO t SELECT id, n + 1 FROM (SELECT column1 AS id, column2 AS n "
                + "FROM (VALUES \(rows))) WHERE id % 1000 <> 1"
        ) { $0.exampleLimit = 3 }
        #expect(result.count("n", .value) == 4_994)
        let keys = result.columns[0].differences[0].examples.map { Self.integer($0.key[0]) }
        #expect(keys == [2, 3, 4])
        #expect(result.rows.missing.examples.map { Self.integer($0[0]) } == [1, 1_001, 2_001])
    }

    private static func integer(_ cell: ComparedCell) -> Int64? {
        guard case .value(.int(let number)) = cell else { return nil }
        return number
    }

    @Test func twoEmptySidesDecideNothing() async throws {
        let result = try await ComparisonRig().compare("CREATE TABLE t (id INTEGER)", "CREATE TABLE t (id INTEGER)")
        #expect(result.conclusion == .undecided)
    }

    @Test func keysOfAnyTextAreKept() async throws {
        let long = String(repeating: "long ", count: 200_000)
        let table = "CREATE TABLE t (id TEXT, n INTEGER);"
        func rows(_ change: Int) -> String {
            """
            \(table) INSERT INTO t VALUES ('it''s "quoted"', 1), (CAST(x'610062' AS TEXT), 2), ('a', 3), ('😀', \(4 + change)),
            ('\(long)', 5), ('\(long)x', \(6 + change)), ('', 7), (CAST(x'6100' AS TEXT), \(8 + change));
            """
        }
        let result = try await ComparisonRig().compare(rows(0), rows(1))
        #expect(result.rows.compared == 8)
        #expect(result.count("n", .value) == 3)
        let keys = result.columns[0].differences[0].examples.map { example -> String in
            guard case .value(.text(let text)) = example.key[0] else { return "" }
            return text
        }
        #expect(keys == ["a\0", long + "x", "😀"])
    }
}
