public import Contracts
internal import FeatureStore
internal import SQLFrontend

/// Something about a live table that does not fit what the project says of its source.
public struct LiveFinding: Hashable, Sendable {
    /// Whether rows cannot be read as declared; else they can, and it is a thing to know.
    public let isProblem: Bool
    /// What was expected and what was found, in a sentence without a full stop.
    public let message: String
    /// What to do, in a sentence without a full stop.
    public let advice: String
    /// Where the source is declared.
    public let location: SourceLocation

    /// Makes a finding.
    public init(isProblem: Bool, message: String, advice: String, location: SourceLocation) {
        self.isProblem = isProblem
        self.message = message
        self.advice = advice
        self.location = location
    }
}

extension LiveFinding: CustomStringConvertible {
    /// One line, as compilers print it.
    public var description: String { "\(location): \(isProblem ? "error" : "warning"): \(message). \(advice)" }
}

extension LiveTable {
    /// What of the declared columns is not there, or is of another type; in declared order.
    public var findings: [LiveFinding] { source.columns.flatMap(findings) }

    private func findings(_ declared: ColumnContract) -> [LiveFinding] {
        guard let column = column(declared.name) else {
            return [
                problem(
                    "\(name) has no column \(declared.name); its columns are \(columns.map(\.name).joined(separator: ", "))",
                    "Correct the name in `columns:`, or name a view that has it in `table:`")
            ]
        }
        guard enforcesTypes else {
            guard case .list = declared.type else { return [] }
            return [
                problem("\(name).\(declared.name) is a \(declared.type), which SQLite does not have", "Use PostgreSQL")
            ]
        }
        guard let physical = column.physicalType, physical.keeps(declared.type) else {
            return [
                problem(
                    "\(name).\(declared.name) is \(column.declaration), which is no \(declared.type)",
                    "Declare another type, or name a view that casts it in `table:`")
            ]
        }
        let expected = PhysicalType.of(declared) ?? .standing(for: declared.type)
        guard differs(physical, expected) else { return [] }
        let message = "\(name).\(declared.name) is \(physical.declaration), where \(expected.declaration) is declared"
        let advice =
            "SQL is typed by the declaration, and sums of other widths have other types: declare "
            + "{ type: \(declared.type)\(declared.isNullable ? "?" : ""), physical: \(spelled(physical)) }"
        return [
            LiveFinding(
                isProblem: declared.physicalType != nil, message: message, advice: advice, location: source.location)
        ]
    }

    /// Whether SQL means something else by the two types; varchar stands for text everywhere.
    private func differs(_ one: PhysicalType, _ other: PhysicalType) -> Bool {
        let texts: [SQLType] = [.text, .varchar]
        if texts.contains(one.base), texts.contains(other.base) { return false }
        return one.base != other.base || (one.base == .numeric && one.modifier != other.modifier)
    }

    private func spelled(_ type: PhysicalType) -> String {
        type.modifier == nil ? type.base.catalogueName : "\"\(type.declaration)\""
    }

    private func problem(_ message: String, _ advice: String) -> LiveFinding {
        LiveFinding(isProblem: true, message: message, advice: advice, location: source.location)
    }
}
