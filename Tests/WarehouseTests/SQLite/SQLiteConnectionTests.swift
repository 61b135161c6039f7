import SQLite
import Testing

@Suite struct SQLiteConnectionTests {
    @Test func storageClassesAndValuesComeBackAsTheyWereBound() throws {
        let connection = try Connection(.memory)
        let values: [SQLiteValue] = [
            .null, .integer(.min), .integer(.max), .real(-0.0), .real(.infinity), .real(.leastNonzeroMagnitude),
            .text(""),
            .text("é\u{301}"),
            .blob([]), .blob([0, 255]),
        ]
        let statement = try connection.prepare("SELECT ?")
        for value in values {
            statement.reset()
            try statement.bind(value, at: 1)
            #expect(try statement.step())
            let found = statement.value(0)
            #expect(found == value)
            if case .real(let number) = value, case .real(let other) = found {
                #expect(number.bitPattern == other.bitPattern)
            }
        }
        #expect(statement.storageClass(0) == .blob)
    }

    @Test func nanIsRefusedInsteadOfStoredAsNull() throws {
        let statement = try Connection(.memory).prepare("SELECT ?")
        #expect(throws: SQLiteError.self) { try statement.bind(Double.nan, at: 1) }
    }

    @Test func errorsTellMessageStatementAndPlace() throws {
        let connection = try Connection(.memory)
        let error = #expect(throws: SQLiteError.self) { try connection.prepare("SELECT 1 +* 2") }
        #expect(error?.offset == 10)
        #expect(error?.message == "near \"*\": syntax error")
        #expect(error?.sql == "SELECT 1 +* 2")
    }

    @Test(arguments: ["SELECT 1; SELECT 2", "SELECT 1;;x", "", " ; "])
    func moreOrLessThanOneStatementIsRefused(sql: String) throws {
        let connection = try Connection(.memory)
        #expect(throws: SQLiteError.self) { try connection.prepare(sql) }
        #expect(try connection.prepare("SELECT 1 ;\n ").columnCount == 1)
    }

    @Test func textInDoubleQuotesIsNeverAString() throws {
        let connection = try Connection(.memory)
        #expect(throws: SQLiteError.self) { try connection.prepare("SELECT \"nothing\"") }
    }

    @Test func quotingSurvivesEveryQuote() throws {
        let connection = try Connection(.memory)
        for name in ["a", "a\"b", "a'b", "select", "\u{1F600}", " ", "a\"\"b"] {
            let sql = "SELECT \(SQLiteText.literal(name)) AS \(SQLiteText.identifier(name))"
            let statement = try connection.prepare(sql)
            #expect(try statement.step())
            #expect(statement.text(0) == name)
            #expect(statement.columnName(0) == name)
        }
        for integer in [Int64.min, .max, 0, -1] {
            #expect(try connection.rows("SELECT \(SQLiteText.literal(integer))") == [[.integer(integer)]])
        }
    }

    @Test func aFailedTransactionLeavesNothing() throws {
        let connection = try Connection(.memory)
        try connection.execute("CREATE TABLE t (a INTEGER) STRICT")
        let error = #expect(throws: SQLiteError.self) {
            try connection.transaction {
                try connection.execute("INSERT INTO t VALUES (1)")
                try connection.execute("INSERT INTO t VALUES ('x')")
            }
        }
        #expect(error?.isConstraint == true)
        #expect(try connection.rows("SELECT count(*) FROM t") == [[.integer(0)]])
    }

    @Test func anotherThreadStopsARunningStatement() async throws {
        let connection = try Connection(.memory)
        let interrupter = connection.interrupter
        // An interruption is lost when nothing runs yet, so it is repeated until the statement has ended.
        let stopper = Task.detached {
            while !Task.isCancelled {
                interrupter.interrupt()
                try? await Task.sleep(for: .milliseconds(1))
            }
        }
        let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        let error = #expect(throws: SQLiteError.self) { try connection.rows(endless) }
        stopper.cancel()
        await stopper.value
        #expect(error?.isInterrupted == true)
        connection.close()
        interrupter.interrupt()
        #expect(throws: SQLiteError.self) { try connection.execute("SELECT 1") }
    }

    @Test func aProgressHandlerStopsAStatement() throws {
        let connection = try Connection(.memory)
        var calls = 0
        try connection.setProgressHandler(every: 1_000) {
            calls += 1
            return calls > 10
        }
        let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        let error = #expect(throws: SQLiteError.self) { try connection.rows(endless) }
        #expect(error?.isInterrupted == true)
        try connection.setProgressHandler(every: 0, nil)
        #expect(try connection.rows("SELECT 1") == [[.integer(1)]])
    }

    @Test func limitsHold() throws {
        let connection = try Connection(.memory)
        try connection.limit(.statementLength, to: 20)
        #expect(throws: SQLiteError.self) { try connection.prepare("SELECT 1, 2, 3, 4, 5, 6, 7, 8") }
    }
}

@Suite struct SQLiteFunctionRegistrationTests {
    private final class Longest: WindowState {
        private var texts: [String] = []

        func step(_ arguments: SQLiteArguments) throws(FunctionFailure) {
            guard arguments.storageClass(0) == .text else { throw FunctionFailure("longest takes text") }
            texts.append(arguments.text(0))
        }

        func inverse(_ arguments: SQLiteArguments) { texts.removeFirst() }

        func value() -> SQLiteValue { texts.max { $0.count < $1.count }.map { .text($0) } ?? .null }
    }

    @Test func functionsGiveValuesAndFailures() throws {
        let connection = try Connection(.memory)
        try connection.registerFunction("half", arguments: 1) { (values) throws(FunctionFailure) in
            guard values.storageClass(0) == .integer else { throw FunctionFailure("half takes an integer") }
            return .integer(values.integer(0) / 2)
        }
        #expect(try connection.rows("SELECT half(9)") == [[.integer(4)]])
        let error = #expect(throws: SQLiteError.self) { try connection.rows("SELECT half('x')") }
        #expect(error?.message == "half takes an integer")
        #expect(throws: SQLiteError.self) { try connection.prepare("SELECT half(1, 2)") }
    }

    @Test func aggregatesWorkOverGroupsWindowsAndNothing() throws {
        let connection = try Connection(.memory)
        try connection.registerWindow("longest", arguments: 1) { Longest() }
        let rows = "(VALUES (1, 'aaa'), (2, 'b'), (3, 'cc'))"
        #expect(try connection.rows("SELECT longest(column2) FROM \(rows)") == [[.text("aaa")]])
        #expect(try connection.rows("SELECT longest(column2) FROM \(rows) WHERE false") == [[.null]])
        let moving = "SELECT longest(column2) OVER (ORDER BY column1 ROWS 1 PRECEDING) FROM \(rows)"
        #expect(try connection.rows(moving) == [[.text("aaa")], [.text("aaa")], [.text("cc")]])
        let error = #expect(throws: SQLiteError.self) { try connection.rows("SELECT longest(column1) FROM \(rows)") }
        #expect(error?.message == "longest takes text")
    }

    @Test func whatIsHeldIsCountedWhereAConnectionWasOpened() throws {
        let connection = try Connection(.memory)
        // Too late, as a server's first connection must be.
        Connection.countNoBytes()
        let before = Connection.heldBytes
        try connection.execute("CREATE TABLE t (x); INSERT INTO t VALUES (zeroblob(4000000))")
        #expect(Connection.heldBytes > before + 1_000_000)
    }

    @Test func collationsOrderAndEquate() throws {
        let connection = try Connection(.memory)
        try connection.registerCollation("by_length") { Int32($0.count) - Int32($1.count) }
        let rows = "(VALUES ('bbb'), ('a'), ('cc'), ('d'))"
        let ordered = "SELECT column1 FROM \(rows) ORDER BY column1 COLLATE by_length, column1"
        #expect(try connection.rows(ordered) == [[.text("a")], [.text("d")], [.text("cc")], [.text("bbb")]])
        #expect(
            try connection.rows("SELECT count(DISTINCT column1 COLLATE by_length) FROM \(rows)") == [[.integer(3)]])
    }
}
