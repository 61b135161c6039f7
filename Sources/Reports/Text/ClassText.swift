internal import Contracts
internal import FeatureStore
internal import Parity

/// Says in words in which way two answers differ.
enum ClassText {
    /// The class as it stands in brackets: `value-differs`.
    static func code(_ kind: DivergenceClass) -> String { kind.code }

    /// What is wrong, in a clause that follows the feature's name.
    static func sentence(_ divergence: Divergence, feature: FeatureContract?) -> String {
        let answers = AnswerText.pair(divergence.sql, divergence.swift)
        switch divergence.kind {
        case .valueDiffers: return "SQL answers \(answers.sql), Swift answers \(answers.swift)"
        case .nullAgainstValue: return "SQL answers \(answers.sql), Swift answers \(answers.swift)"
        case .nullInNotNull:
            return "the contract says \(feature.map { "\($0.type)" } ?? "not null"), yet "
                + sides(answeringNull: divergence) + " NULL"
        case .missingRow: return "SQL returns no row for a question, and the contract does not allow NULL"
        case .fanOut: return "SQL returns several rows for one question"
        case .foreignRow: return "SQL returns a row for a question that nobody asked"
        case .goldenContradicted:
            return "the value worked by hand is contradicted by "
                + divergence.contradicting.map(name).joined(separator: " and ")
        case .typeUnrepresentable:
            return "SQL answers something that \(feature.map { "\($0.type)" } ?? "the declared type") cannot hold"
        case .sqlError: return "the SQL fails on this case"
        case .sqlTimeout: return "the SQL takes longer than allowed on this case"
        case .swiftError: return "the Swift throws"
        case .swiftCrash: return "the Swift crashes"
        case .swiftTimeout: return "the Swift does not answer in time"
        case .swiftMemory: return "the Swift uses more memory than allowed"
        case .swiftExit: return "the Swift ends its process"
        case .swiftOutput: return "the Swift writes to standard output"
        case .incrementalDiffers: return "the incremental form answers differently from compute"
        case .incrementalFails: return "the incremental form crashes"
        case .impure: return "the Swift answers differently when it is asked again"
        case .dependsOnOtherCases: return "the SQL answers differently when the case is asked alone"
        case .orderDependent: return alone(divergence, "answers differently when its rows come in another order")
        case .futureLeak: return alone(divergence, "lets a row count that happens after as_of")
        case .unknownLeak: return alone(divergence, "lets something count that was not yet known at as_of")
        case .foreignLeak: return alone(divergence, "lets rows of another entity count")
        case .beyondReads: return alone(divergence, "looks further back than `reads:` says")
        case .deliveryDependent: return alone(divergence, "answers differently when a row is delivered again")
        case .notRepeatable: return alone(divergence, "answers differently when it is asked the same again")
        case .decisionViolated: return alone(divergence, "contradicts a declared decision")
        }
    }

    /// Names the sides that break something by themselves.
    private static func alone(_ divergence: Divergence, _ deed: String) -> String {
        guard case .alone(let evidence)? = divergence.evidence, evidence.sides.count == 1 else {
            return "each of the SQL and the Swift " + deed
        }
        return "the \(name(evidence.sides[0])) " + deed
    }

    /// `SQL`, `Swift`.
    static func name(_ side: Side) -> String { side == .sql ? "SQL" : "Swift" }

    /// How far apart two numbers are.
    static func distance(_ distance: NumericDistance) -> String {
        // Counting representable numbers says something only about numbers that are close.
        let ulps = distance.ulps <= 1_000_000 ? ", \(distance.ulps) ulps" : ""
        let start = "the answers are \(distance.absolute) apart\(ulps)"
        guard let fraction = distance.fractionOfAllowed else { return start + "; the comparison is exact" }
        guard fraction <= 1_000_000 else { return start + "; allowed are \(distance.allowed)" }
        return start + ", \(rounded(fraction)) times the allowed \(distance.allowed)"
    }

    /// A fact that goes with the class.
    static func evidence(_ evidence: Evidence) -> String {
        switch evidence {
        case .repeated(let first, let second, let conditions):
            let answers = second.map { ValueText.pair(first, $0) }
            return "first \(answers?.0 ?? ValueText.typed(first)), then \(answers?.1 ?? "no answer") with \(conditions)"
        case .foreign(let caseID, let spineID):
            return "the row says case \(ValueText.plain(caseID)), spine_id \(ValueText.plain(spineID))"
        case .together(let answer): return "together with other cases: \(AnswerText.text(answer))"
        case .alone(let evidence):
            return "\(evidence.property): \(evidence.change) makes of \(AnswerText.text(evidence.before)) "
                + "\(AnswerText.text(evidence.after)); expected: \(evidence.expected)"
        }
    }

    private static func sides(answeringNull divergence: Divergence) -> String {
        var sides: [String] = []
        if isNull(divergence.sql) { sides.append("SQL") }
        if isNull(divergence.swift) { sides.append("Swift") }
        return sides.isEmpty
            ? "the answer is" : sides.joined(separator: " and ") + (sides.count > 1 ? " answer" : " answers")
    }

    private static func isNull(_ answer: SideAnswer) -> Bool {
        switch answer {
        case .value(let value): value.isNull
        case .noRow: true
        default: false
        }
    }

    /// Three significant digits are enough to see whether a difference creeps up to its bound.
    private static func rounded(_ fraction: Double) -> String {
        guard fraction.isFinite, fraction != 0 else { return "\(fraction)" }
        if fraction >= 1_000 { return "\(UInt64(min(fraction, 1e18)))" }
        return "\((fraction * 1_000).rounded() / 1_000)"
    }
}
