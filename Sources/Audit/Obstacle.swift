import Warehouse

/// Why questions could not be asked, where that is theirs and not the warehouse's end.
struct Obstacle {
    /// What was in the way, in a sentence without a full stop.
    let message: String
    /// Whether fewer questions at a time may get by it.
    let isWorthParting: Bool

    /// Nil for what ends an audit: a warehouse that is gone, a Swift half that cannot be run.
    init?(_ error: any Error) {
        switch error {
        case let failure as AuditFailure:
            guard failure.isOfQuestions else { return nil }
            (message, isWorthParting) = (failure.description, true)
        case WarehouseError.unavailable: return nil
        case WarehouseError.timedOut(_, let seconds):
            // Halves would take as long again, each of them.
            message =
                "their rows could not be read within \(seconds) s. Give it longer with --statement-timeout, or ask fewer at "
                + "a time with --chunk"
            isWorthParting = false
        case let error as WarehouseError: (message, isWorthParting) = ("\(error)", true)
        default: return nil
        }
    }
}
