internal import Contracts
internal import FeatureStore

/// A change of an input that takes one suspect away and leaves the rest.
///
/// Where the sides agree once the suspect is gone, on every failing input, and no input on which they agreed comes apart,
/// the suspect is the cause.
struct Lens: Sendable {
    /// What it does, for the evidence: `rows on a bound moved off it`.
    let name: String
    /// The classes of causes that it speaks for, the likeliest first.
    let codes: [String]
    /// How specific it is: a change that takes little away says more.
    let weight: Double
    /// Ways to do it, all of which must restore agreement.
    ///
    /// Each gives nil where the input does not hold the suspect.
    let variants: [@Sendable (LensInput) -> Scenario?]

    /// Whether it is meant to leave rows that count: where nothing counts through it, it took the feature away.
    let keepsRows: Bool

    init(
        _ name: String, _ codes: [String], weight: Double, ofValues: Bool = false, keepsRows: Bool = false,
        _ variants: (@Sendable (LensInput) -> Scenario?)...
    ) {
        self.name = name
        self.codes = codes
        self.weight = weight
        isOfValues = ofValues
        self.keepsRows = keepsRows || ofValues
        self.variants = variants
    }

    /// Whether it takes away that equal texts are written in several ways, which needs no function to matter.
    var isOfNormalForms: Bool { name.contains("normal form") }
    /// Whether it puts other values in place: where neither half counts those, the sides agree about nothing.
    let isOfValues: Bool

    /// All lenses, in the order in which they are told.
    static let all: [Lens] = timeLenses + calendarLenses + rowLenses + valueLenses + textLenses + numberLenses
}

/// An input with one question, and what its positions mean.
struct LensInput: Sendable {
    let shape: ScenarioShape
    let scenario: Scenario

    /// The instant asked about.
    var asOf: Timestamp { shape.asOf(scenario.questions[0]) }

    /// The position of a column in its source's rows.
    func position(_ column: String, in source: Source) -> Int? { source.columns.firstIndex { $0.name == column } }

    /// The input with each cell changed; nil where nothing changes.
    ///
    /// - Parameter change: gets the source (nil for the question), the column and the value.
    func mapping(
        questions: Bool = true, _ change: (Source?, ColumnContract, CellValue) -> CellValue
    ) -> Scenario? {
        var changed = scenario
        for (number, source) in shape.sources.enumerated() {
            for row in changed.tables[number].rows.indices {
                for (position, column) in source.columns.enumerated() {
                    let value = changed.tables[number].rows[row][position]
                    changed.tables[number].rows[row][position] = change(source, column, value)
                }
            }
        }
        if questions {
            for question in changed.questions.indices {
                for (position, column) in shape.spine.enumerated() {
                    changed.questions[question][position] = change(nil, column, changed.questions[question][position])
                }
            }
        }
        return changed == scenario ? nil : changed
    }

    /// The input with each table's rows changed; nil where nothing changes.
    func mappingRows(_ change: (Source, [[CellValue]]) -> [[CellValue]]) -> Scenario? {
        var changed = scenario
        for (number, source) in shape.sources.enumerated() {
            changed.tables[number].rows = change(source, changed.tables[number].rows)
        }
        return changed == scenario ? nil : changed
    }

    /// The input moved in time as a whole; nil where it cannot be, or where that is no move.
    func shifted(by microseconds: Int64) -> Scenario? {
        guard microseconds != 0 else { return nil }
        let days = Int32(clamping: microseconds / 86_400_000_000)
        var isPossible = true
        let moved = mapping { _, _, value in
            switch value {
            case .timestamp(let instant):
                let (sum, overflows) = instant.microseconds.addingReportingOverflow(microseconds)
                if overflows { isPossible = false }
                return .timestamp(Timestamp(microseconds: overflows ? instant.microseconds : sum))
            case .date(let day):
                let (sum, overflows) = day.daysSinceEpoch.addingReportingOverflow(days)
                return .date(CalendarDate(daysSinceEpoch: overflows ? day.daysSinceEpoch : sum))
            default: return value
            }
        }
        return isPossible ? moved : nil
    }

    /// The columns of a source that hold the keys by which its rows are found.
    func keyColumns(of source: Source) -> Set<String> {
        var columns: Set<String> = []
        for read in shape.view.reads {
            for link in shape.project.links(of: read, for: shape.view.entity) {
                if read.source == source.name { columns.insert(link.column) }
                // What leads from this source to another is a key here too.
                if case .source(source.name, let column) = link.origin { columns.insert(column) }
            }
        }
        return columns
    }

    /// Whether a column is neither part of the unique id nor a key: its value can be changed and the row stays where it is.
    func isFree(_ column: ColumnContract, of source: Source) -> Bool {
        !source.unique.contains(column.name) && !keyColumns(of: source).contains(column.name)
    }

    /// The columns of a source that say when something became known.
    static func knowledgeColumns(of source: Source) -> Set<String> {
        var columns = Set(source.knownAt.values)
        if let arrival = source.arrivalTime { columns.insert(arrival) }
        if let versions = source.versions { columns.insert(versions.by) }
        columns.remove(source.eventTime)
        return columns
    }
}
