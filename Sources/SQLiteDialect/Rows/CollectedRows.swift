internal import SQLite

/// Rows of a sub-query as bytes, each value with its storage class.
///
/// SQLite has no LATERAL, but the arguments of a table function may refer to the tables before it. So
/// `fs_rows((SELECT fs_collect_rows(a, b) FROM (…)))` runs a sub-query for each row before it: the aggregate writes down what
/// the sub-query gives, in its order, and the table function gives it again.
///
/// The bytes are the number of columns, then value after value: a letter for the storage class, and integers, bits of
/// doubles and lengths in eight bytes.
enum CollectedRows {
    /// More columns than this no lateral sub-query may give.
    static let largestColumnCount = 100

    /// A column's name in the table function.
    static func columnName(_ index: Int) -> String { "c\(index + 1)" }

    /// Writes rows.
    final class Writer: AggregateState {
        private var bytes: [UInt8] = []

        func step(_ arguments: SQLiteArguments) {
            if bytes.isEmpty { append(UInt64(arguments.count)) }
            for index in 0..<arguments.count { append(arguments, index) }
        }

        func value() -> SQLiteValue { .blob(bytes) }

        private func append(_ arguments: SQLiteArguments, _ index: Int) {
            switch arguments.storageClass(index) {
            case .null: bytes.append(UInt8(ascii: "N"))
            case .integer:
                bytes.append(UInt8(ascii: "I"))
                append(UInt64(bitPattern: arguments.integer(index)))
            case .real:
                bytes.append(UInt8(ascii: "R"))
                append(arguments.real(index).bitPattern)
            case .text:
                bytes.append(UInt8(ascii: "T"))
                arguments.withUTF8(index) { text in
                    append(UInt64(text.count))
                    bytes.append(contentsOf: text)
                }
            case .blob:
                guard case .blob(let content) = arguments.value(index) else { return }
                bytes.append(UInt8(ascii: "B"))
                append(UInt64(content.count))
                bytes.append(contentsOf: content)
            }
        }

        private func append(_ number: UInt64) {
            withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
        }
    }

    /// Gives the rows again.
    final class Reader: TableRows {
        private let bytes: [UInt8]
        private var position = 0
        private var columnCount = 0
        private var row: [SQLiteValue] = []

        init(_ bytes: [UInt8]) throws(FunctionFailure) {
            self.bytes = bytes
            if !bytes.isEmpty { columnCount = Int(truncatingIfNeeded: try number()) }
        }

        func next() throws(FunctionFailure) -> Bool {
            guard position < bytes.count else { return false }
            row.removeAll(keepingCapacity: true)
            for _ in 0..<columnCount { row.append(try read()) }
            return true
        }

        func value(_ column: Int) -> SQLiteValue { column < row.count ? row[column] : .null }

        private func read() throws(FunctionFailure) -> SQLiteValue {
            guard position < bytes.count else { throw .wrongClass("fs_rows") }
            let letter = bytes[position]
            position += 1
            switch letter {
            case UInt8(ascii: "N"): return .null
            case UInt8(ascii: "I"): return .integer(Int64(bitPattern: try number()))
            case UInt8(ascii: "R"): return .real(Double(bitPattern: try number()))
            case UInt8(ascii: "T"): return .text(String(decoding: try content(), as: UTF8.self))
            case UInt8(ascii: "B"): return .blob(Array(try content()))
            default: throw .wrongClass("fs_rows")
            }
        }

        private func content() throws(FunctionFailure) -> ArraySlice<UInt8> {
            let count = try number()
            guard count <= UInt64(bytes.count - position) else { throw .wrongClass("fs_rows") }
            let start = position
            position += Int(count)
            return bytes[start..<position]
        }

        private func number() throws(FunctionFailure) -> UInt64 {
            guard bytes.count - position >= 8 else { throw .wrongClass("fs_rows") }
            let value = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: position, as: UInt64.self) }
            position += 8
            return UInt64(littleEndian: value)
        }
    }
}
