import Contracts

/// A column by another of the same type of the same relation.
extension MutantMaker {
    mutating func addColumns(at index: Int) {
        guard let column = site.boundColumn(index) else { return }
        let place = site.isSymbol(index + 1, ".") ? index + 2 : index
        guard let token = site.token(place), token.kind != .symbol, token.word == column.name else { return }
        // The question's number is no value of data: what it happens to equal explains nothing.
        if site.hints.mirrors, column.name == "spine_id" { return }
        for other in column.relation.columns
        where other.name != column.name && other.name != "spine_id" && isAlike(other.type.base, column.type.base) {
            let isKnowledge = site.isEventOrKnowledge(other.name) && site.isEventOrKnowledge(column.name)
            let cause = isKnowledge && column.type.base.isTime ? "LAT" : "COL"
            replace(place, other.name, cause == "LAT" ? .arrival : .column, cause)
        }
    }
}

extension MutantMaker {
    /// Whether a column of a type may stand for one of another; numbers of all kinds do where mistakes are mirrored.
    private func isAlike(_ one: SQLType, _ other: SQLType) -> Bool {
        one == other || site.hints.mirrors && one.isNumber && other.isNumber
    }
}

extension MutationSite {
    /// Whether a column is the event time of a source, or says when something became known.
    fileprivate func isEventOrKnowledge(_ name: String) -> Bool {
        isKnowledge(name) || sources.contains { $0.eventTime == name }
    }
}
