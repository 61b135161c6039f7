import Contracts

/// Which row of an order is looked at, and among which rows: the first for the one before, the last for the second.
extension MutantMaker {
    /// How many columns rows are parted by besides.
    private static let mostColumns = 6

    mutating func addMirroredPlaces(at index: Int) {
        addFirstForNeighbour(at: index)
        addLastOfRanks(at: index)
        addLargestOfRanks(at: index)
        addEndsOfLists(at: index)
        addFurtherPartitions(at: index)
        addQuestionsPartition(at: index)
    }

    /// The first row of a window for the one before, and back.
    private mutating func addFirstForNeighbour(at index: Int) {
        let word = site.tokens[index].word
        guard ["lag", "lead", "first_value", "last_value"].contains(word), site.isSymbol(index + 1, "("),
            let close = site.partners[index + 1], site.isKeyword(close + 1, "over"),
            site.arguments(open: index + 1).count == 1
        else { return }
        let end = site.partners[close + 2] ?? close + 2
        guard site.token(end) != nil else { return }
        let value = site.text(index + 2..<close)
        let window = site.text(close + 2..<end + 1)
        switch word {
        case "lag":
            // The first row has none before it.
            replace(
                index..<end + 1,
                "CASE WHEN row_number() OVER \(window) > 1 THEN first_value(\(value)) OVER \(window) END", .order, "ORD"
            )
        case "first_value": replace(index, "lag", .order, "ORD")
        case "last_value": replace(index, "lead", .order, "ORD")
        default: break
        }
    }

    /// The row of the last rank for that of a given one: of rows numbered backwards the first.
    private mutating func addLastOfRanks(at index: Int) {
        guard site.isSymbol(index, "="), number(index + 1) != nil, let rank = rank(before: index),
            case .commonTable(_, let table) = rank.relation.kind,
            rank.relation.columns.contains(where: { $0.name == "spine_id" })
        else { return }
        let alias = rank.relation.alias
        replace(
            index + 1,
            "(SELECT max(ranked.\(rank.name)) FROM \(table) ranked WHERE ranked.spine_id = \(alias).spine_id)", .limit,
            "RNG")
    }

    /// Of all rows the largest, where the rank says which: `max(x) FILTER (WHERE recency = 1)`.
    private mutating func addLargestOfRanks(at index: Int) {
        guard ["max", "min"].contains(site.tokens[index].word), site.boundAggregate(index) != nil,
            site.isSymbol(index + 1, "("), let close = site.partners[index + 1], site.isKeyword(close + 1, "filter"),
            let end = site.partners[close + 2], site.isSymbol(end - 2, "="), number(end - 1) != nil,
            rank(before: end - 2) != nil
        else { return }
        // Other conditions stay.
        var filter = ""
        if let and = (close + 4..<end - 2).last(where: { site.isKeyword($0, "and") }), and > close + 4 {
            filter = " FILTER (WHERE \(site.text(close + 4..<and)))"
        }
        for other in ["max", "min"] {
            replace(index..<end + 1, "\(other)(\(site.text(index + 2..<close)))\(filter)", .aggregate, "AGG")
        }
    }

    /// The rank among rows that ends before a token.
    func rank(before index: Int) -> (relation: BoundRelation, name: String)? {
        for place in [index - 3, index - 1] where site.token(place) != nil {
            if let column = site.boundColumn(place), site.ranks.contains(column.name) {
                return (column.relation, column.name)
            }
        }
        return nil
    }

    /// The last element of a list for the first, and back.
    private mutating func addEndsOfLists(at index: Int) {
        guard site.isSymbol(index, "["), let close = site.partners[index], let list = site.primary(before: index),
            let column = site.boundColumn(list.lowerBound), case .array = column.type.base
        else { return }
        let place = index + 1..<close
        guard !place.isEmpty else { return }
        let text = site.text(place)
        for other in ["1", "cardinality(\(site.text(list)))"] where other != text {
            replace(place, other, .limit, "RNG")
        }
    }

    /// Rows parted by one column more.
    private mutating func addFurtherPartitions(at index: Int) {
        guard site.isKeyword(index, "by"), site.isKeyword(index - 1, "partition"),
            let column = site.boundColumn(index + 1)
        else { return }
        var end = index
        while let item = site.operand(after: end, .clause) {
            end = item.upperBound
            guard site.isSymbol(end, ",") else { break }
        }
        let close = (end..<site.tokens.count).first { site.partners[$0].map { $0 < index } == true }
        let written = Set(site.tokens[index..<(close ?? end)].map(\.word))
        // Beside the question's number, by what the rows say that are put in an order.
        var place = index + 1
        var relation = column.relation
        if site.isSpine(relation) {
            let row = (end..<(close ?? end)).first { site.boundColumn($0).map { !site.isSpine($0.relation) } == true }
            guard let row, let found = site.boundColumn(row) else { return }
            (place, relation) = (row, found.relation)
        }
        let others = relation.columns.map(\.name).filter { name in
            !written.contains(name) && !["spine_id", "as_of"].contains(name) && !isTimeOrIdentity(name, relation)
        }
        for other in others.prefix(Self.mostColumns) {
            insert(after: end - 1, ", \(site.qualifier(place))\(other)", .partition, "PAR")
        }
    }

    /// Whether rows of a source differ in a column as a rule, so that each would be parted from all others.
    private func isTimeOrIdentity(_ name: String, _ relation: BoundRelation) -> Bool {
        guard case .source(let source) = relation.kind else { return false }
        return name == source.eventTime || source.unique.contains(name)
    }

    /// The question's partition for a window that has none at all.
    private mutating func addQuestionsPartition(at index: Int) {
        guard site.isKeyword(index, "over"), site.isSymbol(index + 1, "("), site.partners[index + 1] == index + 2,
            let place = (0..<index).last(where: { site.boundColumn($0)?.name == "spine_id" })
        else { return }
        replace(index + 1..<index + 3, "(PARTITION BY \(site.qualifier(place))spine_id)", .partition, "PAR")
    }
}

extension MutationSite {
    /// Whether a relation is that of the questions.
    func isSpine(_ relation: BoundRelation) -> Bool {
        if case .spine = relation.kind { true } else { false }
    }
}
