import FeatureStore

/// Whether a cell holds no value, a value of its column's type, or something else; a byte, so that a column of them is one
/// array.
enum CellState {
    static let null: UInt8 = 0
    static let value: UInt8 = 1
    static let other: UInt8 = 2
}

/// What a cell holds that is no value of its column's type: a text in an integer column of SQLite, a numeric NaN.
struct OtherCell: Hashable, Sendable {
    /// What it is: `text`, `real`, `numeric`.
    let kind: String
    /// What it holds.
    let text: String

    /// Equal by bytes: Swift's equality of texts would let different bytes pass.
    static func == (one: OtherCell, other: OtherCell) -> Bool {
        one.kind == other.kind && one.text.utf8.elementsEqual(other.text.utf8)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}

/// One column of a batch: a state for each cell and one contiguous typed array, with placeholders where there is no value.
///
/// ``Column`` knows values and NULL; data that nobody has vouched for holds a third kind of cell, and several types share
/// one form here, so that there are four loops that compare and not nine.
struct CellColumn: Sendable {
    enum Values: Sendable {
        case words([Int64])
        case numbers([Double])
        case decimals([ExactDecimal])
        case bytes(ByteCells)
    }

    let states: [UInt8]
    let values: Values
    /// By row: the cells whose state is ``CellState/other``.
    let others: [Int: OtherCell]
}

/// Bytes of many cells, one behind the other: cell `i` is `bytes[offsets[i] ..< offsets[i + 1]]`.
struct ByteCells: Sendable {
    var bytes: [UInt8] = []
    var offsets: [Int] = [0]
}
