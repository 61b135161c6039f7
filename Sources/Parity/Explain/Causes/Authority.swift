internal import Contracts
internal import FeatureStore

/// Holds what each side does against what the contract declares.
struct Authority {
    let subject: Subject

    /// Which sides contradict a declared decision, and which decision.
    struct Judgement {
        let contradicting: [Side]
        let declared: String
    }

    /// What the contract says about a class of causes; nil where it says nothing that this input shows.
    func judgement(of code: String) -> Judgement? {
        switch code {
        case "WIN", "BND", "LAT", "PRC": window
        case "EMP", "NUL", "OVF": empty
        default: nil
        }
    }

    /// A row that one side counts and the other does not lies inside the declared window, or it does not.
    private var window: Judgement? {
        guard let feature = subject.feature else { return nil }
        for effect in subject.disputed {
            guard let window = feature.decisions.source(effect.source.name)?.window,
                let position = effect.source.columns.firstIndex(where: { $0.name == window.column }),
                case .timestamp(let instant) = effect.row[position], let counts = counts(instant, window)
            else { continue }
            let wrong = [Side.sql, Side.swift].filter { effect.counted.contains($0) != counts }
            return Judgement(contradicting: wrong, declared: "window of \(effect.source.name)")
        }
        return nil
    }

    /// Whether the declared window holds an instant; nil where an end is not reckoned from the question.
    private func counts(_ instant: Timestamp, _ window: WindowDecision) -> Bool? {
        guard let upper = place(window.upper) else { return nil }
        var counts = window.upper.isClosed ? instant.microseconds <= upper : instant.microseconds < upper
        if let bound = window.lower {
            guard let lower = place(bound) else { return nil }
            counts = counts && (bound.isClosed ? instant.microseconds >= lower : instant.microseconds > lower)
        }
        return counts
    }

    private func place(_ bound: WindowDecision.Bound) -> Int64? {
        let anchor: Int64
        switch bound.anchor {
        case .asOf: anchor = subject.asOf.microseconds
        case .request(let name):
            guard let position = subject.laboratory.shape.spine.firstIndex(where: { $0.name == name }),
                case .timestamp(let instant) = subject.scenario.questions[0][position]
            else { return nil }
            anchor = instant.microseconds
        case .source, .start: return nil
        }
        let (place, overflows) = anchor.addingReportingOverflow(bound.offset)
        return overflows ? nil : place
    }

    /// Without a row that counts the answer is the declared one.
    private var empty: Judgement? {
        guard let feature = subject.feature, let declared = feature.decisions.empty,
            subject.scenario.rowCount == 0
        else { return nil }
        let wrong = [(Side.sql, subject.values.sql), (Side.swift, subject.values.swift)].filter { _, value in
            !(value.map { Self.equal($0, declared) } ?? false)
        }.map(\.0)
        return Judgement(contradicting: wrong, declared: "empty")
    }

    private static func equal(_ value: CellValue, _ literal: LiteralValue) -> Bool {
        switch (value, literal) {
        case (.null, .null): true
        case (.int(let a), .int(let b)): a == b
        case (.double(let a), .double(let b)): a == b || a.isNaN && b.isNaN
        case (.double(let a), .int(let b)): a == Double(b)
        case (.decimal(let a), .decimal(let coefficient, let scale)):
            ExactDecimal(coefficient: coefficient, scale: scale).map { a == $0 } ?? false
        case (.decimal(let a), .int(let b)): a == ExactDecimal(Int(b))
        case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
        case (.bool(let a), .bool(let b)): a == b
        case (.timestamp(let a), .timestamp(let b)): a == b
        case (.date(let a), .date(let b)): a == b
        case (.list(let values), .emptyList): values.isEmpty
        default: false
        }
    }
}
