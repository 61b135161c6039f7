/// COALESCE, NULLIF and joins: what stands in for what is not there.
extension MutantMaker {
    mutating func addNulls(at index: Int) {
        addJoins(at: index)
        guard site.isKeyword(index, "coalesce", "nullif"), site.isSymbol(index + 1, "("),
            let close = site.partners[index + 1]
        else { return }
        let arguments = site.arguments(open: index + 1)
        guard arguments.count >= 2, let first = arguments.first, let last = arguments.last else { return }
        let isCoalesce = site.isKeyword(index, "coalesce")
        let cause = isCoalesce ? (holdsAggregate(first) ? "EMP" : "NUL") : "DIV"
        let isDivisor = site.isSymbol(index - 1, "/") || site.isSymbol(index - 1, "%")
        replace(
            index..<close + 1, site.text(first), isCoalesce && cause == "EMP" ? .empty : .nullPolicy,
            isCoalesce ? cause : isDivisor ? "OVF" : holdsAggregate(first) ? "EMP" : "NUL")
        if isCoalesce {
            replace(last, "NULL", cause == "EMP" ? .empty : .nullPolicy, cause)
            if arguments.count == 2 {
                // The stand-in first, where both are columns; one that is never unknown is another column in its place.
                let isAlways = site.boundColumn(last.lowerBound).map { site.isSpine($0.relation) } == true
                replace(
                    first.lowerBound..<close, "\(site.text(last)), \(site.text(first))",
                    isAlways ? .column : .nullPolicy, isAlways ? "COL" : "NUL")
            }
        }
    }

    /// Whether an operand is an aggregate, or a column of a common table or sub-query, which no row may stand behind.
    private func holdsAggregate(_ range: Range<Int>) -> Bool {
        range.contains { index in
            if site.boundAggregate(index) != nil { return true }
            guard let column = site.boundColumn(index) else { return false }
            switch column.relation.kind {
            case .commonTable, .subquery: return true
            case .source, .spine, .function: return false
            }
        }
    }

    private mutating func addJoins(at index: Int) {
        guard site.isKeyword(index, "join") else { return }
        if site.isKeyword(index - 1, "left") {
            replace(index - 1..<index + 1, "JOIN", .join, "EMP")
        } else if site.isKeyword(index - 2, "left"), site.isKeyword(index - 1, "outer") {
            replace(index - 2..<index + 1, "JOIN", .join, "EMP")
        } else if site.isKeyword(index - 1, "inner") {
            replace(index - 1..<index + 1, "LEFT JOIN", .join, "EMP")
        } else if !site.isKeyword(index - 1, "cross", "natural", "right", "full", "outer") {
            replace(index, "LEFT JOIN", .join, "EMP")
        }
    }
}
