public import FeatureStore
import Synchronization

/// What was ingested lately, by source.
final class IngestActivity: Sendable {
    private let sources = Mutex<[String: SourceActivity]>([:])

    /// Notes a commit.
    func note(_ outcome: CommitOutcome, _ deliveries: [Delivery], at instant: Timestamp) {
        sources.withLock { sources in
            for (delivery, receipt) in zip(deliveries, outcome.receipts) {
                guard case .success(let receipt) = receipt else { continue }
                var activity = sources[delivery.source] ?? SourceActivity(source: delivery.source)
                activity.stored += UInt64(receipt.stored)
                activity.repeated += UInt64(receipt.repeated)
                activity.corrected += UInt64(receipt.corrected)
                activity.ingestedAt = instant
                sources[delivery.source] = activity
            }
        }
    }

    /// What is known, sources in byte order of their names.
    var all: [SourceActivity] {
        sources.withLock { $0.values.sorted { $0.source.utf8.lexicographicallyPrecedes($1.source.utf8) } }
    }
}

/// What this process stored of one source.
public struct SourceActivity: Hashable, Sendable {
    /// The source.
    public let source: String
    /// How many rows were new.
    public var stored: UInt64 = 0
    /// How many were there already.
    public var repeated: UInt64 = 0
    /// How many took the place of an earlier content.
    public var corrected: UInt64 = 0
    /// When the last of them came, or nil.
    public var ingestedAt: Timestamp?
}
