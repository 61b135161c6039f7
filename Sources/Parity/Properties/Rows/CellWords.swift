internal import FeatureStore

extension CellValue {
    /// The value in a sentence.
    var words: String {
        switch self {
        case .null: "NULL"
        case .int(let value): "\(value)"
        case .double(let value): "\(value)"
        case .decimal(let value): "\(value)"
        case .text(let value): "'\(value)'"
        case .bool(let value): "\(value)"
        case .timestamp(let value): "\(value)"
        case .date(let value): "\(value)"
        case .list(let values): "[\(values.map(\.words).joined(separator: ", "))]"
        }
    }
}
