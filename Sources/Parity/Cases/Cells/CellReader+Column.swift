import Contracts
import RowText

extension CellReader {
    /// Makes a reader for a column, whose physical type may be narrower than its type.
    init(_ column: ColumnContract) {
        self.init(type: column.type, physicalType: column.physicalType)
    }
}
