import Contracts

/// What rows are grouped by, and what is one of them: another column besides, or one fewer, and each row once.
extension MutantMaker {
    /// How many columns are tried as further keys.
    private static let mostKeys = 6

    mutating func addMirroredGroups(at index: Int) {
        addOtherKeys(at: index)
        addRowsOnce(at: index)
        addEmptyForNull(at: index)
    }

    /// One key of the groups more, and one less.
    private mutating func addOtherKeys(at index: Int) {
        guard site.isKeyword(index, "by"), site.isKeyword(index - 1, "group") else { return }
        let keys = groupKeys(behind: index)
        guard let first = keys.first, let last = keys.last else { return }
        let written = Set(keys.flatMap { $0.compactMap { site.boundColumn($0)?.name } })
        for key in keys.dropFirst() {
            replace(key.lowerBound - 1..<key.upperBound, "", .aggregate, "AGG")
        }
        guard let column = site.boundColumn(first.lowerBound), !site.isSpine(column.relation) else { return }
        let others = column.relation.columns.filter { !written.contains($0.name) && $0.name != "spine_id" }
        for other in others.prefix(Self.mostKeys) {
            insert(
                after: last.upperBound - 1, ", \(site.qualifier(first.lowerBound))\(other.name)", .aggregate, "AGG")
        }
    }

    /// `count(*)` by the count of the rows that a common table holds several times.
    private mutating func addRowsOnce(at index: Int) {
        guard site.tokens[index].word == "count", site.isSymbol(index + 1, "("), site.isSymbol(index + 2, "*") else {
            return
        }
        var seen: Set<String> = []
        for position in site.tokens.indices where site.isSymbol(position + 1, ".") {
            guard let relation = site.boundColumn(position)?.relation else { continue }
            switch relation.kind {
            case .commonTable, .subquery: break
            case .source, .spine, .function: continue
            }
            for column in relation.columns where site.isUnique(column.name) {
                let name = site.qualifier(position) + column.name
                if seen.insert(name).inserted { replace(index + 2, "DISTINCT \(name)", .duplicates, "DUP") }
            }
        }
    }

    /// An empty text is none.
    private mutating func addEmptyForNull(at index: Int) {
        guard site.isKeyword(index, "is"), site.token(index - 1) != nil,
            let value = site.primary(before: index), value.allSatisfy({ !site.isKeyword($0, "nullif") }),
            site.boundColumn(value.lowerBound)?.type.base == .text
        else { return }
        let end = site.isKeyword(index + 1, "not") ? index + 2 : index + 1
        guard site.isKeyword(end, "null") else { return }
        wrap(value, "NULLIF(", ", '')", .nullTest, "NUL")
    }

    /// The keys that stand behind GROUP BY.
    func groupKeys(behind by: Int) -> [Range<Int>] {
        var keys: [Range<Int>] = []
        var end = by
        while let key = site.operand(after: end, .clause) {
            keys.append(key)
            end = key.upperBound
            guard site.isSymbol(end, ",") else { break }
        }
        return keys
    }
}
