import Contracts

/// How many rows match, and among which the first is looked for.
extension MutantMaker {
    /// How many numbers of the other half groups are held to.
    private static let mostNumbers = 4

    mutating func addMirroredMatches(at index: Int) {
        addSingleJoins(at: index)
        addRanksOfThese(at: index)
        addGroupsInRange(at: index)
        addPartitionOfQuestion(at: index)
    }

    /// Of the rows that a further join finds one alone, the last where it has a time: whether there is any.
    private mutating func addSingleJoins(at index: Int) {
        guard site.isKeyword(index, "join"), isFurtherJoin(index), let table = site.token(index + 1),
            let on = (index + 2..<min(index + 5, site.tokens.count)).first(where: { site.isKeyword($0, "on") }),
            let condition = site.operand(after: on, .clause), !site.isSymbol(index + 1, "("),
            let relation = site.relations.values.first(where: { $0.offset == table.range.lowerBound }),
            !site.isSpine(relation), !relation.alias.isEmpty
        else { return }
        let alias = relation.alias
        let columns = relation.columns.map { "\(alias).\($0.name)" }.joined(separator: ", ")
        var order = ""
        if case .source(let source) = relation.kind {
            order = " ORDER BY \(alias).\(source.eventTime) DESC" + identities(of: source, "\(alias).")
        }
        replace(
            index + 1..<condition.upperBound,
            "LATERAL (SELECT \(columns) FROM \(site.text(index + 1..<on)) WHERE \(site.text(condition))\(order) LIMIT 1) "
                + "\(alias) ON true", .join, "FAN")
    }

    /// The columns that make an order by time total, since no LIMIT stands behind one that is not.
    func identities(of source: Source, _ qualifier: String) -> String {
        source.unique.map { ", \(qualifier)\($0)" }.joined()
    }

    /// Whether another join of the same query stands before this one.
    private func isFurtherJoin(_ index: Int) -> Bool {
        var position = index - 1
        while position >= 0, !site.isKeyword(position, "from") {
            if site.isKeyword(position, "join") { return true }
            if let partner = site.partners[position] {
                guard partner < position else { return false }
                position = partner
            }
            position -= 1
        }
        return false
    }

    /// The first rank of all rows where those are looked at alone that are held to something besides.
    private mutating func addRanksOfThese(at index: Int) {
        guard site.isSymbol(index, "="), number(index + 1) != nil, let rank = rank(before: index),
            case .commonTable(_, let table) = rank.relation.kind,
            rank.relation.columns.contains(where: { $0.name == "spine_id" }),
            let opening = (0..<index).last(where: { place in
                site.isKeyword(place, "where", "on")
                    && site.operand(after: place, .clause)?.contains(index) == true
            })
        else { return }
        let alias = rank.relation.alias
        var conditions: [String] = []
        var position = opening
        while let condition = site.operand(after: position, .condition) {
            let isOfRow = condition.contains { site.tokens[$0].word == alias && site.isSymbol($0 + 1, ".") }
            let isOfQuestion = condition.contains { site.tokens[$0].word == "spine_id" }
            if !condition.contains(index), isOfRow, !isOfQuestion {
                conditions.append(text(condition, calling: alias, "ranked"))
            }
            position = condition.upperBound
            if site.isKeyword(position, "or") { return }
            guard site.isKeyword(position, "and") else { break }
        }
        guard !conditions.isEmpty, !alias.isEmpty else { return }
        replace(
            index + 1,
            "(SELECT min(ranked.\(rank.name)) FROM \(table) ranked WHERE ranked.spine_id = \(alias).spine_id AND "
                + "\(conditions.joined(separator: " AND ")))", .condition, "CND")
    }

    /// A condition as written, with another name for a table.
    private func text(_ range: Range<Int>, calling alias: String, _ other: String) -> String {
        var text = ""
        var start = range.lowerBound
        for index in range where site.tokens[index].word == alias && site.isSymbol(index + 1, ".") {
            if start < index { text += site.text(start..<index) + " " }
            text += other
            start = index + 1
        }
        return text + (start < range.upperBound ? site.text(start..<range.upperBound) : "")
    }

    /// Groups of which the first or the last is left out, as by a range that does not begin where they do.
    private mutating func addGroupsInRange(at index: Int) {
        guard site.isKeyword(index, "by"), site.isKeyword(index - 1, "group") else { return }
        let keys = groupKeys(behind: index)
        guard let end = keys.last?.upperBound, !site.isKeyword(end, "having") else { return }
        let small = site.hints.numbers.filter { Int64($0).map { $0 > 1 && $0 <= 100 } == true }
        for key in keys where key.count <= 3 {
            guard let column = site.boundColumn(key.lowerBound), column.type.base.isInteger,
                !site.isSpine(column.relation), !site.isIdentity(column.name)
            else { continue }
            for number in ["1"] + small.prefix(Self.mostNumbers) {
                insert(after: end - 1, " HAVING \(site.text(key)) >= \(number)", .limit, "RNG")
                insert(after: end - 1, " HAVING \(site.text(key)) < \(number)", .limit, "RNG")
            }
        }
    }

    /// The question besides what rows are parted by: what is asked twice about one entity must not be mixed up.
    private mutating func addPartitionOfQuestion(at index: Int) {
        guard site.isKeyword(index, "by"), site.isKeyword(index - 1, "partition"),
            let item = site.operand(after: index, .clause), site.boundColumn(item.lowerBound)?.name != "spine_id",
            let place = (0..<index).last(where: { site.boundColumn($0)?.name == "spine_id" })
        else { return }
        insert(after: index, " \(site.qualifier(place))spine_id,", .partition, "PAR")
    }
}
