internal import Contracts
internal import FeatureStore

/// What one half alone does on the way to the feature: weak, since most that is written differently means the same.
extension AnswerSigns {
    private static let reductions: [(name: String, sql: Set<String>, swift: Set<String>)] = [
        ("the largest", ["max", "greatest"], ["max", "largest"]),
        ("the smallest", ["min", "least"], ["min", "smallest"]),
        ("the mean", ["avg"], ["mean"]),
        ("the median", ["percentile_cont", "percentile_disc"], ["median", "percentile"]),
        (
            "one of an order",
            [
                "array_agg", "row_number", "rank", "limit", "fetch", "first_value", "last_value", "lag", "lead",
            ],
            ["first", "last", "latest", "suffix", "prefix", "popLast", "dropLast", "dropFirst", "upTo", "sorted"]
        ),
    ]

    /// What one half alone says.
    var halfSigns: [(code: String, score: Double, evidence: String)] {
        var signs: [(code: String, score: Double, evidence: String)] = []
        let ofSQL = Self.reductions.filter { mechanisms.says($0.sql, $0.swift) == (true, false) }
        let ofSwift = Self.reductions.filter { mechanisms.says($0.sql, $0.swift) == (false, true) }
        if let found = ofSwift.first {
            signs.append(("AGG", 17, "Swift alone takes \(found.name)"))
        } else if let found = ofSQL.first, ofSwift.isEmpty {
            signs.append(("AGG", 14, "SQL alone takes \(found.name)"))
        }
        // A loop that is left counts nothing of what follows.
        let stops = mechanisms.says(["limit", "fetch"], ["break"])
        if stops.swift, !stops.sql, subject.disputed.contains(where: { $0.counted == [.sql] }) {
            signs.append(("CND", 46, "Swift stops before a row that SQL counts"))
        }
        return signs + columnSigns
    }

    /// Columns that one half alone reads.
    private var columnSigns: [(code: String, score: Double, evidence: String)] {
        var ofSQL: [ColumnContract] = []
        var ofSwift: [ColumnContract] = []
        for source in subject.laboratory.shape.sources {
            let input = LensInput(shape: subject.laboratory.shape, scenario: subject.scenario)
            let others = LensInput.knowledgeColumns(of: source).union([source.eventTime])
            for column in source.columns where input.isFree(column, of: source) && !others.contains(column.name) {
                switch mechanisms.says([column.name], [Names.lowerCamelCase(column.name)]) {
                case (true, false): ofSQL.append(column)
                case (false, true): ofSwift.append(column)
                default: break
                }
            }
        }
        if let one = ofSQL.first(where: { column in ofSwift.contains { $0.type == column.type } }),
            let other = ofSwift.first(where: { $0.type == one.type })
        {
            return [("COL", 34, "SQL reads \(one.name) where Swift reads \(other.name)")]
        }
        if let one = ofSQL.first { return [("CND", 22, "SQL alone reads \(one.name)")] }
        if let one = ofSwift.first { return [("CND", 22, "Swift alone reads \(one.name)")] }
        return []
    }
}
