import FeatureStore

/// Reads the JSON value of one column: what it may be follows from the column's type.
///
/// int: a number without point or exponent. double: a number, or "NaN", "Infinity", "-Infinity". decimal: a number without
/// exponent, or the same digits as a string. text: a string. timestamp: a string in RFC 3339. date: a string. list: an array.
struct JSONCells {
    let name: String
    let type: ValueType
    let isNullable: Bool
    private let reader: CellReader

    init(_ column: ColumnSchema) {
        self.init(name: column.name, type: column.type, isNullable: column.isNullable)
    }

    private init(name: String, type: ValueType, isNullable: Bool) {
        self.name = name
        self.type = type
        self.isNullable = isNullable
        reader = CellReader(type: type)
    }

    /// Takes the value and adds it to the column.
    func read(_ scanner: inout JSONScanner, into column: inout Column) throws(JSONScanner.Fault) {
        let first = scanner.peek()
        let start = scanner.position
        if scanner.takes(word: "null") {
            guard isNullable else {
                throw scanner.fault("\(name) is null; expected a value, since it is \(type) without '?'", at: start)
            }
            return column.appendNull()
        }
        switch (type, first) {
        case (.list(let element, _, let nullElements), UInt8(ascii: "[")):
            let elements = JSONCells(name: "an element of \(name)", type: element, isNullable: nullElements)
            try readList(&scanner, elements, into: &column)
        case (.bool, _):
            if scanner.takes(word: "true") {
                column.append(true)
            } else if scanner.takes(word: "false") {
                column.append(false)
            } else {
                throw misfit(scanner, start)
            }
        case (.int, let byte?) where startsNumber(byte), (.double, let byte?) where startsNumber(byte),
            (.decimal, let byte?) where startsNumber(byte):
            try add(try scanner.number(), &scanner, start, to: &column)
        case (.double, UInt8(ascii: "\"")):
            let text = try scanner.string()
            guard ["NaN", "Infinity", "-Infinity"].contains(String(decoding: text, as: UTF8.self)) else {
                throw misfit(scanner, start)
            }
            try add(text, &scanner, start, to: &column)
        case (.text, UInt8(ascii: "\"")), (.decimal, UInt8(ascii: "\"")), (.timestamp, UInt8(ascii: "\"")),
            (.date, UInt8(ascii: "\"")):
            try add(try scanner.string(), &scanner, start, to: &column)
        default:
            throw misfit(scanner, start)
        }
    }

    /// A value that is none of the type by its form alone.
    private func misfit(_ scanner: JSONScanner, _ start: Int) -> JSONScanner.Fault {
        scanner.fault(
            "\(name) is no \(type); expected \(expected), found \(scanner.shownValue(at: start))", at: start)
    }

    private func startsNumber(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte &- 48 < 10 }

    private func readList(
        _ scanner: inout JSONScanner, _ elements: JSONCells, into column: inout Column
    ) throws(JSONScanner.Fault) {
        try scanner.require(UInt8(ascii: "["), "a list")
        var read = Column(name: "element", type: elements.type)
        if !scanner.takes(UInt8(ascii: "]")) {
            repeat {
                try elements.read(&scanner, into: &read)
            } while scanner.takes(UInt8(ascii: ","))
            try scanner.require(UInt8(ascii: "]"), "',' or ']'")
        }
        column.appendList { $0.append(contentsOf: read) }
    }

    private func add(
        _ bytes: [UInt8], _ scanner: inout JSONScanner, _ start: Int, to column: inout Column
    ) throws(JSONScanner.Fault) {
        if let fault = reader.fault(appending: bytes, to: &column) { throw told(fault, scanner, start) }
    }

    private func add(
        _ bytes: UnsafeBufferPointer<UInt8>, _ scanner: inout JSONScanner, _ start: Int, to column: inout Column
    ) throws(JSONScanner.Fault) {
        if let fault = reader.fault(appending: bytes, to: &column) { throw told(fault, scanner, start) }
    }

    private func told(_ fault: CellReader.Fault, _ scanner: JSONScanner, _ start: Int) -> JSONScanner.Fault {
        let reason = fault.reason.map { ": \($0)" } ?? ""
        return scanner.fault(
            "\(name) is no \(type)\(reason); expected \(fault.expected), found \(scanner.shownValue(at: start))",
            at: start)
    }

    private var expected: String {
        switch type {
        case .int: "an integer"
        case .double: "a number, \"NaN\", \"Infinity\" or \"-Infinity\""
        case .decimal: "a decimal number such as 12.50"
        case .text: "a string"
        case .bool: "true or false"
        case .timestamp: "an instant such as \"2013-03-10T07:00:00Z\""
        case .date: "a day such as \"2013-03-10\""
        case .list: "an array"
        }
    }
}
