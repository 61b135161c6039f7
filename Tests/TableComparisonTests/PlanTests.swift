import Testing

@testable import TableComparison

/// No type is converted and no column is left out unless somebody says so.
@Suite struct PlanTests {
    private static let ints = "CREATE TABLE t (id INTEGER, n INTEGER); INSERT INTO t VALUES (1, 2)"

    private func message(
        _ first: String, _ second: String, key: [String] = ["id"],
        _ change: (inout ComparisonRequest) -> Void = { _ in }
    ) async throws -> String {
        let rig = try ComparisonRig()
        var request = try rig.request(first, second, key: key)
        change(&request)
        let asked = request
        return await failure { try await TableComparer.compare(asked) }?.description ?? "no error"
    }

    @Test func anotherTypeIsAnErrorThatNamesBoth() async throws {
        for (other, word) in [("REAL", "double"), ("TEXT", "text"), ("BLOB", "bytes")] {
            let message = try await message(
                Self.ints, "CREATE TABLE t (id INTEGER, n \(other)); INSERT INTO t VALUES (1, 2)")
            #expect(
                message.contains("'n' is INTEGER in first and \(other) in second: no type is converted unasked"),
                "\(word): \(message)")
            #expect(message.contains("--as 'n="), "\(message)")
        }
    }

    @Test func aConversionThatIsAskedForLosesNothing() async throws {
        let result = try await ComparisonRig().compare(
            "CREATE TABLE t (id INTEGER, n INTEGER); INSERT INTO t VALUES (1, 2), (2, 9007199254740993), (3, 7)",
            "CREATE TABLE t (id INTEGER, n REAL); INSERT INTO t VALUES (1, 2.0), (2, 9007199254740992.0), (3, 7.5)"
        ) { $0.types = [("n", .double)] }
        #expect(result.found == ["n value 1", "n other-type 1"])
        let asInt = try await ComparisonRig().compare(
            "CREATE TABLE t (id INTEGER, n TEXT); INSERT INTO t VALUES (1, '2'), (2, '2.0'), (3, ' 7')",
            "CREATE TABLE t (id INTEGER, n INTEGER); INSERT INTO t VALUES (1, 2), (2, 2), (3, 7)"
        ) { $0.types = [("n", .int)] }
        #expect(asInt.found == ["n other-type 2"])
    }

    @Test func aColumnOfOneSideIsAnErrorOrIgnoredAndListed() async throws {
        let other = "CREATE TABLE t (id INTEGER, n INTEGER, extra TEXT); INSERT INTO t VALUES (1, 2, 'x')"
        let message = try await message(Self.ints, other)
        #expect(message.contains("the column 'extra' of second is missing in first"), "\(message)")
        let result = try await ComparisonRig().compare(Self.ints, other) { $0.ignored = ["extra"] }
        #expect(result.conclusion == .equal)
        #expect(result.ignored.map(\.name) == ["extra"])
        #expect(result.ignored.map(\.isInFirst) == [false])
    }

    @Test func namesThatNobodyHasAreSuggested() async throws {
        let key = try await message(Self.ints, Self.ints, key: ["ids"])
        #expect(key.contains("--key names the column 'ids', which neither side has. Did you mean id?"), "\(key)")
        let policy = try await message(Self.ints, Self.ints) { $0.policies = [("m", .exact)] }
        #expect(policy.contains("--policy names the column 'm'"), "\(policy)")
        let ignored = try await message(Self.ints, Self.ints) { $0.ignored = ["id"] }
        #expect(ignored.contains("'id' is part of the key"), "\(ignored)")
        let policyOfText = try await message(
            "CREATE TABLE t (id INTEGER, s TEXT)", "CREATE TABLE t (id INTEGER, s TEXT)"
        ) { $0.policies = [("s", .ulps(1))] }
        #expect(policyOfText.contains("only the policy exact"), "\(policyOfText)")
    }

    @Test func aNumberWithAFractionIsNoKey() async throws {
        let table = "CREATE TABLE t (id REAL, n INTEGER); INSERT INTO t VALUES (1.5, 2)"
        let message = try await message(table, table)
        #expect(message.contains("the key column 'id' is double, which is no key"), "\(message)")
    }

    @Test func twoColumnsOfOneNameAreRefused() async throws {
        let rig = try ComparisonRig()
        var request = try rig.request(Self.ints, Self.ints)
        request.first = .init(
            name: "first", address: request.first.address,
            rows: .query("SELECT id, n, n AS id FROM t", origin: "--first-query"))
        let asked = request
        let error = await failure { try await TableComparer.compare(asked) }
        // SQLite renames a column of a subquery that stands twice.
        #expect(error?.description.contains("id:1") == true, "\(String(describing: error))")
    }

    @Test func anUntypedColumnTakesTheTypeOfTheOtherSide() async throws {
        let result = try await ComparisonRig().compare(
            "CREATE TABLE t (id, at, flag); INSERT INTO t VALUES (1, 1000000, 1), (2, NULL, NULL)",
            "CREATE TABLE t (id INTEGER, at TIMESTAMP, flag BOOLEAN); INSERT INTO t VALUES (1, 1000000, 1), (2, NULL, 0)"
        )
        #expect(result.columns.map(\.type) == [.timestamp, .bool])
        #expect(result.found == ["flag null-against-value 1"])
    }

    @Test func keysOfSQLiteAreCastByAQueryAndNotConverted() async throws {
        // As texts 10 comes before 9.
        let texts = "CREATE TABLE t (id TEXT, n INTEGER); INSERT INTO t VALUES ('9', 1), ('10', 2)"
        let integers = "CREATE TABLE t (id INTEGER, n INTEGER); INSERT INTO t VALUES (9, 1), (10, 2)"
        let toInt = try await message(texts, integers) { $0.types = [("id", .int)] }
        #expect(toInt.contains("keys are not converted") && toInt.contains("--first-query"), "\(toInt)")
        let toText = try await message(texts, integers) { $0.types = [("id", .text)] }
        #expect(toText.contains("keys are not converted") && toText.contains("--second-query"), "\(toText)")
        let unasked = try await message(texts, integers)
        #expect(unasked.contains("Use a query that casts one of them") && !unasked.contains("--as"), "\(unasked)")
        let cast = try await ComparisonRig().compare(texts, integers) {
            $0.first = .init(
                name: "first", address: $0.first.address,
                rows: .query("SELECT CAST(id AS INTEGER) AS id, n FROM t", origin: "--first-query"))
        }
        #expect(cast.conclusion == .equal, "\(cast.found)")
        let instants = try await ComparisonRig().compare(integers, integers) { $0.types = [("id", .timestamp)] }
        #expect(instants.conclusion == .equal, "\(instants.found)")
    }
}
