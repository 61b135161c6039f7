import FeatureStore
import Online

/// `GET /metrics`: what the server and the store count, for Prometheus.
enum MetricsEndpoint {
    static func answer(_ parts: ServerParts) async -> Answer {
        var text = PrometheusText()
        let numbers = parts.metrics.now
        requests(numbers, into: &text)
        text.single(
            "featurestore_requests_in_progress", .gauge, "Requests being answered.", Double(parts.admission.inFlight))
        text.single(
            "featurestore_held_body_bytes", .gauge, "Bytes of requests' bodies that came and are not answered yet.",
            Double(parts.bodies.bytes))
        text.single(
            "featurestore_draining", .gauge, "1 while the server goes down.", parts.admission.isDraining ? 1 : 0)
        store(parts.store.figures, into: &text)
        let (arrivals, now) = (await parts.freshness.arrivals(in: parts.store, parts.answerTime), parts.clock())
        text.family(
            "featurestore_source_age_seconds", .gauge,
            "Since rows of the source were last stored, by whichever process; sources without rows are left out.",
            arrivals.sorted { $0.key < $1.key }.map { source, arrival in
                ([("source", source)], max(0, Double(now.microseconds - arrival.microseconds) / 1e6))
            })
        return .text(text.text, contentType: PrometheusText.contentType)
    }

    private static func requests(_ numbers: ServerMetrics.Numbers, into text: inout PrometheusText) {
        text.family(
            "featurestore_requests_total", .counter, "Requests answered, by endpoint and HTTP status.",
            numbers.requests.sorted {
                ($0.key.endpoint.rawValue, $0.key.status) < ($1.key.endpoint.rawValue, $1.key.status)
            }
            .map { ([("endpoint", $0.key.endpoint.rawValue), ("status", "\($0.key.status)")], Double($0.value)) })
        text.family(
            "featurestore_errors_total", .counter, "Requests refused or failed, by code.",
            ErrorCode.allCases.compactMap { code in
                numbers.errors[code].map { ([("code", code.rawValue)], Double($0)) }
            })
        text.histograms(
            "featurestore_request_duration_seconds", "From a request's head to its answer, by endpoint.",
            Endpoint.Name.allCases.compactMap { name in
                numbers.latencies[name].map { (("endpoint", name.rawValue), $0) }
            })
        text.family(
            "featurestore_rows_total", .counter, "Rows asked for or delivered, by endpoint.",
            Endpoint.Name.allCases.compactMap { name in
                numbers.rows[name].map { ([("endpoint", name.rawValue)], Double($0)) }
            })
        text.family(
            "featurestore_values_total", .counter, "Values served, by what is behind them.",
            FeatureStatus.allCases.compactMap { status in
                numbers.values[status].map { ([("status", status.rawValue)], Double($0)) }
            })
    }

    private static func store(_ figures: ServingFigures, into text: inout PrometheusText) {
        let cache = figures.cache
        text.single(
            "featurestore_snapshot", .gauge, "The newest commit that lookups see.", Double(figures.snapshot.sequence))
        text.single("featurestore_cache_groups", .gauge, "Groups of rows in memory.", Double(cache.groups))
        text.single("featurestore_cache_rows", .gauge, "Rows in memory.", Double(cache.rows))
        text.single("featurestore_cache_bytes", .gauge, "About how many bytes they take.", Double(cache.bytes))
        text.single("featurestore_cache_bound_bytes", .gauge, "How many bytes they may take.", Double(cache.bound))
        text.single("featurestore_cache_hits_total", .counter, "Groups found in memory.", Double(cache.hits))
        text.single("featurestore_cache_misses_total", .counter, "Groups read from the store.", Double(cache.misses))
        text.single(
            "featurestore_cache_evictions_total", .counter, "Groups dropped to make room.", Double(cache.evictions))
        text.single(
            "featurestore_sqlite_bytes", .gauge, "Bytes that SQLite holds in this process: pages of files above all.",
            Double(figures.sqliteBytes))
        text.single("featurestore_queue_rows", .gauge, "Rows that wait to be stored.", Double(figures.waitingRows))
        typealias Line = (labels: [(String, String)], value: Double)
        text.family(
            "featurestore_ingested_rows_total", .counter,
            "Rows stored by this process, by source and what became of them.",
            figures.sources.flatMap { source -> [Line] in
                [("stored", source.stored), ("repeated", source.repeated), ("corrected", source.corrected)].map {
                    ([("source", source.source), ("outcome", $0.0)], Double($0.1))
                }
            })
    }
}
