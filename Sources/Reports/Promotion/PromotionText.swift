internal import Contracts
public import Promotion
public import PromotionRecords

/// Writes for people what was promoted, or why nothing was.
public enum PromotionText {
    /// What was proved of a version that was promoted; it ends with a line break.
    ///
    /// - Parameter file: where the record was written, as the user names it.
    public static func promoted(_ record: PromotionRecord, file: String) -> String {
        let evidence = record.evidence
        var lines = ["promoted \(record.name)" + (record.promoted.number > 1 ? ", time \(record.promoted.number)" : "")]
        lines.append("  proved on   \(environment(evidence.environment))")
        lines.append("  compared    \(questions(evidence))")
        lines.append("  decisions   \(decisions(evidence.decisions))")
        lines.append(
            "  properties  "
                + (evidence.properties.isEmpty
                    ? "none were tried" : "each half keeps \(Counts.list(evidence.properties))"))
        if let teeth = teeth(evidence.teeth) { lines.append("  teeth       \(teeth)") }
        for waiver in evidence.waivers {
            lines.append(
                "  waived      \(waiver.feature ?? "the whole answer") (\(waiver.kind)) until \(waiver.until): \(waiver.because)"
            )
        }
        lines.append("  written by  \(authors(record.authors))")
        lines.append("  promoted by \(record.promoted.by) at \(record.promoted.at)" + signature(record))
        lines.append("  record      \(file)")
        return lines.joined(separator: "\n") + "\n"
    }

    /// Why views are not promoted; it ends with a line break.
    ///
    /// - Parameter reviews: all views that were named, refused or not.
    public static func refused(_ reviews: [PromotionReview]) -> String {
        var lines: [String] = []
        for review in reviews where !review.isAllowed {
            lines.append("refused \(review.view.viewVersion)")
            lines += review.refusals.map { "  - " + RefusalText.sentences($0, view: review.view) }
        }
        let others = reviews.filter(\.isAllowed).map(\.view.name)
        lines += ["", "Nothing was written: several views are promoted together or not at all."]
        if !others.isEmpty {
            lines.append(
                "Nothing speaks against \(Counts.list(others)): featurestore promote \(others.joined(separator: " "))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func environment(_ environment: PromotionEnvironment) -> String {
        "\(environment.warehouse) (\(environment.engine) \(environment.engineVersion)), "
            + "\(environment.optimisation) build for \(environment.architecture)"
    }

    private static func questions(_ evidence: PromotionEvidence) -> String {
        let questions = evidence.questions
        let total = questions.fixtures + questions.samples + questions.generated
        let coverage = evidence.attack.map { ", \($0.covered) of \($0.total) targets of the attack covered" } ?? ""
        return "\(Counts.text(total, "question")): \(Counts.grouped(questions.fixtures)) of fixtures, "
            + "\(Counts.grouped(questions.samples)) of samples, \(Counts.grouped(questions.generated)) invented"
            + coverage
    }

    private static func decisions(_ decisions: PromotionEvidence.Decisions) -> String {
        guard !decisions.checked.isEmpty || !decisions.unchecked.isEmpty else { return "none are declared" }
        let unchecked =
            decisions.unchecked.isEmpty ? "" : "; not checked: \(decisions.unchecked.joined(separator: ", "))"
        return "\(decisions.checked.count) kept by both halves" + unchecked
    }

    private static func teeth(_ teeth: PromotionEvidence.Teeth) -> String? {
        let parts = [("SQL", teeth.sql), ("Swift", teeth.swift)].compactMap { name, share in
            share.map { "\($0.noticed) of \($0.total) small edits of the \(name)" }
        }
        return parts.isEmpty ? nil : "the fixtures notice \(Counts.list(parts))"
    }

    private static func authors(_ authors: Authors) -> String {
        switch authors {
        case .unknown(let reason): "not known: \(reason)"
        case .known(let sql, let swift):
            "SQL \(Counts.list(sql)); Swift \(Counts.list(swift))"
                + (authors.areSame == true
                    ? "; somebody wrote on both sides, so that one misreading may be in both: weaker evidence" : "")
        }
    }

    private static func signature(_ record: PromotionRecord) -> String {
        record.signature.map { ", signed with \($0.key)" } ?? ""
    }
}
