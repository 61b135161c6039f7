internal import FeatureStore

/// A number for the values of some columns in each row: equal values give equal numbers, on every machine and in every
/// run.
///
/// Different values may share a number, so whoever picks rows by it gets a superset. -0 counts as 0 and every NaN as one,
/// as in the keys by which rows are found.
struct CellHashes {
    /// By row; of no use where ``isNull``.
    private(set) var hashes: [UInt64]
    /// By row: whether one of the values is NULL.
    private(set) var isNull: [Bool]

    /// Hashes each row of some columns, which have equal counts.
    ///
    /// - Complexity: O(rows × columns).
    init(_ columns: [Column], rowCount: Int) {
        hashes = Array(repeating: 0x9E37_79B9_7F4A_7C15, count: rowCount)
        isNull = Array(repeating: false, count: rowCount)
        for column in columns {
            for row in 0..<rowCount where !column.validity[row] { isNull[row] = true }
            mix(column)
        }
    }

    /// The part, of so many, that each row belongs to; nil where there is a NULL.
    func part(_ row: Int, of count: Int) -> Int? { isNull[row] ? nil : Int(hashes[row] % UInt64(count)) }

    private mutating func mix(_ column: Column) {
        switch column.cells {
        case .int(let array): for row in array.indices { mix(UInt64(bitPattern: array[row]), row) }
        case .timestamp(let array):
            for row in array.indices { mix(UInt64(bitPattern: array[row].microseconds), row) }
        case .date(let array):
            for row in array.indices { mix(UInt64(bitPattern: Int64(array[row].daysSinceEpoch)), row) }
        case .bool(let array): for row in array.indices { mix(array[row] ? 1 : 0, row) }
        case .double(let array):
            for row in array.indices {
                mix(array[row].isNaN ? 1 : (array[row] == 0 ? 0 : array[row]).bitPattern, row)
            }
        case .decimal(let array):
            for row in array.indices {
                let value = array[row].reduced
                mix(UInt64(truncatingIfNeeded: value.coefficient) ^ UInt64(value.scale) << 56, row)
            }
        case .text(let text):
            text.bytes.withUnsafeBufferPointer { bytes in
                for row in 0..<text.count {
                    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
                    for byte in bytes[text.offsets[row]..<text.offsets[row + 1]] {
                        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
                    }
                    mix(hash, row)
                }
            }
        case .list(let lists):
            let elements = CellHashes([lists.elements], rowCount: lists.elements.count)
            for row in 0..<lists.count {
                mix(UInt64(lists.range(at: row).count), row)
                for position in lists.range(at: row) { mix(elements.hashes[position], row) }
            }
        }
    }

    /// The finalizer of SplitMix64, over what the row has so far and one further word.
    private mutating func mix(_ word: UInt64, _ row: Int) {
        var mixed = (hashes[row] &* 0x2545_F491_4F6C_DD1D) ^ word
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        hashes[row] = mixed ^ (mixed >> 31)
    }
}
