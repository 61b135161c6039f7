internal import Contracts
internal import FeatureStore

/// A decided window over the rows of one source: where its ends lie in an input, and how rows are put there.
struct WindowFrame: Sendable {
    let editor: RowEditor
    let source: Int
    let window: WindowDecision
    let zone: Zone?
    let firstWeekday: Weekday
    /// The position of the column that is compared.
    let column: Int

    /// Nil where the zone is not known to this system, or the column not to the source.
    init?(
        editor: RowEditor, source: Int, window: WindowDecision, zone: String?, weekStart: Decisions.WeekStart?
    ) {
        guard let column = editor.layouts[source].column(window.column) else { return nil }
        if let zone {
            guard let known = try? Zone(zone) else { return nil }
            self.zone = known
        } else {
            self.zone = nil
        }
        self.editor = editor
        self.source = source
        self.window = window
        self.column = column
        firstWeekday = weekStart == .sunday ? .sunday : .monday
    }

    var layout: SourceLayout { editor.layouts[source] }

    /// Whether the window is about the instants at which rows happen.
    var isAboutEvents: Bool { column == layout.event }

    /// Where an end lies; nil where the input does not say, or not clearly.
    func instant(_ bound: WindowDecision.Bound, _ scenario: Scenario) -> Int64? {
        guard let anchor = anchor(bound.anchor, scenario) else { return nil }
        let (sum, overflows) = anchor.addingReportingOverflow(bound.offset)
        return overflows ? nil : sum
    }

    private func anchor(_ anchor: WindowDecision.Anchor, _ scenario: Scenario) -> Int64? {
        let asOf = Timestamp(microseconds: editor.asOf(scenario))
        switch anchor {
        case .asOf: return asOf.microseconds
        case .request(let name):
            guard let column = editor.shape.spine.firstIndex(where: { $0.name == name }),
                case .timestamp(let instant) = scenario.questions[0][column]
            else { return nil }
            return instant.microseconds
        case .source(let name, let column):
            // Of several rows it would not be clear which one is meant.
            guard let other = editor.position(name), let position = editor.layouts[other].column(column),
                scenario.tables[other].rows.count == 1,
                case .timestamp(let instant) = scenario.tables[other].rows[0][position]
            else { return nil }
            return instant.microseconds
        case .start(let unit):
            guard let zone else { return nil }
            switch unit {
            case .day: return asOf.startOfDay(in: zone).microseconds
            case .week: return asOf.startOfWeek(in: zone, startingOn: firstWeekday).microseconds
            case .month: return asOf.startOfMonth(in: zone).microseconds
            case .year: return asOf.startOfYear(in: zone).microseconds
            }
        }
    }

    /// The input with a row put at an instant of the window's column, as a row that could as well lie at others.
    ///
    /// What becomes of a row is known no earlier than it happens. So that rows put at several instants differ in nothing
    /// else, whatever had to move for one of them has moved for each.
    ///
    /// - Parameter range: the instants with which the input is compared.
    /// - Returns: nil where the contracts do not allow it, or where an instant is out of the ordinary there.
    func putting(
        _ place: RowEditor.Place, at instant: Int64, alike range: ClosedRange<Int64>, in scenario: Scenario
    ) -> Scenario? {
        let row = scenario.tables[source].rows[place.row]
        var cells: [(column: Int, value: CellValue)] = [(column, .timestamp(Timestamp(microseconds: instant)))]
        if isAboutEvents {
            let known = Timestamp(microseconds: max(instant, range.upperBound))
            let others = layout.visibleTimes + layout.knownAt.map(\.time)
            for other in Set(others).sorted() where other != column {
                if case .timestamp(let old) = row[other], old < known { cells.append((other, .timestamp(known))) }
            }
        } else if editor.instant(place, layout.event, scenario) > min(instant, range.lowerBound) {
            cells.append((layout.event, .timestamp(Timestamp(microseconds: min(instant, range.lowerBound)))))
        }
        let changed = editor.setting(cells, of: place, in: scenario)
        return editor.allows(changed, from: scenario) ? changed : nil
    }

    /// Whether a row at an instant of the window's column is known at `as_of`.
    func isKnown(_ instant: Int64, _ scenario: Scenario) -> Bool {
        let isBound = layout.visibleTimes.contains(column) || layout.knownAt.contains { $0.time == column }
        return !isBound || instant <= editor.asOf(scenario)
    }
}
