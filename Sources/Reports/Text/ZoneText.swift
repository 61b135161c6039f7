internal import Contracts
internal import Parity
internal import SQLFrontend

/// Shows what SQL answers otherwise in a session of another time zone, with the portable spelling.
enum ZoneText {
    /// The lines of one view on one warehouse; an error where that is what the run concluded from it.
    static func lines(_ verdict: WarehouseVerdict, pair: PairFacts?) -> [String] {
        let isError = isError(verdict)
        return verdict.zoneDependences.flatMap { lines($0, isError: isError, pair: pair) + [""] }
    }

    /// Whether what depends on the zone made the run fail: it does where the project says so.
    static func isError(_ verdict: WarehouseVerdict) -> Bool {
        verdict.findings.isEmpty && verdict.conclusion == .diverged && !verdict.zoneDependences.isEmpty
    }

    /// What one feature, or the whole answer, says otherwise.
    static func lines(_ found: ZoneDependence, isError: Bool, pair: PairFacts?) -> [String] {
        guard let pair else { return [] }
        let name = found.feature.map { "\(pair.view.name):\($0)" } ?? pair.view.name
        var lines = ["\(isError ? "error" : "warning")[zone-dependent] \(name): \(sentence(found))"]
        if let question = found.question {
            let others = found.count > 1 ? ", and \(found.count - 1) more" : ""
            lines.append("  asked at   \(question.location) (\(question.selector)\(others))")
        }
        lines.append("  sql        \(pair.sqlLocation(of: found.feature))")
        return lines + advice(pair.lints).map { "  portable   \($0)" }
    }

    /// What is different, in a clause.
    static func sentence(_ found: ZoneDependence) -> String {
        if case .sqlFailure = found.inZone {
            return "in a session of \(found.zone) the SQL \(AnswerText.text(found.inZone))"
        }
        let answers = AnswerText.pair(found.inUTC, found.inZone)
        return "SQL answers \(answers.sql) in a session of UTC, \(answers.swift) in one of \(found.zone)"
    }

    private static func advice(_ lints: [Lint]) -> [String] {
        let found = lints.filter { $0.code == .zoneDependent }.map { "\($0.location): \($0.suggestion)" }
        return found.isEmpty ? ["name the zone wherever a day or a time of day is meant: … AT TIME ZONE 'UTC'"] : found
    }
}
