import Contracts
import Online
import Parity

/// Says why served answers to one question are not the warehouse's.
struct Attribution {
    let question: LoggedQuestion
    let rechecked: Rechecked
    /// What the view sees of the warehouse's rows.
    let seen: SeenRows

    /// By position of a feature that differs: why.
    var causes: [Int: DifferenceCause] {
        var causes: [Int: DifferenceCause] = [:]
        for feature in question.features where Self.concerns(rechecked.againstSQL, feature.position) {
            causes[feature.position] = cause(of: feature.position)
        }
        return causes
    }

    /// Why a question was not compared, or nil.
    ///
    /// Where what was served is what SQL says, the Swift half is not needed; where it is not, nothing can be said without.
    static func obstacle(_ question: LoggedQuestion, _ rechecked: Rechecked) -> UnaskableReason? {
        let view = question.view.name
        if let found = rechecked.uncovered { return .notCovered(view: view, found: found) }
        if let message = rechecked.unanswered { return .unanswered(view: view, message: message) }
        if case .unknown = rechecked.sql { return .unanswered(view: view, message: "SQL was not asked") }
        guard differs(question, rechecked), let message = rechecked.swiftUnanswered else { return nil }
        return .unanswered(view: view, message: message)
    }

    /// Whether any feature that was logged differs.
    static func differs(_ question: LoggedQuestion, _ rechecked: Rechecked) -> Bool {
        question.features.contains { concerns(rechecked.againstSQL, $0.position) }
    }

    private func cause(of feature: Int) -> DifferenceCause {
        if question.isOtherVersion { return .version }
        // Over the warehouse's own rows the halves differ: whatever serving saw, that is a fault of the pair.
        let halvesDiffer = Self.concerns(rechecked.halves, feature)
        guard let served = question.rows else { return halvesDiffer ? .logic : .data }
        guard served == seen.fingerprint else { return halvesDiffer ? .logic : .data }
        // The rows are the same, so the Swift half must say again what it said.
        if case .row = rechecked.swift, !Self.concerns(rechecked.againstSwift, feature) { return .logic }
        return .log
    }

    private static func concerns(_ disagreements: [Disagreement], _ feature: Int) -> Bool {
        disagreements.contains { $0.feature == nil || $0.feature == feature }
    }
}
