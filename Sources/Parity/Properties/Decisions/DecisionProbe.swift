internal import Contracts
internal import FeatureStore

/// A declared decision, or one end of it, as something that each side alone must keep.
protocol DecisionProbe: SideProbe {
    /// What was missing where no row showed whether it is kept, in a sentence.
    var missing: String { get }
}

extension DecisionProbe {
    var kind: DivergenceClass { .decisionViolated }
}

/// The decisions of a view as probes; features that decide alike share one.
struct DecisionProbes {
    let editor: RowEditor
    private(set) var probes: [any DecisionProbe] = []

    /// - Parameters:
    ///   - lengths: the lengths of time that the halves write down.
    ///   - divisors: by what they may divide what they then round.
    init(editor: RowEditor, lengths: [Int64], divisors: [Int64]) {
        self.editor = editor
        let features = editor.shape.view.features
        var windows: [(key: WindowKey, features: [Int?])] = []
        for (position, feature) in features.enumerated() {
            for decisions in feature.decisions.sources {
                guard let source = editor.position(decisions.source) else { continue }
                add(decisions, source, position)
                guard let window = decisions.window else { continue }
                let key = WindowKey(
                    source: source, window: window, zone: feature.decisions.zone,
                    weekStart: feature.decisions.weekStart)
                if let known = windows.firstIndex(where: { $0.key == key }) {
                    windows[known].features.append(position)
                } else {
                    windows.append((key, [position]))
                }
            }
            if let rounding = feature.decisions.rounding {
                probes.append(
                    RoundingProbe(
                        editor: editor, rounding: rounding, divisors: divisors, feature: position,
                        zone: feature.decisions.zone.flatMap { try? Zone($0) }))
            }
            if let empty = feature.decisions.empty, let value = CellValue(empty) {
                probes.append(
                    EmptyProbe(editor: editor, value: value, words: "\(empty)", features: [position]))
            }
        }
        for (key, features) in windows {
            guard
                let frame = WindowFrame(
                    editor: editor, source: key.source, window: key.window, zone: key.zone, weekStart: key.weekStart)
            else { continue }
            probes.append(WindowProbe(editor: editor, frame: frame, end: .upper, features: features))
            if key.window.lower != nil {
                probes.append(
                    WindowProbe(editor: editor, frame: frame, end: .lower, features: features, lengths: lengths))
            }
        }
    }

    private struct WindowKey: Equatable {
        let source: Int
        let window: WindowDecision
        let zone: String?
        let weekStart: Decisions.WeekStart?
    }

    private mutating func add(_ decisions: SourceDecisions, _ source: Int, _ feature: Int) {
        let layout = editor.layouts[source]
        let nullable = layout.source.columns.count(where: \.isNullable)
        for decision in decisions.nullValues {
            guard let column = layout.column(decision.column) else { continue }
            probes.append(
                NullProbe(
                    editor: editor, source: source, column: column, treatment: decision.treatment,
                    isBlanket: nullable > 1 && decisions.nullValues.count == nullable, features: [feature]))
        }
        if let duplicates = decisions.duplicates {
            probes.append(
                DuplicateProbe(editor: editor, source: source, treatment: duplicates, features: [feature]))
        }
        if let late = decisions.late, layout.arrival != nil {
            probes.append(LateProbe(editor: editor, source: source, treatment: late, features: [feature]))
        }
        let ties = decisions.ties.compactMap { order in layout.column(order.column).map { ($0, order) } }
        if !ties.isEmpty {
            probes.append(TieProbe(editor: editor, source: source, orders: ties, features: [feature]))
        }
    }
}

extension CellValue {
    /// The value that a contract writes.
    init?(_ literal: LiteralValue) {
        switch literal {
        case .null: self = .null
        case .int(let value): self = .int(value)
        case .double(let value): self = .double(value)
        case .decimal(let coefficient, let scale):
            guard let value = ExactDecimal(coefficient: coefficient, scale: scale) else { return nil }
            self = .decimal(value)
        case .text(let value): self = .text(value)
        case .bool(let value): self = .bool(value)
        case .timestamp(let value): self = .timestamp(value)
        case .date(let value): self = .date(value)
        case .emptyList: self = .list([])
        }
    }
}
