internal import Contracts
internal import Parity

/// Says why a view was not found to agree, and what to do.
enum ReasonText {
    /// One or more sentences.
    static func sentence(_ reason: UndecidedReason, view: ViewContract) -> String {
        switch reason {
        case .nothingCompared:
            "nothing was compared, since no case asks about \(view.entity.name)"
                + (view.request.isEmpty ? "" : " and gives \(view.request.map(\.name).joined(separator: ", "))")
                + ". Add a fixture with a spine of \(view.entity.keys.map(\.name).joined(separator: ", ")), or give --samples."
        case .notExercised(let features):
            "fewer than two distinct answers other than NULL were seen for \(features.joined(separator: ", ")), "
                + "so agreement shows nothing. Add a case that makes \(features.count == 1 ? "it" : "them") answer differently."
        case .refusedByEngine(let construct, let message, let location):
            "\(location): the engine cannot keep the meaning of \(construct): \(message)"
        case .warehouseUnavailable(let message): message
        case .swiftSideUnavailable(let message): "the Swift side could not be run: \(message)"
        case .questionsNotAsked(let count):
            "\(count) questions were not asked, since a half failed too often before, or took too long."
        case .casesUnavailable(let message): message
        case .sqlNotUnderstood(let faults):
            faults.map { "\($0.location): error: \($0.message)" + ($0.hint.map { "; \($0)" } ?? "") }
                .joined(separator: "\n")
        case .brokenPromise(let message): "a fault of featurestore itself, please report it: \(message)"
        case .waiversExpired(let waivers):
            waivers.map { "\($0.expiry.location): \($0.expiry.message)." }.joined(separator: "\n")
        case .cancelled: "the run was cancelled before the view was done."
        }
    }
}
