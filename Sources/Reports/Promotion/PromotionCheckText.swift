internal import Contracts
public import PromotionRecords

/// Writes what a check of the records found, for people: a line for each view, and what to do.
public enum PromotionCheckText {
    /// The text of a check.
    ///
    /// - Parameter strict: whether a verdict that is open counts against the check.
    public static func text(_ check: PromotionCheck, strict: Bool) -> String {
        var lines: [String] = []
        for view in check.views { lines += self.lines(view) }
        lines += check.orphans.map {
            "\($0)  recorded, and no pair is this version: retire it, or bring its pair back"
        }
        lines += check.strangers.map { "\($0)  is not named as a record (View@1.yaml)" }
        if !check.stale.isEmpty {
            let shown = check.stale.prefix(3).joined(separator: ", ")
            let more = check.stale.count > 3 ? " and \(check.stale.count - 3) more" : ""
            lines.append(
                "The build is older than \(shown)\(more): this check read the disk. Build again before serving."
            )
        }
        lines.append(conclusion(check, strict: strict))
        return lines.map { $0 + "\n" }.joined()
    }

    private static func lines(_ view: CheckedView) -> [String] {
        let name =
            view.pair == view.version.family ? "\(view.version)" : "\(view.version) (\(view.pair))"
        var lines: [String] = []
        switch view.state {
        case .promoted(let record): lines.append("\(name)  promoted\(by(record))")
        case .reopened(let record, let changes):
            lines.append(
                "\(name)  re-opened: \(changes.map(\.kind.rawValue).joined(separator: ", ")) changed\(by(record))"
            )
            lines += changes.map(line)
        case .refused(let reason): lines += refused(name, reason, view)
        }
        lines += view.expired.map { "    \($0.expiry)" }
        return lines
    }

    private static func by(_ record: PromotionRecord) -> String {
        ", \(record.promoted.at) by \(record.promoted.by)"
            + (record.authors.areSame == true ? "; one author on both sides" : "")
    }

    private static func line(_ change: Reopening) -> String {
        switch change.kind {
        case .fixtures, .dependencies:
            "    \(change.kind.rawValue): \(short(change.was)) was proved, \(short(change.now)) is there"
        default:
            "    \(change.kind.rawValue): \(change.was ?? "nothing") was proved, \(change.now ?? "nothing") is there"
        }
    }

    private static func short(_ hash: String?) -> String {
        hash.map { String($0.prefix(12)) } ?? "nothing"
    }

    private static func refused(_ name: String, _ reason: NotServable, _ view: CheckedView)
        -> [String]
    {
        var lines: [String]
        switch reason {
        case .neverPromoted, .unknownView: lines = ["\(name)  never promoted"]
        case .void(_, let voiding):
            lines = [
                "\(name)  void: \(voiding.changed.map(\.kind.rawValue).joined(separator: ", ")) changed"
            ]
            for change in voiding.changed {
                lines.append(
                    "    \(change.kind.rawValue): \(short(change.promoted)) was promoted, \(short(change.now)) is there"
                )
            }
            for change in voiding.contract {
                if let was = change.was { lines.append("    - \(change.path) = \(was)") }
                if let now = change.now { lines.append("    + \(change.path) = \(now)") }
            }
            lines.append(
                "    see `featurestore plan \(view.version)`, then `featurestore promote \(view.version)`")
        case .retired(_, let at, let because): lines = ["\(name)  retired, \(at): \(because)"]
        case .replayed: lines = ["\(name)  replayed: \(reason)"]
        case .unreadable(_, let error):
            lines = ["\(name)  unreadable"] + error.errors.map { "    \($0)" }
        case .signature(_, let problem): lines = ["\(name)  signature: \(problem)"]
        }
        if view.isAllowed {
            lines.append("    allowed by name in featurestore.yaml (serve_unpromoted)")
        } else if !view.services.isEmpty {
            lines.append("    needed by \(view.services.joined(separator: ", ")): lookups are refused")
        }
        return lines
    }

    private static func conclusion(_ check: PromotionCheck, strict: Bool) -> String {
        let count = check.views.count
        let views = "\(count) view\(count == 1 ? "" : "s")"
        let held = check.views.count { if case .refused = $0.state { false } else { true } }
        switch check.conclusion(strict: strict) {
        case .holds: return "\(held) of \(views) promoted as they stand."
        case .nothingPromoted: return "Nothing is promoted: begin with `featurestore promote`."
        case .waiverExpired: return "A waiver has expired."
        case .broken:
            let broken = check.views.filter { $0.isBroken || strict && $0.isOpen }.map { "\($0.version)" }
            return "The gate is not met: \(broken.joined(separator: ", "))."
        }
    }
}
