internal import Contracts
internal import FeatureStore

extension SwiftMutantMaker {
    /// A property of a row by another of the same type.
    mutating func addColumns(at position: Int) {
        guard let name = word(position), isMember(position), !isCall(position) else { return }
        for property in properties[name] ?? [] {
            let columns = property.source.columns
            guard let own = columns.firstIndex(where: { $0.name == property.column.name }) else { continue }
            // Those behind it in declared order first: neighbours are confused most.
            let others = (columns[(own + 1)...] + columns[..<own]).filter {
                $0.type == property.column.type && $0.isNullable == property.column.isNullable
            }
            for other in others.prefix(Self.mostColumns) {
                let isTime = other.type == .timestamp && isKnowledge(other, of: property.source)
                replace(
                    position, with: Names.escaped(Names.lowerCamelCase(other.name)), isTime ? .arrival : .column)
            }
        }
    }

    /// How many other columns are tried in one place.
    private static let mostColumns = 2

    /// Whether a column says when something came to be known.
    private func isKnowledge(_ column: ColumnContract, of source: Source) -> Bool {
        source.arrivalTime == column.name || source.knownAt.values.contains(column.name)
            || source.versions?.by == column.name
    }
}
