import Contracts
import FeatureStore
import Postgres
import SQLFrontend

/// PostgreSQL's spelling: columns have types, so that a column is its own value.
struct PostgresLiveDialect: LiveDialect {
    func value(of column: ColumnContract, in table: LiveTable) -> String {
        let cell = "t.\(PostgresText.identifier(column.name))"
        // A binary32 number is a binary64 number unchanged; the answer's reader takes the latter alone.
        return table.column(column.name)?.physicalType?.base == .float4 ? "\(cell)::float8" : cell
    }

    func comparable(_ column: ColumnContract, in table: LiveTable) -> String {
        "t.\(PostgresText.identifier(column.name))"
    }

    func parameter(_ number: Int, of type: ValueType) -> String {
        "$\(number)::\(PhysicalType.standing(for: type).declaration)"
    }

    func number(_ expression: String) -> String { "(\(expression))::float8" }

    func seconds(from earlier: String, to later: String) -> String {
        "extract(epoch FROM \(later) - \(earlier))::float8"
    }
}
