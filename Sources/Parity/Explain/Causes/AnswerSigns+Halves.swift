internal import Contracts
internal import FeatureStore

/// What one half alone does on the way to the feature.
///
/// Most that is written differently means the same, and of what was tried only this says anything: which aggregates, columns or
/// functions one half alone mentions was no sign of any class.
extension AnswerSigns {
    /// What one half alone says.
    var halfSigns: [(code: String, score: Double, evidence: String)] {
        var signs: [(code: String, score: Double, evidence: String)] = []
        // A loop that is left counts nothing of what follows.
        let stops = mechanisms.says(["limit", "fetch"], ["break"])
        if stops.swift, !stops.sql, subject.disputed.contains(where: { $0.counted == [.sql] }) {
            signs.append(("CND", 46, "Swift stops before a row that SQL counts"))
        }
        return signs + calendarSigns + columnSigns
    }

    /// Months and years are no number of days, and where one half alone knows them the other counts days.
    private var calendarSigns: [(code: String, score: Double, evidence: String)] {
        let words = mechanisms.says(
            ["month", "months", "year", "years", "age"],
            ["startOfMonth", "startOfYear", "month", "months", "year", "years"])
        guard words.sql != words.swift else { return [] }
        return [("CAL", 24, "\(words.sql ? "SQL" : "Swift") alone calculates with months or years")]
    }

    /// Columns of one type that one half alone reads, another in either.
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
        guard let one = ofSQL.first(where: { column in ofSwift.contains { $0.type == column.type } }),
            let other = ofSwift.first(where: { $0.type == one.type })
        else { return [] }
        return [("COL", 34, "SQL reads \(one.name) where Swift reads \(other.name)")]
    }
}
