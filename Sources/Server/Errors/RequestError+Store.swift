import FeatureStore
import Online

extension RequestError {
    /// What is told where an answer takes too long.
    static var overdue: RequestError {
        var error = RequestError(.timedOut, "the answer took longer than this server gives a request")
        error.retryAfter = 1
        return error
    }

    /// What is told where storing takes too long, and may succeed yet.
    static var perhapsStored: RequestError {
        var error = overdue
        error.message =
            "storing took longer than this server gives a request, and the rows may be stored or not: deliver them again, "
            + "which is harmless where the source has a unique id, or under the same Idempotency-Key"
        return error
    }

    /// What is told where rows were still being read when their time was over: the store had none of them yet.
    static var notStored: RequestError {
        var error = overdue
        error.message =
            "reading the rows took longer than this server gives a request; nothing was stored: deliver fewer at once"
        return error
    }

    /// What a lookup's error means to who asked.
    init(_ error: LookupError) {
        let message = error.description
        switch error {
        case .unknownService: self.init(.unknownService, message, at: "service")
        case .unknownFeature: self.init(.unknownFeature, message, at: "features")
        case .nothingAsked: self.init(.malformedRequest, message, at: "features")
        case .notServable: self.init(.notServable, message)
        case .columnsDiffer: self.init(.malformedRequest, message)
        case .requestsDiffer: self.init(.malformedRequest, message, at: "features")
        case .unexpectedNull(let column, let row): self.init(.invalidValue, message, at: "\(column)[\(row)]")
        case .rowsMissing: self.init(.notServable, message)
        case .tooOld(let asked, let oldest, _):
            self.init(
                .asOfOutOfRange, message, expected: "an instant from \(oldest)", found: asked.description, at: "as_of")
        case .inTheFuture(let asked, let now):
            self.init(
                .asOfOutOfRange, message, expected: "an instant up to \(now)", found: asked.description, at: "as_of")
        case .computeFailed(let view, let row, _):
            // The reason may hold values of the entity; whoever may look into the server finds it in replay.
            self.init(.computeFailed, "\(view) failed to compute row \(row)")
        case .ambiguousVersions(let view, _):
            self.init(.computeFailed, "\(view) cannot be computed: two versions of a row cannot be told apart")
        case .unsettled: self.init(.computeFailed, message)
        case .rowsDiffer: self.init(.internalFault, message)
        case .disturbed:
            self.init(.overloaded, message)
            retryAfter = 1
        case .cancelled: self = .overdue
        case .store(let error): self.init(error)
        }
    }

    /// What a failed delivery means to who delivered.
    init(_ error: IngestError) {
        switch error {
        case .rows: self.init(.invalidRows, error.description)
        case .refused(let refusal): self.init(.contradiction, refusal.description)
        case .overloaded(let waiting, let bound):
            self.init(
                .overloaded, "so many rows wait to be stored that no more are taken; nothing was stored",
                expected: "at most \(bound) rows", found: "\(waiting) rows")
            retryAfter = 1
        case .cancelled:
            self = .overdue
            message = "the rows waited longer to be stored than this server gives a request; nothing was stored"
        case .store(let error): self.init(error)
        }
    }

    /// What an erasure's failure means to who asked for it.
    init(_ error: ForgetError) {
        switch error {
        case .unknownEntity: self.init(.unknownEntity, error.description, at: "path")
        case .keysDiffer(let expected, let found):
            self.init(.invalidValue, "the keys are not the entity's", expected: expected, found: found, at: "keys")
        case .store(let error): self.init(error)
        case .log: self.init(.internalFault, "the rows are erased, the feature log's records are not: do it again")
        }
    }

    /// What a store's failure means to who asked; paths and the engine's words stay in the log.
    init(_ error: OnlineStoreError) {
        switch error {
        case .full: self.init(.storeUnavailable, "the store has no room left; nothing was stored")
        case .unavailable: self.init(.storeUnavailable, "the store does not answer")
        case .uncertain:
            self.init(
                .storeUnavailable,
                "the store went away while it stored: send it again, under the same Idempotency-Key where rows have no unique id"
            )
        case .closed: self.init(.draining, "the store was closed")
        case .forgotten: self.init(.asOfOutOfRange, "the state that was asked for is no longer kept")
        case .inUse, .mismatch, .damaged, .engine: self.init(.internalFault, "the store failed")
        }
        if code == .storeUnavailable { retryAfter = 5 }
    }
}
