import FeatureStore
import Postgres
import SQLFrontend

extension CellReader {
    /// A reader for answers of a PostgreSQL type that are of the contract's type unchanged, or nil for any other.
    static func make(name: String, type: ValueType, from physical: SQLType) -> CellReader? {
        PhysicalType(physical).fits(type) ? make(name: name, type: type) : nil
    }
}
