/// Keeps the examples that say most: of each feature and way of changing the largest, and of equal ones the first.
struct ExampleShelf {
    /// How many examples are shown in the end.
    let limit: Int
    private var shelves: [Key: [Kept]] = [:]
    private var count = 0

    /// What is shown side by side.
    struct Key: Hashable {
        /// The feature's position; -1 for the whole answer.
        let feature: Int
        let way: Way

        /// How an answer changes.
        enum Way: Int, Hashable {
            case value, nullToValue, valueToNull, row, failure
        }
    }

    private struct Kept {
        let magnitude: Double
        let order: Int
        let example: EffectExample
    }

    init(limit: Int) {
        self.limit = limit
    }

    /// Keeps a change if it is among the largest; only then its values are taken out.
    mutating func offer(_ key: Key, magnitude: Double, _ make: () -> EffectExample?) {
        guard limit > 0 else { return }
        let kept = shelves[key] ?? []
        if kept.count >= limit, let smallest = kept.last, smallest.magnitude >= magnitude { return }
        guard let example = make() else { return }
        count += 1
        let place = kept.firstIndex { $0.magnitude < magnitude } ?? kept.count
        var longer = kept
        longer.insert(Kept(magnitude: magnitude, order: count, example: example), at: place)
        shelves[key] = Array(longer.prefix(limit))
    }

    /// The largest change of each shelf, then the second largest of each, until there are enough.
    var examples: [EffectExample] {
        let sorted = shelves.sorted { ($0.key.way.rawValue, $0.key.feature) < ($1.key.way.rawValue, $1.key.feature) }
        var chosen: [EffectExample] = []
        for place in 0..<limit {
            for (_, kept) in sorted where place < kept.count && chosen.count < limit {
                chosen.append(kept[place].example)
            }
        }
        return chosen
    }
}
