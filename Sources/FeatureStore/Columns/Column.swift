/// One column of a batch: a contiguous typed array and a bit for each cell that says whether it holds a value.
///
/// A cell that holds NULL has a placeholder in the array (0, false, an empty text), so that array indices are row indices.
public struct Column: Sendable {
    /// The cells, in one array of the column's type.
    public enum Cells: Sendable {
        /// 64-bit integers.
        case int([Int64])
        /// Binary64 numbers, bit patterns kept (-0, NaN payloads).
        case double([Double])
        /// Exact decimals, each with the scale that its producer gave it.
        case decimal([ExactDecimal])
        /// UTF-8 text.
        case text(TextCells)
        /// Truth values.
        case bool([Bool])
        /// Microseconds since the Unix epoch.
        case timestamp([Timestamp])
        /// Calendar days.
        case date([CalendarDate])
        /// Lists: cell `i` is `elements[offsets[i] ..< offsets[i + 1]]`.
        case list(ListCells)
    }

    /// What the column is called.
    public var name: String
    /// The type of its cells.
    public let type: ValueType
    /// The cells.
    public internal(set) var cells: Cells
    /// Bit `i` is set when cell `i` is not NULL.
    public internal(set) var validity: Bitmap

    /// How many cells there are.
    public var count: Int { validity.count }

    /// Makes an empty column, ready to be appended to.
    public init(name: String, type: ValueType, reservingCapacity capacity: Int = 0) {
        self.name = name
        self.type = type
        validity = Bitmap()
        switch type {
        case .int: cells = .int([])
        case .double: cells = .double([])
        case .decimal: cells = .decimal([])
        case .text: cells = .text(TextCells())
        case .bool: cells = .bool([])
        case .timestamp: cells = .timestamp([])
        case .date: cells = .date([])
        case .list(let element, _, _): cells = .list(ListCells(elementType: element))
        }
        reserveCapacity(capacity)
    }

    /// Makes a column from complete cells; `cells` and `validity` must have equal counts and fit the type.
    public init(name: String, type: ValueType, cells: Cells, validity: Bitmap) {
        precondition(cells.count == validity.count, "column \(name): \(cells.count) cells, \(validity.count) bits")
        self.name = name
        self.type = type
        self.cells = cells
        self.validity = validity
    }

    /// Makes room for so many cells in all.
    public mutating func reserveCapacity(_ capacity: Int) {
        guard capacity > 0 else { return }
        switch cells {
        case .int(var array):
            cells = .int([])
            array.reserveCapacity(capacity)
            cells = .int(array)
        case .double(var array):
            cells = .double([])
            array.reserveCapacity(capacity)
            cells = .double(array)
        case .timestamp(var array):
            cells = .timestamp([])
            array.reserveCapacity(capacity)
            cells = .timestamp(array)
        default: break
        }
    }
}

extension Column.Cells {
    /// How many cells there are, placeholders included.
    public var count: Int {
        switch self {
        case .int(let array): array.count
        case .double(let array): array.count
        case .decimal(let array): array.count
        case .text(let text): text.count
        case .bool(let array): array.count
        case .timestamp(let array): array.count
        case .date(let array): array.count
        case .list(let lists): lists.count
        }
    }
}

/// Texts in one buffer: cell `i` is the UTF-8 bytes `offsets[i] ..< offsets[i + 1]`.
public struct TextCells: Sendable {
    /// All bytes, one text after another.
    public internal(set) var bytes: [UInt8] = []
    /// `count + 1` positions in `bytes`; the first is 0.
    public internal(set) var offsets: [Int] = [0]

    /// Makes no texts.
    public init() {}

    /// Makes texts from a buffer; `offsets` starts with 0, ascends, and ends with `bytes.count`.
    public init(bytes: [UInt8], offsets: [Int]) {
        self.bytes = bytes
        self.offsets = offsets
    }

    /// How many texts there are.
    public var count: Int { offsets.count - 1 }

    /// The bytes of one text.
    public subscript(index: Int) -> ArraySlice<UInt8> { bytes[offsets[index]..<offsets[index + 1]] }

    /// One text as a `String`; invalid UTF-8 becomes U+FFFD, so producers check first.
    public func string(at index: Int) -> String { String(decoding: self[index], as: UTF8.self) }

    /// Adds one text.
    public mutating func append(_ text: some Sequence<UInt8>) {
        bytes.append(contentsOf: text)
        offsets.append(bytes.count)
    }
}

/// Lists in one column of elements: cell `i` is the elements `offsets[i] ..< offsets[i + 1]`.
public struct ListCells: Sendable {
    private var storage: [Column]
    /// `count + 1` positions in `elements`; the first is 0.
    public internal(set) var offsets: [Int] = [0]

    /// All elements, one list after another.
    public var elements: Column { storage[0] }

    /// Makes no lists.
    public init(elementType: ValueType) {
        storage = [Column(name: "element", type: elementType)]
    }

    /// Makes lists from their elements; `offsets` starts with 0, ascends, and ends with `elements.count`.
    public init(elements: Column, offsets: [Int]) {
        storage = [elements]
        self.offsets = offsets
    }

    /// How many lists there are.
    public var count: Int { offsets.count - 1 }

    /// Changes the elements where they are: taken out and put back, they would be copied for every list.
    mutating func changeElements(_ body: (inout Column) -> Void) { body(&storage[0]) }

    /// The positions in `elements` of one list.
    public func range(at index: Int) -> Range<Int> { offsets[index]..<offsets[index + 1] }
}
