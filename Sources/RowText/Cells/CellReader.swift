package import FeatureStore

/// Reads one cell's text into a column of the declared type; nothing is rounded, guessed or coerced.
package struct CellReader {
    /// What the cells are.
    package let type: ValueType
    private let integers: ClosedRange<Int64>
    private let isSingle: Bool

    /// Makes a reader for a type, whose physical form may be narrower.
    package init(type: ValueType, physicalType: String? = nil) {
        self.type = type
        switch physicalType?.lowercased() {
        case "int2", "smallint": integers = Int64(Int16.min)...Int64(Int16.max)
        case "int4", "int", "integer": integers = Int64(Int32.min)...Int64(Int32.max)
        default: integers = Int64.min...Int64.max
        }
        isSingle = ["float4", "real"].contains(physicalType?.lowercased() ?? "")
    }

    /// Why a text is no value of the type.
    package struct Fault: Error, Equatable {
        /// What would be right.
        package let expected: String
        /// What is wrong with what stands there, or nil where that is plain.
        package var reason: String?
        /// What to do, or nil.
        package var advice: String?
    }

    /// Adds the value that the bytes spell.
    package func append(_ bytes: UnsafeBufferPointer<UInt8>, to column: inout Column) throws(Fault) {
        switch type {
        case .int: column.append(try integer(bytes))
        case .double: column.append(try double(bytes))
        case .decimal(let precision, let scale):
            column.append(try decimal(bytes, precision: precision, scale: scale))
        case .text:
            if bytes.contains(where: { $0 >= 0x80 }), String(validating: bytes, as: UTF8.self) == nil {
                throw Fault(expected: "text in UTF-8", reason: "its bytes are not valid UTF-8")
            }
            column.append(utf8: bytes)
        case .bool:
            if spells(bytes, "true") {
                column.append(true)
            } else if spells(bytes, "false") {
                column.append(false)
            } else {
                throw Fault(expected: "true or false")
            }
        case .timestamp:
            do {
                column.append(try Timestamp(String(decoding: bytes, as: UTF8.self)))
            } catch {
                throw Fault(expected: error.expected, reason: error.reason)
            }
        case .date:
            do {
                column.append(try CalendarDate(String(decoding: bytes, as: UTF8.self)))
            } catch {
                throw Fault(expected: error.expected, reason: error.reason)
            }
        case .list:
            throw Fault(expected: "a list such as [1, 2]")
        }
    }

    /// The same, with the fault as a value and the bytes in an array.
    package func fault(appending bytes: [UInt8], to column: inout Column) -> Fault? {
        bytes.withUnsafeBufferPointer { fault(appending: $0, to: &column) }
    }

    /// The same, with the fault as a value.
    package func fault(appending bytes: UnsafeBufferPointer<UInt8>, to column: inout Column) -> Fault? {
        do {
            try append(bytes, to: &column)
            return nil
        } catch {
            return error
        }
    }

    private func integer(_ bytes: UnsafeBufferPointer<UInt8>) throws(Fault) -> Int64 {
        var position = 0
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { position = 1 }
        guard position < bytes.count else { throw Fault(expected: "an integer") }
        var value: Int64 = 0
        while position < bytes.count {
            let digit = bytes[position] &- 48
            guard digit < 10 else { throw Fault(expected: "an integer") }
            let (tenfold, overflowed) = value.multipliedReportingOverflow(by: 10)
            let (next, carried) = tenfold.addingReportingOverflow(isNegative ? -Int64(digit) : Int64(digit))
            guard !overflowed, !carried else { throw outOfRange }
            value = next
            position += 1
        }
        guard integers.contains(value) else { throw outOfRange }
        return value
    }

    private var outOfRange: Fault {
        Fault(
            expected: "an integer from \(integers.lowerBound) to \(integers.upperBound)",
            reason: "it is beyond the type")
    }

    private func double(_ bytes: UnsafeBufferPointer<UInt8>) throws(Fault) -> Double {
        let text = String(decoding: bytes, as: UTF8.self)
        switch text {
        case ".nan", "NaN": return .nan
        case ".inf", "+.inf", "Infinity": return .infinity
        case "-.inf", "-Infinity": return -.infinity
        default: break
        }
        let isNumber = bytes.allSatisfy { byte in
            byte &- 48 < 10 || [UInt8](".+-eE".utf8).contains(byte)
        }
        guard isNumber, bytes.contains(where: { $0 &- 48 < 10 }), let value = Double(text) else {
            throw Fault(expected: "a number, .nan, .inf or -.inf")
        }
        guard value.isFinite else {
            throw Fault(expected: "a number within binary64", reason: "it is beyond the type")
        }
        if isSingle, Double(Float(value)) != value {
            throw Fault(
                expected: "a number that binary32 holds exactly", reason: "the column is physically float4",
                advice: "The nearest is \(Double(Float(value)))")
        }
        return value
    }

    private func decimal(
        _ bytes: UnsafeBufferPointer<UInt8>, precision: Int, scale: Int
    ) throws(Fault) -> ExactDecimal {
        var coefficient: Int128 = 0
        var digits = 0
        var fraction: Int?
        for (position, byte) in bytes.enumerated() {
            if position == 0, byte == UInt8(ascii: "-") { continue }
            if byte == UInt8(ascii: "."), fraction == nil, digits > 0 {
                fraction = 0
                continue
            }
            guard byte &- 48 < 10 else { throw Fault(expected: "a decimal number such as 12.50") }
            digits += 1
            if let count = fraction { fraction = count + 1 }
            guard coefficient < Int128(10_000_000_000_000_000_000) * 1_000_000_000_000_000_000 else {
                throw tooLong(precision, scale)
            }
            coefficient = coefficient * 10 + Int128(byte - 48)
        }
        guard digits > 0, fraction != 0 else { throw Fault(expected: "a decimal number such as 12.50") }
        if bytes.first == UInt8(ascii: "-") { coefficient = -coefficient }
        guard let value = ExactDecimal(coefficient: coefficient, scale: fraction ?? 0) else {
            throw tooLong(precision, scale)
        }
        let significant = value.reduced
        guard significant.scale <= scale else { throw tooLong(precision, scale) }
        var limit: UInt128 = 1
        for _ in 0..<(precision - scale + significant.scale) { limit *= 10 }
        guard significant.coefficient.magnitude < limit else { throw tooLong(precision, scale) }
        return value
    }

    private func tooLong(_ precision: Int, _ scale: Int) -> Fault {
        Fault(
            expected: "at most \(precision - scale) digits before the point and \(scale) behind it",
            reason: "it is beyond the type")
    }

    private func spells(_ bytes: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
        bytes.count == word.utf8CodeUnitCount
            && bytes.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
}
