internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// One question that a contract may answer, with the answers that are tried.
struct SurveyQuestion {
    /// The source, or nil for the feature's own value.
    let source: String?
    let key: String
    let column: String?
    let features: [Int]
    /// The answers, the likeliest first, each as what would have to be kept.
    let candidates: [(words: String, probe: any SideProbe)]
    /// Whether an answer that is kept says something although no other is contradicted.
    var isShownAlone = false
    /// What the contract of a feature answers.
    let declared: (FeatureContract) -> String?
}

/// All questions about the sources that a view reads.
struct SurveyQuestions {
    let editor: RowEditor
    let query: BoundQuery

    /// The questions by source, in the order of the contract's keys.
    var questions: [SurveyQuestion] {
        editor.layouts.indices.flatMap { source in
            nulls(source) + duplicates(source) + ties(source) + late(source) + ends(source)
        }
    }

    private var features: [Int] { Array(editor.shape.view.features.indices) }
    private var tried: [Int?] { features.map { $0 } }
    private func name(_ source: Int) -> String { editor.layouts[source].source.name }

    private func nulls(_ source: Int) -> [SurveyQuestion] {
        let layout = editor.layouts[source]
        return layout.source.columns.indices.filter { column in
            layout.source.columns[column].isNullable && !layout.instants.contains(column)
                && !layout.linkColumns.contains(column)
        }.map { column in
            let title = layout.source.columns[column].name
            return SurveyQuestion(
                source: layout.source.name, key: "null_values", column: title, features: features,
                candidates: [.skip, .propagate, .count].map { (treatment: SourceDecisions.NullTreatment) in
                    (
                        treatment.rawValue,
                        NullProbe(
                            editor: editor, source: source, column: column, treatment: treatment, isBlanket: true,
                            features: tried)
                    )
                }
            ) { feature in
                feature.decisions.source(layout.source.name)?.nullValues.first { $0.column == title }?
                    .treatment.rawValue
            }
        }
    }

    private func duplicates(_ source: Int) -> [SurveyQuestion] {
        let name = name(source)
        return [
            SurveyQuestion(
                source: name, key: "duplicates", column: nil, features: features,
                candidates: [.count, .once].map { (treatment: SourceDecisions.Duplicates) in
                    (
                        treatment.rawValue,
                        DuplicateProbe(editor: editor, source: source, treatment: treatment, features: tried)
                    )
                }
            ) { $0.decisions.source(name)?.duplicates?.rawValue }
        ]
    }

    private func ties(_ source: Int) -> [SurveyQuestion] {
        let layout = editor.layouts[source]
        let name = layout.source.name
        var orders: [[(Int, SourceDecisions.TieOrder)]] = []
        func order(_ column: Int, _ isDescending: Bool) -> (Int, SourceDecisions.TieOrder) {
            (
                column,
                SourceDecisions.TieOrder(
                    column: layout.source.columns[column].name, isDescending: isDescending, nulls: nil)
            )
        }
        let times = [layout.event] + layout.instants.filter { $0 != layout.event }
        for time in times {
            for isDescending in [true, false] {
                guard let id = layout.idsOfTheirOwn.first else {
                    orders.append([order(time, isDescending)])
                    continue
                }
                orders.append([order(time, isDescending), order(id, isDescending)])
                orders.append([order(time, isDescending), order(id, !isDescending)])
            }
        }
        return [
            SurveyQuestion(
                source: name, key: "ties", column: nil, features: features,
                candidates: orders.map { orders in
                    (
                        "[\(orders.map { "\($0.1)" }.joined(separator: ", "))]",
                        TieProbe(
                            editor: editor, source: source, orders: orders.map { (column: $0.0, order: $0.1) },
                            features: tried)
                    )
                }
            ) { feature in
                feature.decisions.source(name).flatMap { decisions in
                    decisions.ties.isEmpty ? nil : "[\(decisions.ties.map { "\($0)" }.joined(separator: ", "))]"
                }
            }
        ]
    }

    private func late(_ source: Int) -> [SurveyQuestion] {
        guard editor.layouts[source].arrival != nil else { return [] }
        let name = name(source)
        let lengths = SurveyLengths(query: query).lengths.filter { $0 > 0 }
        let treatments = [SourceDecisions.LateRows.count] + lengths.map { .ignore(afterMicroseconds: $0) }
        return [
            SurveyQuestion(
                source: name, key: "late", column: nil, features: features,
                candidates: treatments.map { treatment in
                    (
                        "\(treatment)",
                        LateProbe(editor: editor, source: source, treatment: treatment, features: tried)
                    )
                }, isShownAlone: true
            ) { $0.decisions.source(name)?.late.map { "\($0)" } }
        ]
    }

    /// The two ends of the window on the event time, and of those on other times.
    private func ends(_ source: Int) -> [SurveyQuestion] {
        let layout = editor.layouts[source]
        let name = layout.source.name
        let lengths = SurveyLengths(query: query).lengths
        let zones = SurveyLengths(query: query).zones
        return layout.instants.flatMap { column -> [SurveyQuestion] in
            let title = layout.source.columns[column].name
            func probe(_ end: WindowProbe.End, _ bound: WindowDecision.Bound, _ zone: String?) -> WindowProbe? {
                let now = WindowDecision.Bound(anchor: .asOf, offset: 0, isClosed: true)
                let window = WindowDecision(
                    column: title, lower: end == .lower ? bound : nil, upper: end == .lower ? now : bound)
                return WindowFrame(editor: editor, source: source, window: window, zone: zone, weekStart: .monday)
                    .map { WindowProbe(editor: editor, frame: $0, end: end, features: tried) }
            }
            var lower: [(words: String, probe: any SideProbe)] = []
            var upper: [(words: String, probe: any SideProbe)] = []
            // The shortest first: a row that an inner bound keeps out is kept out by every outer one.
            for length in lengths.sorted() {
                for isClosed in [false, true] {
                    let bound = WindowDecision.Bound(anchor: .asOf, offset: -length, isClosed: isClosed)
                    if length > 0, let found = probe(.lower, bound, nil) {
                        lower.append(("\(isClosed ? "[" : "(")\(bound)", found))
                    }
                    if let found = probe(.upper, bound, nil) {
                        upper.append(("\(bound)\(isClosed ? "]" : ")")", found))
                    }
                }
            }
            for zone in zones {
                for unit in [WindowDecision.CalendarUnit.day, .week, .month, .year] {
                    let bound = WindowDecision.Bound(anchor: .start(of: unit), offset: 0, isClosed: true)
                    if let found = probe(.lower, bound, zone) { lower.append(("[\(bound)", found)) }
                }
            }
            return [("window start", lower), ("window end", upper)].map { key, candidates in
                SurveyQuestion(
                    source: name, key: key, column: title, features: features, candidates: candidates
                ) { feature in
                    guard let window = feature.decisions.source(name)?.window, window.column == title else {
                        return nil
                    }
                    guard key == "window start" else { return "\(window.upper)\(window.upper.isClosed ? "]" : ")")" }
                    return window.lower.map { "\($0.isClosed ? "[" : "(")\($0)" } ?? "(-infinity"
                }
            }
        }
    }
}

/// The lengths of time and the zones that either half writes down, and those of its contract.
struct SurveyLengths {
    /// Microseconds, each once: 0 first.
    let lengths: [Int64]
    let zones: [String]

    init(query: BoundQuery) {
        var lengths: [Int64] = [0]
        var zones: [String] = []
        func add(_ length: Int64) {
            if length > 0, length < 4_000 * TimeWords.day, !lengths.contains(length) { lengths.append(length) }
        }
        for literal in query.literals {
            switch literal.value {
            case .interval(0, let days, let microseconds): add(Int64(days) * TimeWords.day + microseconds)
            case .text(let text) where text == "UTC" || text.contains("/"):
                if !zones.contains(text) { zones.append(text) }
            default: continue
            }
        }
        let swift = SwiftLiterals(query.view.swift.text)
        for span in swift.spans { add(span.value.microseconds) }
        for zone in swift.zones where !zones.contains(zone.value) { zones.append(zone.value) }
        for read in query.view.reads { if case .within(let length) = read.extent { add(length) } }
        self.lengths = lengths
        self.zones = zones
    }
}
