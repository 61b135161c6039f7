internal import Contracts
internal import Crypto
internal import FeatureStore

/// Replaces values by keyed hashes: equal values stay equal in all columns, and nothing else is kept.
///
/// A text becomes `h` and 24 hexadecimal digits of its HMAC-SHA-256 (96 bits), an integer a positive one of 62 bits; both
/// are cut to what the narrowest of the columns holds, because a value must look the same in all. NULL stays NULL, an empty
/// text stays empty; of a list of texts each element is hashed.
struct ValueHasher {
    private let key: SymmetricKey
    private let width: Int
    private let bits: UInt64
    /// What each hash stood for, to notice two values that meet in one.
    private var origins: [String: [UInt8]] = [:]

    /// Makes a hasher for some columns.
    ///
    /// - Throws: ``DrawFailure`` when one of them is too narrow for any hash.
    init(secret: String, columns: [ColumnContract]) throws(DrawFailure) {
        key = SymmetricKey(data: Array(secret.utf8))
        var (width, bits) = (25, UInt64(62))
        for column in columns {
            if Self.isText(column.type) {
                width = min(width, try Self.width(column))
            } else if column.type == .int {
                bits = min(bits, Self.bits(column))
            }
        }
        (self.width, self.bits) = (width, bits)
    }

    /// Whether values of a column are hashed at all.
    static func hashes(_ column: ColumnContract) -> Bool { isText(column.type) || column.type == .int }

    /// Whether a type is text, or a list of it.
    static func isText(_ type: ValueType) -> Bool {
        switch type {
        case .text: true
        case .list(let element, _, _): isText(element)
        default: false
        }
    }

    /// A column with its values hashed.
    ///
    /// - Throws: ``DrawFailure`` when a hash does not fit into the column, or two values have the same.
    mutating func hashed(_ column: Column, as contract: ColumnContract) throws(DrawFailure) -> Column {
        var result = Column(name: column.name, type: column.type, reservingCapacity: column.count)
        switch column.cells {
        case .text(let texts):
            for row in 0..<column.count {
                guard column.validity[row] else {
                    result.appendNull()
                    continue
                }
                let bytes = Array(texts[row])
                result.append(utf8: bytes.isEmpty ? [] : Array(try text(bytes, contract).utf8))
            }
        case .int(let values):
            for row in 0..<column.count {
                guard column.validity[row] else {
                    result.appendNull()
                    continue
                }
                result.append(try integer(values[row], contract))
            }
        case .list(let lists) where Self.isText(column.type):
            return Column(
                name: column.name, type: column.type,
                cells: .list(
                    ListCells(elements: try hashed(lists.elements, as: contract), offsets: lists.offsets)),
                validity: column.validity)
        default: return column
        }
        return result
    }

    private mutating func text(_ bytes: [UInt8], _ column: ColumnContract) throws(DrawFailure) -> String {
        let digits = code(of: [0] + bytes).prefix(12).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        let hash = String(("h" + digits.joined()).prefix(width))
        try note(hash, bytes, column)
        return hash
    }

    private mutating func integer(_ value: Int64, _ column: ColumnContract) throws(DrawFailure) -> Int64 {
        let word = code(of: [1] + Array("\(value)".utf8)).prefix(8).reduce(UInt64(0)) {
            $0 << 8 | UInt64($1)
        }
        let hash = Int64(word & ((1 << bits) - 1))
        try note("\(bits) \(hash)", Array("\(value)".utf8), column)
        return hash
    }

    private func code(of bytes: [UInt8]) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: bytes, using: key)
    }

    private mutating func note(_ hash: String, _ value: [UInt8], _ column: ColumnContract) throws(DrawFailure) {
        if let other = origins.updateValue(value, forKey: hash), other != value {
            throw DrawFailure(
                "two values of \(column.name) have the same hash, since the column is narrow; take another secret, or leave "
                    + "the column unhashed")
        }
    }

    /// How many bits of a positive integer a column holds.
    private static func bits(_ column: ColumnContract) -> UInt64 {
        switch column.physicalType?.lowercased() {
        case "int2", "smallint": 15
        case "int4", "int", "integer": 31
        default: 62
        }
    }

    /// How many characters of a hash a column holds.
    private static func width(_ column: ColumnContract) throws(DrawFailure) -> Int {
        guard let open = column.physicalType?.firstIndex(of: "("), let close = column.physicalType?.firstIndex(of: ")"),
            let text = column.physicalType, let width = Int(text[text.index(after: open)..<close].filter(\.isNumber))
        else { return 25 }
        guard width >= 8 else {
            throw DrawFailure(
                "\(column.name) is \(text) and cannot hold a hash, which takes 8 characters or more; leave it unhashed")
        }
        return min(width, 25)
    }
}
