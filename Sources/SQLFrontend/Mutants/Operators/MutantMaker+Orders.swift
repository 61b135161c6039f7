import Contracts

/// ORDER BY: directions, keys, NULLs, ties; LIMIT and OFFSET.
extension MutantMaker {
    mutating func addOrders(at index: Int) {
        if site.isKeyword(index, "by"), site.isKeyword(index - 1, "order") { addSortKeys(behind: index) }
        if site.isKeyword(index, "order"), site.isSymbol(index - 1, "("), site.isKeyword(index - 2, "over", "as") {
            addMissingPartition(at: index)
        }
        if site.isKeyword(index, "by"), site.isKeyword(index - 1, "partition") { addPartitions(behind: index) }
    }

    private mutating func addSortKeys(behind index: Int) {
        let keys = sortKeys(behind: index)
        for (position, key) in keys.enumerated() {
            let isFirst = position == 0
            // Within a group an order says which value a percentile is; of the most usual ones it says which.
            let isGrouped = site.isKeyword(index - 3, "group")
            let isMode = isGrouped && site.isSymbol(index - 5, ")") && site.token(index - 7)?.word == "mode"
            let isPercentile = isGrouped && !isMode
            let mutation: MutationOperator = isPercentile ? .aggregate : isFirst && !isMode ? .order : .tie
            let cause = isPercentile ? "AGG" : isFirst && !isMode ? "ORD" : "TIE"
            if let word = key.direction {
                replace(word, site.isKeyword(word, "desc") ? "ASC" : "DESC", mutation, cause)
            } else {
                insert(after: key.value.upperBound - 1, " DESC", mutation, cause)
            }
            if let nulls = key.nulls {
                replace(nulls, site.isKeyword(nulls, "first") ? "LAST" : "FIRST", .nullPolicy, "NUL")
            } else {
                let isDescending = key.direction.map { site.isKeyword($0, "desc") } ?? false
                insert(after: key.end - 1, isDescending ? " NULLS LAST" : " NULLS FIRST", .nullPolicy, "NUL")
            }
            guard keys.count > 1 else { continue }
            let dropped = isFirst ? key.value.lowerBound..<keys[1].value.lowerBound : key.value.lowerBound - 1..<key.end
            replace(dropped, "", mutation, cause)
        }
        addTieBreakers(to: keys)
        if site.hints.mirrors { addReverse(of: keys) }
    }

    /// All keys the other way round: the last for the first.
    private mutating func addReverse(of keys: [SortKey]) {
        guard keys.count > 1 else { return }
        add(
            .order, "ORD",
            keys.map { key in
                if let word = key.direction {
                    return SQLMutant.Edit(
                        range: site.tokens[word].range, replacement: site.isKeyword(word, "desc") ? "ASC" : "DESC")
                }
                let end = site.tokens[key.value.upperBound - 1].range.upperBound
                return SQLMutant.Edit(range: end..<end, replacement: " DESC")
            })
    }

    private struct SortKey {
        let value: Range<Int>
        let direction: Int?
        let nulls: Int?
        let end: Int
    }

    private func sortKeys(behind index: Int) -> [SortKey] {
        var keys: [SortKey] = []
        var position = index
        while let value = site.operand(after: position, .clause) {
            var end = value.upperBound
            var direction: Int?
            var nulls: Int?
            if site.isKeyword(end, "asc", "desc") {
                direction = end
                end += 1
            }
            if site.isKeyword(end, "nulls") {
                nulls = end + 1
                end += 2
            }
            keys.append(SortKey(value: value, direction: direction, nulls: nulls, end: end))
            guard site.isSymbol(end, ",") else { break }
            position = end
        }
        return keys
    }

    /// A last key that decides between equal rows: each column that is unique, or says when a row became known.
    private mutating func addTieBreakers(to keys: [SortKey]) {
        guard let last = keys.last, let place = keys.first?.value.first(where: { site.boundColumn($0) != nil }),
            let column = site.boundColumn(place), case .source(let source) = column.relation.kind
        else { return }
        let written = Set(keys.flatMap { key in key.value.compactMap { site.boundColumn($0)?.name } })
        for name in source.unique + source.knowledgeColumns where !written.contains(name) {
            for direction in ["", " DESC"] {
                insert(after: last.end - 1, ", \(site.qualifier(place))\(name)\(direction)", .tie, "TIE")
            }
        }
    }

    /// The question's partition, where a window has none: by the `spine_id` that is written nearest before it.
    private mutating func addMissingPartition(at index: Int) {
        guard
            let place = (0..<index).last(where: { position in
                site.boundColumn(position).map { $0.name == "spine_id" } ?? false
            })
        else { return }
        let start = site.tokens[index].range.lowerBound
        add(
            .partition, "PAR",
            [
                SQLMutant.Edit(
                    range: start..<start, replacement: "PARTITION BY \(site.qualifier(place))spine_id ")
            ])
    }

    private mutating func addPartitions(behind index: Int) {
        var items: [Range<Int>] = []
        var position = index
        while let item = site.operand(after: position, .clause) {
            items.append(item)
            guard site.isSymbol(item.upperBound, ",") else { break }
            position = item.upperBound
        }
        guard let last = items.last else { return }
        replace(index - 1..<last.upperBound, "", .partition, "PAR")
        guard items.count > 1 else { return }
        for (number, item) in items.enumerated() {
            let dropped = number == 0 ? item.lowerBound..<items[1].lowerBound : item.lowerBound - 1..<item.upperBound
            replace(dropped, "", .partition, "PAR")
        }
    }
}
