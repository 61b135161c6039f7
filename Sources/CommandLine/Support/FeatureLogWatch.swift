import Logging
import Online

/// Tells the server's log when vectors do not get into the feature log: it never stops serving, so nobody else would know.
struct FeatureLogWatch {
    let log: FeatureLog
    let logger: Logger

    /// Looks every minute until it is cancelled.
    func run() async {
        var told = FeatureLogCounts()
        while (try? await Task.sleep(for: .seconds(60))) != nil { told = tell(since: told) }
    }

    /// Tells what was lost since it was told last, and gives what is told now.
    func tell(since told: FeatureLogCounts) -> FeatureLogCounts {
        let counts = log.counts
        guard counts.failed > told.failed || counts.dropped > told.dropped else { return counts }
        logger.warning(
            "feature log is incomplete",
            metadata: [
                "failed": .stringConvertible(counts.failed - told.failed),
                "dropped": .stringConvertible(counts.dropped - told.dropped),
                "reason": .string(
                    (counts.failed > told.failed ? counts.lastFailure : nil) ?? "too many waited to be written"),
            ])
        return counts
    }
}
