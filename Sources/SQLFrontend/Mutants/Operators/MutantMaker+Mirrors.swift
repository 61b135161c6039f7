import Contracts

/// Edits that make SQL say what a mistake in the Swift half says, and larger ones than a token that mend a whole mistake.
///
/// Nobody measures fixtures by them; where a difference is explained they are tried like the others.
extension MutantMaker {
    mutating func addMirrors(at index: Int) {
        addMirroredTimes(at: index)
        addMirroredNulls(at: index)
        addMirroredNumbers(at: index)
        addMirroredFrames(at: index)
        addMirroredTexts(at: index)
        addMirroredPatterns(at: index)
        addMirroredFields(at: index)
        addMirroredAggregates(at: index)
        addMirroredConditions(at: index)
        addMirroredBounds(at: index)
        addMirroredDates(at: index)
        addMirroredPlaces(at: index)
        addMirroredSums(at: index)
        addMirroredClauses(at: index)
        addMirroredColumns(at: index)
        addMirroredWeights(at: index)
        addMirroredStandIns(at: index)
        addMirroredUnits(at: index)
        addMirroredMatches(at: index)
        addMirroredGroups(at: index)
        addMirroredReadings(at: index)
        addSingleMatch(at: index)
        addDistinctColumns(at: index)
        addMissingKey(at: index)
    }

    /// Frames one row further on, frames by time for such by rows, and sums without the row itself.
    private mutating func addMirroredFrames(at index: Int) {
        addOtherFrames(at: index)
        if site.isKeyword(index, "preceding"), site.isKeyword(index + 1, "and"), let count = number(index - 1),
            count > 0,
            site.token(index + 2)?.word == "1", site.isKeyword(index + 3, "preceding")
        {
            replace(index - 1..<index + 4, "\(count - 1) PRECEDING AND CURRENT ROW", .frame, "FRM")
        }
        guard site.isKeyword(index, "over"), site.isSymbol(index + 1, "("), let close = site.partners[index + 1],
            let call = site.primary(before: index), let open = call.first(where: { site.isSymbol($0, "(") }),
            site.tokens[call.lowerBound].word == "sum", let argument = site.arguments(open: open).first
        else { return }
        wrap(call.lowerBound..<close + 1, "(", " - \(site.text(argument)))", .frame, "FRM")
    }

    /// What is told apart by one column more.
    private mutating func addDistinctColumns(at index: Int) {
        guard site.isKeyword(index, "select"), site.isKeyword(index + 1, "distinct"), !site.isKeyword(index + 2, "on"),
            let item = site.operand(after: index + 1, .clause), let column = site.boundColumn(item.lowerBound)
        else { return }
        let named = Set(site.tokens[item].map(\.word))
        for other in column.relation.columns.prefix(12) where !named.contains(other.name) && other.name != "spine_id" {
            insert(after: item.upperBound - 1, ", \(site.qualifier(item.lowerBound))\(other.name)", .column, "COL")
        }
    }

    /// Of what a lateral query finds, the last alone.
    private mutating func addSingleMatch(at index: Int) {
        guard site.isKeyword(index, "lateral"), site.isSymbol(index + 1, "("), let close = site.partners[index + 1],
            !(index..<close).contains(where: { site.isKeyword($0, "limit", "group", "fetch") })
        else { return }
        // An order without a limit is half of what was meant.
        if let order = (index..<close).first(where: { site.isKeyword($0, "order") }) {
            let ordered = order..<close
            let place = ordered.first { site.boundColumn($0) != nil }
            var ties = ""
            if let place, let column = site.boundColumn(place), case .source(let source) = column.relation.kind,
                !ordered.contains(where: { source.unique.contains(site.boundColumn($0)?.name ?? "") })
            {
                ties = identities(of: source, site.qualifier(place))
            }
            insert(after: close - 1, "\(ties) LIMIT 1", .limit, "FAN")
            return
        }
        for position in index + 2..<close {
            guard let column = site.boundColumn(position), case .source(let source) = column.relation.kind,
                column.name == source.eventTime
            else { continue }
            let qualifier = site.qualifier(position)
            insert(
                after: close - 1,
                " ORDER BY \(qualifier)\(column.name) DESC\(identities(of: source, qualifier)) LIMIT 1", .limit, "FAN")
            return
        }
    }

    /// The key of the entity for a source that is read a second time without it.
    private mutating func addMissingKey(at index: Int) {
        guard let column = site.boundColumn(index), case .source(let source) = column.relation.kind,
            column.name == source.eventTime, site.isSymbol(index + 1, "."), let end = conditionEnd(index)
        else { return }
        let alias = site.tokens[index].word
        for key in site.query.view.entity.keys where source.column(key.name) != nil && !isBound(alias, key.name) {
            let spine = site.tokens.indices.first { position in
                guard let other = site.boundColumn(position), case .spine = other.relation.kind else { return false }
                return site.isSymbol(position + 1, ".")
            }
            guard let spine else { continue }
            insert(
                after: end, " AND \(site.qualifier(index))\(key.name) = \(site.qualifier(spine))\(key.name)",
                .partition,
                "PAR")
        }
    }

    /// The last token of the comparison that a column opens.
    private func conditionEnd(_ index: Int) -> Int? {
        guard site.isKeyword(index - 1, "and", "where", "on"), let range = site.operand(after: index - 1, .condition)
        else { return nil }
        return range.upperBound - 1
    }

    /// Whether a column of an alias is equal to anything.
    private func isBound(_ alias: String, _ name: String) -> Bool {
        site.tokens.indices.contains { index in
            site.tokens[index].word == alias && site.isSymbol(index + 1, ".") && site.token(index + 2)?.word == name
                && (site.isSymbol(index + 3, "=") || site.isSymbol(index - 1, "="))
        }
    }

    func number(_ index: Int) -> Int64? { site.token(index).flatMap { Int64($0.word) } }

    /// A number that stands in several places by one of the other half's, in all of them.
    mutating func addNumbersThroughout() {
        var places: [String: [Int]] = [:]
        for index in site.tokens.indices where site.tokens[index].kind == .number {
            // Small numbers mean something else at each place.
            if let value = Int64(site.tokens[index].word), value >= 60 {
                places[site.tokens[index].word, default: []].append(index)
            }
        }
        for word in places.keys.sorted() {
            guard let tokens = places[word], tokens.count > 1 else { continue }
            for other in site.hints.numbers where other != word {
                add(
                    .constant, "CST",
                    tokens.map { SQLMutant.Edit(range: site.tokens[$0].range, replacement: other) })
            }
        }
    }

    /// A column of the question by another of its type, wherever it stands.
    mutating func addColumnsThroughout() {
        var places: [String: [Int]] = [:]
        var others: [String: [String]] = [:]
        for index in site.tokens.indices {
            guard let column = site.boundColumn(index), case .spine = column.relation.kind else { continue }
            let place = site.isSymbol(index + 1, ".") ? index + 2 : index
            guard site.token(place)?.word == column.name else { continue }
            places[column.name, default: []].append(place)
            others[column.name] = column.relation.columns.filter {
                $0.name != column.name && $0.type.base == column.type.base && $0.name != "spine_id"
            }.map(\.name)
        }
        for name in places.keys.sorted() {
            let tokens = places[name, default: []]
            guard Set(tokens).count > 1 else { continue }
            for other in others[name, default: []] {
                add(
                    .column, "COL",
                    Set(tokens).sorted().map { SQLMutant.Edit(range: site.tokens[$0].range, replacement: other) })
            }
        }
    }
}
