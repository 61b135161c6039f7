import FeatureStore
import Online
import Synchronization

/// Counts what the server does.
///
/// Labels are names of endpoints, statuses and codes: closed sets, so that no client can make the numbers grow.
final class ServerMetrics: Sendable {
    private let numbers = Mutex(Numbers())

    /// Everything that is counted, as it stands at one moment.
    struct Numbers: Sendable {
        /// Requests by endpoint and HTTP status.
        var requests: [RequestKey: Int] = [:]
        /// Errors by code.
        var errors: [ErrorCode: Int] = [:]
        /// How long requests took, by endpoint.
        var latencies: [Endpoint.Name: Histogram] = [:]
        /// Rows asked for or delivered, by endpoint.
        var rows: [Endpoint.Name: Int] = [:]
        /// Values served, by status.
        var values: [FeatureStatus: Int] = [:]
    }

    /// An endpoint and an HTTP status.
    struct RequestKey: Hashable, Sendable {
        let endpoint: Endpoint.Name
        let status: Int
    }

    /// All numbers.
    var now: Numbers { numbers.withLock { $0 } }

    /// Counts a request that was answered.
    func count(_ endpoint: Endpoint.Name, status: Int, nanoseconds: Int64, rows: Int, error: ErrorCode?) {
        numbers.withLock { numbers in
            numbers.requests[RequestKey(endpoint: endpoint, status: status), default: 0] += 1
            numbers.latencies[endpoint, default: Histogram()].add(nanoseconds: nanoseconds)
            if rows > 0 { numbers.rows[endpoint, default: 0] += rows }
            if let error { numbers.errors[error, default: 0] += 1 }
        }
    }

    /// Counts the values of an answer by what is behind them.
    func count(_ result: LookupResult) {
        var counts = [Int](repeating: 0, count: FeatureStatus.allCases.count)
        for feature in result.features.columns.indices {
            for row in 0..<result.features.rowCount {
                switch result.status(feature: feature, row: row) {
                case .present: counts[0] += 1
                case .null: counts[1] += 1
                case .notFound: counts[2] += 1
                case .stale: counts[3] += 1
                }
            }
        }
        let statuses: [FeatureStatus] = [.present, .null, .notFound, .stale]
        numbers.withLock { numbers in
            for (status, count) in zip(statuses, counts) where count > 0 { numbers.values[status, default: 0] += count }
        }
    }
}
