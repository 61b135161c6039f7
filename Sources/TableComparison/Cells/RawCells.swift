#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The cells of a batch while its rows arrive, column by column, before anybody asks what they mean.
///
/// Rows come cell by cell, and what happens to each cell costs more than all else that a comparison does. So nothing is
/// decided here, counted or checked: a kind, eight bytes or a stretch of bytes, put where they belong. What a column's cells
/// are is settled for all of them at once when the batch is full. The memory belongs to this object, which one thread uses.
final class RawCells {
    /// What was put into one column.
    struct RawColumn {
        /// By row: the kind of the cell, in the reader's own numbers; 0 is NULL.
        let kinds: UnsafeMutablePointer<UInt8>
        /// By row: the cell's eight bytes, or 0.
        let words: UnsafeMutablePointer<Int64>
        /// By row: where the cell's bytes end; they begin where those of the row before end.
        let ends: UnsafeMutablePointer<Int>
        fileprivate(set) var bytes: UnsafeMutableRawPointer
        fileprivate(set) var used = 0
        fileprivate var room: Int

        /// The bytes of a row's cell.
        func content(_ row: Int) -> UnsafeRawBufferPointer {
            let start = row == 0 ? 0 : ends[row - 1]
            return UnsafeRawBufferPointer(start: bytes + start, count: ends[row] - start)
        }
    }

    /// How many rows there is room for.
    let capacity: Int
    private let columns: UnsafeMutablePointer<RawColumn>
    private let count: Int
    /// Behind a pointer, since every cell of any length adds to it and an object's own property would be guarded each time.
    private let total: UnsafeMutablePointer<Int>

    init(columns count: Int, capacity: Int) {
        self.capacity = capacity
        self.count = count
        columns = .allocate(capacity: count)
        total = .allocate(capacity: 1)
        total.initialize(to: 0)
        for column in 0..<count {
            (columns + column).initialize(
                to: RawColumn(
                    kinds: .allocate(capacity: capacity), words: .allocate(capacity: capacity),
                    ends: .allocate(capacity: capacity), bytes: .allocate(byteCount: 4_096, alignment: 1), room: 4_096))
        }
    }

    deinit {
        for column in 0..<count {
            columns[column].kinds.deallocate()
            columns[column].words.deallocate()
            columns[column].ends.deallocate()
            columns[column].bytes.deallocate()
        }
        columns.deallocate()
        total.deallocate()
    }

    /// What was put into a column.
    subscript(_ column: Int) -> RawColumn { columns[column] }

    /// Puts a cell of eight bytes, or of none, into its place.
    @inline(__always)
    func put(word: Int64, kind: UInt8, _ row: Int, _ column: Int) {
        let cells = columns + column
        cells.pointee.kinds[row] = kind
        cells.pointee.words[row] = word
        cells.pointee.ends[row] = cells.pointee.used
    }

    /// Puts a cell of any length into its place.
    @inline(__always)
    func put(bytes: UnsafeRawPointer?, count: Int, kind: UInt8, _ row: Int, _ column: Int) {
        let cells = columns + column
        cells.pointee.kinds[row] = kind
        cells.pointee.words[row] = 0
        if count > 0, let bytes {
            if cells.pointee.used + count > cells.pointee.room { grow(column, by: count) }
            memcpy(cells.pointee.bytes + cells.pointee.used, bytes, count)
            cells.pointee.used += count
            total.pointee += count
        }
        cells.pointee.ends[row] = cells.pointee.used
    }

    /// How many bytes the cells of all columns take beside their fixed width.
    var variableSize: Int {
        @inline(__always) get { total.pointee }
    }

    /// Forgets the cells and keeps the memory, unless one long text has made it large.
    func removeAll() {
        total.pointee = 0
        for column in 0..<count {
            columns[column].used = 0
            guard columns[column].room > 4 << 20 else { continue }
            columns[column].bytes.deallocate()
            columns[column].bytes = .allocate(byteCount: 4_096, alignment: 1)
            columns[column].room = 4_096
        }
    }

    private func grow(_ column: Int, by count: Int) {
        let room = max(columns[column].room * 2, columns[column].used + count)
        let bytes = UnsafeMutableRawPointer.allocate(byteCount: room, alignment: 1)
        memcpy(bytes, columns[column].bytes, columns[column].used)
        columns[column].bytes.deallocate()
        columns[column].bytes = bytes
        columns[column].room = room
    }
}

extension RawCells.RawColumn {
    /// All words of the first rows, as they are.
    func allWords(_ rows: Int) -> [Int64] { Array(UnsafeBufferPointer(start: words, count: rows)) }

    /// All words of the first rows, as the numbers whose bits they are.
    func allNumbers(_ rows: Int) -> [Double] {
        [Double](unsafeUninitializedCapacity: rows) { numbers, count in
            for row in 0..<rows { numbers[row] = Double(bitPattern: UInt64(bitPattern: words[row])) }
            count = rows
        }
    }

    /// All bytes of the first rows, and where each cell's begin.
    func allBytes(_ rows: Int) -> ByteCells {
        ByteCells(
            bytes: Array(UnsafeRawBufferPointer(start: bytes, count: used)),
            offsets: [0] + UnsafeBufferPointer(start: ends, count: rows))
    }

    /// The state of each cell when all are NULL or of one kind; nil when there are others.
    func states(_ rows: Int, expecting kind: UInt8) -> [UInt8]? {
        var isPlain = true
        let states = [UInt8](unsafeUninitializedCapacity: rows) { states, count in
            for row in 0..<rows {
                isPlain = isPlain && (kinds[row] == kind || kinds[row] == 0)
                states[row] = kinds[row] == 0 ? CellState.null : CellState.value
            }
            count = rows
        }
        return isPlain ? states : nil
    }
}
