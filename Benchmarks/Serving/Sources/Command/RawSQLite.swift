import CRawSQLite
import FeatureStore
import PaymentFeatures

/// The same rows in SQLite alone: prepared statements and nothing around them, as fast as the engine goes.
final class RawSQLite {
    private var handle: OpaquePointer?
    private var insertion: OpaquePointer?
    private var selection: OpaquePointer?

    /// Opens a file with the settings that an acknowledged event needs: a write-ahead log that reaches the disk.
    init(path: String, creating: Bool) {
        check(sqlite3_open(path, &handle))
        execute("PRAGMA journal_mode = WAL")
        execute("PRAGMA synchronous = FULL")
        if creating {
            execute(
                """
                CREATE TABLE payments(payment_id INTEGER, customer_id INTEGER, paid_at INTEGER, cents INTEGER,
                                      merchant TEXT, country TEXT, declined INTEGER)
                """)
            execute("CREATE UNIQUE INDEX payments_id ON payments(payment_id)")
            execute("CREATE INDEX payments_customer ON payments(customer_id, paid_at)")
        }
    }

    func close() {
        sqlite3_finalize(insertion)
        sqlite3_finalize(selection)
        sqlite3_close(handle)
    }

    /// Inserts rows in one transaction.
    func insert(_ payments: ArraySlice<Payment>) {
        if insertion == nil { insertion = prepare("INSERT INTO payments VALUES(?, ?, ?, ?, ?, ?, ?)") }
        execute("BEGIN IMMEDIATE")
        for payment in payments {
            sqlite3_bind_int64(insertion, 1, Int64(payment.paymentId))
            sqlite3_bind_int64(insertion, 2, Int64(payment.customerId))
            sqlite3_bind_int64(insertion, 3, payment.paidAt.microseconds)
            sqlite3_bind_int64(insertion, 4, Int64(payment.cents))
            bind(payment.merchant, at: 5)
            bind(payment.country, at: 6)
            sqlite3_bind_int64(insertion, 7, payment.declined ? 1 : 0)
            check(sqlite3_step(insertion))
            sqlite3_reset(insertion)
        }
        execute("COMMIT")
    }

    /// Reads one customer's rows by a statement prepared once, every cell of them; `table` is the name of the table.
    func readCustomer(_ customer: Int, table: String) -> Int {
        if selection == nil {
            selection = prepare(
                """
                SELECT payment_id, customer_id, paid_at, cents, merchant, country, declined FROM \(table)
                WHERE customer_id = ? ORDER BY paid_at
                """)
        }
        sqlite3_bind_int64(selection, 1, Int64(customer))
        var sum = 0
        while sqlite3_step(selection) == SQLITE_ROW {
            for column in [Int32(0), 1, 2, 3, 6] { sum &+= Int(sqlite3_column_int64(selection, column)) }
            for column in [Int32(4), 5] {
                _ = sqlite3_column_text(selection, column)
                sum &+= Int(sqlite3_column_bytes(selection, column))
            }
        }
        sqlite3_reset(selection)
        return sum
    }

    private func execute(_ sql: String) { check(sqlite3_exec(handle, sql, nil, nil, nil)) }

    private func prepare(_ sql: String) -> OpaquePointer? {
        var statement: OpaquePointer?
        check(sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
        return statement
    }

    private func bind(_ text: String, at index: Int32) {
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        sqlite3_bind_text(insertion, index, text, Int32(text.utf8.count), transient)
    }

    private func check(_ code: Int32) {
        guard code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW else {
            fatalError("SQLite: \(String(cString: sqlite3_errmsg(handle)))")
        }
    }
}
