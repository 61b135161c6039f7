internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// Whether a column can hold a value as it is.
enum TypeFit {
    static func holds(_ column: ColumnContract, _ value: CellValue) -> Bool {
        switch (column.type, value) {
        case (_, .null): column.isNullable
        case (.int, .int(let number)):
            switch PhysicalType.of(column)?.base {
            case .int2: Int16(exactly: number) != nil
            case .int4: Int32(exactly: number) != nil
            default: true
            }
        case (.double, .double(let number)):
            PhysicalType.of(column)?.base != .float4 || number.isNaN || Double(Float(number)) == number
        case (.decimal(let precision, let scale), .decimal(let number)):
            number.rescaled(to: scale).map { String($0.coefficient.magnitude).count <= precision } ?? false
        case (.text, .text(let text)):
            if case .length(let length)? = PhysicalType.of(column)?.modifier {
                text.unicodeScalars.count <= length
            } else {
                true
            }
        case (.bool, .bool), (.timestamp, .timestamp), (.date, .date), (.list, .list): true
        default: false
        }
    }
}
