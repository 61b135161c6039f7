internal import FeatureStore

extension Scene {
    /// Adds the questions: the first, and others that look at the same rows from elsewhere.
    mutating func addQuestions() {
        scenario.questions = [question]
        guard let key = keys.first else { return }
        let instants = rowInstants()
        guard size != .small else {
            if chance.isOne(in: 50) { ask(key, at: otherAsOf(instants)) }
            return
        }
        for _ in 0..<(isPlain ? 2 : 3 + chance.below(3)) { ask(key, at: otherAsOf(instants)) }
        // Twice the same question is two questions.
        if chance.isOne(in: 10) { scenario.questions.append(question) }
        for other in keys.dropFirst() where !isPlain || chance.isOne(in: 30) {
            ask(other, at: now)
            if chance.isOne(in: 40) { ask(other, at: otherAsOf(instants)) }
        }
    }

    private mutating func ask(_ key: [CellValue], at instant: Int64) {
        var asked = makeQuestion(key: key, asOf: instant)
        // Mostly the same request, so that the instant alone makes the difference.
        if chance.isOne(in: 60) {
            for column in asked.indices where column > ground.shape.asOf { asked[column] = question[column] }
        }
        scenario.questions.append(asked)
    }

    private func rowInstants() -> [Int64] {
        var instants: [Int64] = []
        for (table, rules) in ground.tables.enumerated() {
            for row in scenario.tables[table].rows {
                for column in rules.instants {
                    if case .timestamp(let instant) = row[column] { instants.append(instant.microseconds) }
                }
            }
        }
        return instants
    }

    /// Another instant to ask at: beside the first, when a row happens or becomes known, when it leaves a window.
    private mutating func otherAsOf(_ instants: [Int64]) -> Int64 {
        let beside = Int64(chance.below(3)) - 1
        switch chance.below(100) {
        case ..<15: return now + beside
        case ..<50: return (chance.pick(instants) ?? now) + beside
        case ..<80:
            // An edge seen from the row: where it lies as far ahead as the window is long.
            let row = chance.pick(instants) ?? now
            guard case .offset(let distance)? = chance.pick(ground.moments.edges) else { return edge(from: row) }
            return row - distance + beside
        case ..<90: return edge(from: now)
        default: return inside(from: now + ground.moments.reach)
        }
    }
}
