import FeatureStore

/// A JSON value that is no value of a column's type.
struct CellError: Error, Hashable {
    /// What the type wants, with an example.
    let expected: String
    /// What was given instead.
    let found: String
}

/// Reads JSON values as cells of columns: nothing is rounded, no type is guessed.
struct JSONCells {
    /// Whether instants are taken as ``FeastInstant`` reads them, and whole numbers as seconds since 1970, as Feast's clients
    /// send them.
    var takesFeastTimes = false

    /// Adds a value to a column of any type; null is refused where it is not allowed.
    func append(_ value: JSONValue, to column: inout Column, isNullable: Bool) throws(CellError) {
        if value == .null {
            guard isNullable else { throw CellError(expected: expectation(column.type), found: "null") }
            return column.appendNull()
        }
        switch column.type {
        case .int: column.append(try integer(value))
        case .double: column.append(try double(value))
        case .decimal(let precision, let scale):
            column.append(try decimal(value, of: column.type, precision: precision, scale: scale))
        case .text:
            guard case .text(let text) = value else { throw mismatch(value, column.type) }
            column.append(text)
        case .bool:
            guard case .bool(let bool) = value else { throw mismatch(value, column.type) }
            column.append(bool)
        case .timestamp: column.append(try timestamp(value))
        case .date:
            guard case .text(let text) = value, let day = try? CalendarDate(text) else {
                throw mismatch(value, column.type)
            }
            column.append(day)
        case .list(let element, _, let nullElements):
            guard case .array(let values) = value else { throw mismatch(value, column.type) }
            var elements = Column(name: "element", type: element)
            for value in values { try append(value, to: &elements, isNullable: nullElements) }
            let read = elements
            column.appendList { list in for row in 0..<read.count { list.append(cell: row, of: read) } }
        }
    }

    private func integer(_ value: JSONValue) throws(CellError) -> Int64 {
        guard case .number(let digits) = value else { throw mismatch(value, .int) }
        // Clients that know only doubles write 3 as 3.0; it is the same number.
        let pieces = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard pieces.count == 1 || pieces[1].utf8.allSatisfy({ $0 == UInt8(ascii: "0") }), let whole = Int64(pieces[0])
        else { throw mismatch(value, .int) }
        return whole
    }

    private func double(_ value: JSONValue) throws(CellError) -> Double {
        switch value {
        case .number(let digits):
            guard let number = Double(digits), number.isFinite else { throw mismatch(value, .double) }
            return number
        case .text("NaN"): return .nan
        case .text("Infinity"): return .infinity
        case .text("-Infinity"): return -.infinity
        default: throw mismatch(value, .double)
        }
    }

    private func decimal(
        _ value: JSONValue, of type: ValueType, precision: Int, scale: Int
    ) throws(CellError) -> ExactDecimal {
        let digits: String
        switch value {
        case .number(let number): digits = number
        case .text(let text): digits = text
        default: throw mismatch(value, type)
        }
        guard let number = try? ExactDecimal(digits), number.scale <= scale,
            number.wholeDigits <= precision - scale
        else { throw mismatch(value, type) }
        return number
    }

    private func timestamp(_ value: JSONValue) throws(CellError) -> Timestamp {
        switch value {
        case .text(let text):
            if let instant = try? Timestamp(text) { return instant }
            if takesFeastTimes, let instant = FeastInstant.read(text) { return instant }
        case .number where takesFeastTimes:
            let (instant, overflow) = try integer(value).multipliedReportingOverflow(by: 1_000_000)
            if !overflow { return Timestamp(microseconds: instant) }
        default: break
        }
        throw mismatch(value, .timestamp)
    }

    private func mismatch(_ value: JSONValue, _ type: ValueType) -> CellError {
        CellError(expected: expectation(type), found: found(value))
    }

    /// What a caller wrote, short enough to be told back.
    private func found(_ value: JSONValue) -> String {
        switch value {
        case .number(let digits): digits
        case .text(let text): text.unicodeScalars.count <= 64 ? "\"\(text)\"" : "a string"
        case .bool(let bool): "\(bool)"
        default: value.kind
        }
    }

    private func expectation(_ type: ValueType) -> String {
        switch type {
        case .int: "an integer of 64 bits"
        case .double: "a number, \"NaN\", \"Infinity\" or \"-Infinity\""
        case .decimal: "a \(type) as \"12.50\""
        case .text: "a string"
        case .bool: "true or false"
        case .timestamp: "an instant as \"2013-03-10T07:00:00Z\""
        case .date: "a day as \"2013-03-10\""
        case .list: "an array, \(type)"
        }
    }
}

extension ExactDecimal {
    /// How many digits stand before the point, leading zeros left out.
    fileprivate var wholeDigits: Int {
        var whole = coefficient.magnitude
        for _ in 0..<scale { whole /= 10 }
        return whole == 0 ? 0 : String(whole).utf8.count
    }
}
