/// The order in which an aggregate takes its rows, as the first argument of its call says it.
///
/// SQLite has no ORDER BY within aggregates, so the call hands the sort keys over with the values:
/// `fs_ordered_array_agg('1 numeric:desc:first stored:asc:last', value, key, key)`. The text is the number of values, perhaps
/// the word `distinct`, then for each key its kind, its direction and the place of NULL.
struct AggregateOrder: Equatable {
    /// One sort key.
    struct Key: Equatable {
        let kind: SortKind
        let isAscending: Bool
        let nullsFirst: Bool
    }

    /// How many arguments are values; the keys stand behind them.
    let valueCount: Int
    /// Whether of several rows that are equal in every key only the first is taken.
    let isDistinct: Bool
    /// The keys, the first one deciding first.
    let keys: [Key]

    init(valueCount: Int, isDistinct: Bool, keys: [Key]) {
        self.valueCount = valueCount
        self.isDistinct = isDistinct
        self.keys = keys
    }

    /// Reads what ``text`` writes.
    init?(text: String) {
        var words = text.split(separator: " ")[...]
        guard let first = words.popFirst(), let count = Int(first), count >= 0 else { return nil }
        let isDistinct = words.first == "distinct"
        if isDistinct { words.removeFirst() }
        var keys: [Key] = []
        for word in words {
            let parts = word.split(separator: ":")
            guard parts.count == 3, let kind = SortKind(rawValue: String(parts[0])),
                ["asc", "desc"].contains(parts[1]),
                ["first", "last"].contains(parts[2])
            else { return nil }
            keys.append(Key(kind: kind, isAscending: parts[1] == "asc", nullsFirst: parts[2] == "first"))
        }
        self.init(valueCount: count, isDistinct: isDistinct, keys: keys)
    }

    /// The order as the call's first argument.
    var text: String {
        let words = keys.map { key in
            "\(key.kind.rawValue):\(key.isAscending ? "asc" : "desc"):\(key.nullsFirst ? "first" : "last")"
        }
        return ([String(valueCount)] + (isDistinct ? ["distinct"] : []) + words).joined(separator: " ")
    }

    /// Negative, zero or positive, as one row's keys are before, equal to or behind another's; NULLs are equal.
    func compare(_ first: [SortableValue?], _ second: [SortableValue?]) -> Int32 {
        for (index, key) in keys.enumerated() {
            let result: Int32
            switch (first[index], second[index]) {
            case (nil, nil): continue
            case (nil, _?): return key.nullsFirst ? -1 : 1
            case (_?, nil): return key.nullsFirst ? 1 : -1
            case (let one?, let other?): result = one.compare(to: other)
            }
            if result != 0 { return key.isAscending ? result : -result }
        }
        return 0
    }
}
