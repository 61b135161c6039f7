internal import Contracts
internal import FeatureStore
internal import Warehouse

/// Questions that somebody gave, cut down to the drawn entities.
struct GivenQuestions {
    let spine: CaseSpine
    let options: DrawOptions

    /// The entities that are asked about, each once, in the order of chance.
    func keys(_ order: SeededOrder) -> [[LiveValue]] {
        let columns = spine.entity.keys.compactMap { spine.rows.column($0.name) }
        var seen: Set<[LiveValue]> = []
        for row in 0..<spine.rows.rowCount {
            let key = columns.compactMap { LiveValue($0, row: row) }
            if key.count == columns.count { seen.insert(key) }
        }
        return seen.map { (order.rank("ordinary", $0), $0) }
            .sorted { $0.0 == $1.0 ? $0.1.lexicographicallyPrecedes($1.1) : $0.0 < $1.0 }.map(\.1)
    }

    /// The questions about these entities, at most so many of each as the options say, in the order given.
    func questions(about keys: [[LiveValue]]) -> CaseSpine {
        let wanted = Set(keys)
        let columns = spine.entity.keys.compactMap { spine.rows.column($0.name) }
        var rows: [[LiveValue]: [Int]] = [:]
        for row in 0..<spine.rows.rowCount {
            let key = columns.compactMap { LiveValue($0, row: row) }
            if wanted.contains(key) { rows[key, default: []].append(row) }
        }
        let order = SeededOrder(seed: "\(options.seed) \(spine.entity.name)")
        let kept = rows.flatMap { key, rows in
            let base = order.rank("questions", key)
            return rows.sorted { SeededOrder.rank(base, Int64($0)) < SeededOrder.rank(base, Int64($1)) }
                .prefix(options.questions)
        }.sorted()
        let given = spine.given.mapValues { bits in
            var chosen = Bitmap()
            for row in kept { chosen.append(bits[row]) }
            return chosen
        }
        return CaseSpine(
            entity: spine.entity, columns: spine.columns, rows: spine.rows.gathering(kept), given: given,
            file: spine.file, lines: kept.map { spine.lines[$0] }, expectations: [])
    }
}

extension EntityPicker {
    /// The entities of given questions, by chance, as long as their rows fit.
    func pick(from spine: CaseSpine) async throws -> EntityPicks {
        let keys = GivenQuestions(spine: spine, options: options).keys(
            SeededOrder(seed: "\(options.seed) \(entity.name)"))
        guard !keys.isEmpty else {
            throw DrawFailure("the questions in \(spine.file) name no \(entity.name)")
        }
        // Some will not fit; of very many keys no more are looked at than could make up for those.
        let picks = try await chosen([], Array(keys.prefix(options.entities * 4)), EntityPicks())
        guard !picks.keys.isEmpty else {
            throw DrawFailure(
                "no \(entity.name) of the questions in \(spine.file) fits into \(room) rows. Give more with --rows")
        }
        return picks
    }
}
