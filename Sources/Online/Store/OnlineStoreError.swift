/// Why a store could not do what was asked.
public enum OnlineStoreError: Error, Hashable, Sendable {
    /// Another process has the store open for writing.
    case inUse(path: String, by: String)
    /// What lies at the path is no store, or one of another build's sources.
    case mismatch(path: String, reason: String)
    /// The store's file is damaged.
    case damaged(path: String, reason: String)
    /// There is no room left; nothing was stored.
    case full(path: String, reason: String)
    /// The store does not answer: a server that is down, a file that cannot be opened.
    case unavailable(reason: String)
    /// The store went away while it made a commit durable: the commit is there, or it is not.
    case uncertain(reason: String)
    /// The snapshot is older than what the store keeps.
    case forgotten(StoreSnapshot, oldest: StoreSnapshot)
    /// The store was closed.
    case closed
    /// The engine said something that is none of these.
    case engine(String)
}

/// Why one delivery was not stored.
public enum DeliveryRefusal: Error, Hashable, Sendable {
    /// A version of the same row and the same time is stored with another content.
    case contradicts(source: String, id: String, versionTime: String)
    /// Two rows of the delivery contradict each other in the same way.
    case contradictsItself(source: String, id: String)
    /// Another delivery with other rows was given the same id.
    case deliveryIDTaken(source: String, id: String)
}

extension OnlineStoreError: CustomStringConvertible {
    /// What was expected, what was found, what to do.
    public var description: String {
        switch self {
        case .inUse(let path, let by):
            "\(path) is open for writing already, by \(by). One process writes a store: ask that one, or open it to read"
        case .mismatch(let path, let reason): "\(path) is not a store of these sources: \(reason)"
        case .damaged(let path, let reason):
            "\(path) is damaged: \(reason). Restore a copy, with \(path)-wal and \(path)-shm removed before, or backfill a new store "
                + "from the warehouse"
        case .full(let path, let reason): "\(path) has no room left, nothing was stored: \(reason)"
        case .unavailable(let reason): "the online store does not answer: \(reason)"
        case .uncertain(let reason):
            "the online store went away while it stored, and what it was given may be there or not: \(reason). Deliver it "
                + "again: a row with a unique id is stored once, and so is a delivery that has an id; others may be there already"
        case .forgotten(let snapshot, let oldest):
            "the store's state \(snapshot.sequence) is no longer kept; the oldest is \(oldest.sequence)"
        case .closed: "the online store was closed"
        case .engine(let reason): "the online store's engine failed: \(reason)"
        }
    }
}

extension DeliveryRefusal: CustomStringConvertible {
    /// What was found and what to do.
    public var description: String {
        switch self {
        case .contradicts(let source, let id, let versionTime):
            "\(source): \(id) is stored with another content for the same version time \(versionTime). A correction "
                + "needs a later version time"
        case .deliveryIDTaken(let source, let id):
            "\(source): the delivery id \(id) belongs to other rows, which are stored. Repeat a delivery with the rows "
                + "that it had, or give a new one an id of its own"
        case .contradictsItself(let source, let id):
            "\(source): the delivery holds \(id) twice with different contents"
        }
    }
}
