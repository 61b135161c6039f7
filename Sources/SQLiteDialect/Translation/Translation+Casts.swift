internal import SQLFrontend
internal import SQLite

extension Translation {
    /// A change of type, then the modifier of the type that is asked for.
    func cast(_ operand: BoundExpression, to type: PhysicalType, _ offset: Int) throws(QueryRefusal) -> String {
        let text = try converted(operand, to: type.base, offset)
        if type.base.element != nil { return try fitted(text, type, offset) }
        switch (type.base, type.modifier) {
        case (_, nil): return text
        case (.numeric, .precision(let precision, let scale)?): return "fs_fitn(\(text), \(precision), \(scale))"
        case (.varchar, .length(let length)?): return "fs_left(\(text), \(length))"
        case (_, .fraction(6)?): return text
        default: throw refusal("a cast to \(type.declaration)", offset)
        }
    }

    private func converted(_ operand: BoundExpression, to target: SQLType, _ offset: Int) throws(QueryRefusal) -> String
    {
        let source = operand.type.base
        try requireKept(operand.type, operand.offset)
        try requireKept(PhysicalType(target), offset)
        if case .constant(.null) = operand.kind { return "NULL" }
        let text = try expression(operand)
        let isSourceText = source == .text || source == .varchar
        let isTargetText = target == .text || target == .varchar
        if source == target || (isSourceText && isTargetText) { return text }
        if [source, target].contains(where: { $0 == .json || $0 == .jsonb }) {
            return try jsonCast(source, text, to: target, offset)
        }
        if source.element != nil || target.element != nil {
            return try arrayCast(operand, text, to: target, offset)
        }
        if let width = Self.width(target) { return try integer(operand, text, width, offset) }
        switch (source, target) {
        case (.int4, .bool): return "(\(text) <> 0)"
        case (_, .bool) where isSourceText: return "fs_bool_from_text(\(text))"
        case (_, .float8) where source.isInteger: return "CAST(\(text) AS REAL)"
        case (.float4, .float8): return text
        case (.float8, .float4): return "fs_float4_from_float(\(text))"
        case (_, .float4) where source.isInteger: return "fs_float4_from_int(\(text))"
        case (.numeric, .float8): return "fs_float_from_numeric(\(text))"
        case (_, .float8) where isSourceText: return "fs_float_from_text(\(text))"
        case (_, .numeric) where source.isInteger:
            if case .constant(.integer(let value)) = operand.kind { return SQLiteText.literal(String(value)) }
            return "fs_numeric_from_int(\(text))"
        case (.float8, .numeric): return "fs_numeric_from_float(\(text))"
        case (_, .numeric) where isSourceText: return "fs_numeric_from_text(\(text))"
        case (_, .date) where isSourceText, (_, .timestamp) where isSourceText, (_, .timestamptz) where isSourceText:
            return "fs_\(target.catalogueName)_from_text(\(text))"
        case (.date, .timestamp), (.date, .timestamptz): return "fs_ts_from_date(\(text))"
        case (.timestamp, .date), (.timestamptz, .date): return "fs_date_from_ts(\(text))"
        case (.timestamp, .timestamptz), (.timestamptz, .timestamp): return text
        case (.timestamp, .time), (.timestamptz, .time): return "fs_time_from_ts(\(text))"
        case (.interval, .time): return "fs_time_from_interval(\(text))"
        case (.time, .interval): return "fs_interval_from_time(\(text))"
        case (_, .interval) where isSourceText: return "fs_interval_from_text(\(text))"
        case (_, _) where isTargetText: return try textual(source, text, offset)
        default: throw refusal("a cast from \(source.name) to \(target.name)", offset)
        }
    }

    private func integer(
        _ operand: BoundExpression, _ text: String, _ width: IntegerWidth, _ offset: Int
    ) throws(QueryRefusal) -> String {
        let source = operand.type.base
        if let from = Self.width(source) {
            if case .constant(.integer(let value)) = operand.kind, width.range.contains(value) { return text }
            return from.rawValue <= width.rawValue ? text : "fs_int\(width.rawValue)(\(text))"
        }
        switch source {
        case .bool: return text
        case .float8: return "fs_int\(width.rawValue)_from_float(\(text))"
        case .numeric: return "fs_int\(width.rawValue)_from_numeric(\(text))"
        case .text, .varchar: return "fs_int\(width.rawValue)_from_text(\(text))"
        default: throw refusal("a cast from \(source.name) to \(width.name)", offset)
        }
    }

    private func textual(_ source: SQLType, _ text: String, _ offset: Int) throws(QueryRefusal) -> String {
        switch source {
        case .bool: return "CASE \(text) WHEN 1 THEN 'true' WHEN 0 THEN 'false' END"
        case .int2, .int4, .int8: return "CAST(\(text) AS TEXT)"
        // Without a column's collation, which would compare the text as a number.
        case .numeric: return "(\(text) || '')"
        case .float8: return "fs_text_from_float(\(text))"
        case .date: return "fs_text_from_date(\(text))"
        case .time: return "fs_text_from_time(\(text))"
        case .interval: return "fs_text_from_interval(\(text))"
        case .timestamp: return "fs_text_from_timestamp(\(text))"
        case .timestamptz: return "fs_text_from_timestamptz(\(text))"
        default: throw refusal("a cast from \(source.name) to text", offset)
        }
    }
}
