internal import Contracts
internal import FeatureStore
internal import RowText

/// Reads a YAML value into a column of the declared type, reporting what does not fit at its place.
struct YAMLCell {
    let column: ColumnContract
    /// What the cell is, for messages: `flights.dep_delay`.
    let title: String
    private let reader: CellReader

    init(_ column: ColumnContract, title: String) {
        self.column = column
        self.title = title
        reader = CellReader(column)
    }

    /// Adds the value; false, with nothing added, when it was reported instead.
    func append(_ value: YAMLValue, to target: inout Column, _ errors: ErrorCollector) -> Bool {
        switch value.content {
        case .null:
            guard column.isNullable else {
                errors.report(
                    at: value.location, "\(title) is NULL", expected: "a value, since it is \(column.type) without '?'")
                return false
            }
            target.appendNull()
            return true
        case .scalar(let text, let isQuoted):
            return append(text, isQuoted: isQuoted, type: column.type, reader, at: value, to: &target, errors)
        case .sequence(let elements):
            return append(elements, at: value, to: &target, errors)
        case .mapping:
            errors.report(
                at: value.location, "\(title) is no \(column.type)", expected: "a single value", found: value.kind)
            return false
        }
    }

    private func append(
        _ text: String, isQuoted: Bool, type: ValueType, _ reader: CellReader, at value: YAMLValue,
        to target: inout Column, _ errors: ErrorCollector
    ) -> Bool {
        switch type {
        case .int, .double, .bool:
            // Whoever quotes a number may mean a text; a schema that silently reads one as the other hides the slip.
            guard !isQuoted else {
                errors.report(
                    at: value.location, "\(title) is \(type), but stands in quotes", found: "\"\(text)\"",
                    advice: "Remove the quotes")
                return false
            }
        default: break
        }
        let fault = reader.fault(appending: Array(text.utf8), to: &target)
        guard let fault else { return true }
        report(fault, at: value, errors)
        return false
    }

    private func append(
        _ elements: [YAMLValue], at value: YAMLValue, to target: inout Column, _ errors: ErrorCollector
    ) -> Bool {
        guard let single = column.element else {
            errors.report(
                at: value.location, "\(title) is no \(column.type)", expected: "a single value", found: "a list")
            return false
        }
        let element = YAMLCell(single, title: "an element of \(title)")
        var read = Column(name: column.name, type: single.type)
        var isComplete = true
        for value in elements where !element.append(value, to: &read, errors) { isComplete = false }
        guard isComplete else { return false }
        target.appendList { list in list.append(contentsOf: read) }
        return true
    }

    private func report(_ fault: CellReader.Fault, at value: YAMLValue, _ errors: ErrorCollector) {
        let reason = fault.reason.map { ": \($0)" } ?? ""
        errors.report(
            at: value.location, "\(title) is no \(column.type)\(reason)", expected: fault.expected, found: value.kind,
            advice: fault.advice)
    }
}
