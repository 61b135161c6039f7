internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// Which classes an edit speaks for by what stands around it.
extension CauseRanking {
    /// The classes, the likeliest first; nil where the kind of the edit says it all.
    func codesBySurroundings(of mutant: SQLMutant) -> [String]? {
        // Where there is no row, it is about the answer of nothing, whatever is edited.
        guard subject.scenario.rowCount > 0 else { return nil }
        let around = EditSurroundings(mutant.edits.map(\.range), in: subject.laboratory.query.query.text)
        switch mutant.operator {
        case .window: return codes(ofSpan: mutant, around)
        case .constant where mutant.causeCode == "CST": return codes(ofNumber: mutant, around)
        case .column: return codes(ofColumn: mutant, around)
        // What is given, and not what something is held to, is another column whatever either says.
        case .arrival where around.isGiven: return ["COL", mutant.causeCode]
        default: return nil
        }
    }

    /// A length of time is that of a window, a limit that something is held to, or how far a clock is moved.
    private func codes(ofSpan mutant: SQLMutant, _ around: EditSurroundings) -> [String]? {
        if around.isComparedSpan { return ["CST", "WIN"] }
        if around.isMovedClock { return ["TZ", "DSEC", "WIN"] }
        // What was known a while before the question.
        guard mutant.original.contains("as_of"), let compared = around.compared, compared.operator.hasPrefix("<"),
            knowledgeColumns.contains(compared.column)
        else { return nil }
        return hasVersions && versionColumns.contains(compared.column) ? ["VER", "LAT"] : ["LAT"]
    }

    /// A number that a value is held to is off by one where one more or less mends it; of days of the week it is a day.
    private func codes(ofNumber mutant: SQLMutant, _ around: EditSurroundings) -> [String]? {
        func number(_ text: String) -> Double? { Double(text.filter { $0 != "(" && $0 != ")" }) }
        guard let original = number(mutant.original), let replacement = number(mutant.replacement) else { return nil }
        if original == replacement, mutant.original.contains("."), !mutant.replacement.contains(".") {
            return ["DIV", "RND", "CST"]
        }
        if (0...7).contains(original), around.isOneOfDays, mechanisms.namesWeekdays { return ["WKS", "CST"] }
        let isWhole = original == original.rounded()
        let isOff = abs(original - replacement) == 1 && isWhole
        return isOff && (around.isBehindComparison || around.isStep) ? ["RNG", "CST"] : nil
    }

    /// A column that is only tested for NULL is about NULLs, and one that bounds another in time about that bound.
    private func codes(ofColumn mutant: SQLMutant, _ around: EditSurroundings) -> [String]? {
        if around.isTestedForNull { return ["NUL", "COL"] }
        if let compared = around.compared {
            let isUpper = compared.operator.hasPrefix("<")
            if isUpper, knowledgeColumns.contains(compared.column) { return ["LAT", "COL"] }
            if isUpper, around.edited == "as_of" || mutant.edits.first?.replacement == "as_of" {
                return ["LAT", "COL"]
            }
            if !isUpper, around.isStartOfWindow { return ["WIN", "COL"] }
        }
        return around.isHeldToStart ? ["WIN", "COL"] : nil
    }

    private var knowledgeColumns: Set<String> {
        subject.laboratory.shape.sources.reduce(into: []) { $0.formUnion(LensInput.knowledgeColumns(of: $1)) }
    }

    private var versionColumns: Set<String> { Set(subject.laboratory.shape.sources.compactMap { $0.versions?.by }) }
}
