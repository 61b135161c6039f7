import FeatureStore
import Online

/// What `POST /get-online-features` answers, as protobuf's JSON has it: a vector of values, statuses and times by column.
struct FeastAnswer {
    let result: LookupResult
    /// The key columns under their own names, which Feast gives back.
    let keys: [Column]
    /// Whether features are named with their view.
    let namesViews: Bool

    private var rows: Int { result.features.rowCount }

    func json() -> JSONWriter {
        let features = result.features.columns
        var writer = JSONWriter(reservingCapacity: 256 + rows * (keys.count + features.count) * 48)
        writer.object { writer in
            writer.name("results")
            writer.array { writer in
                for key in keys { write(key, to: &writer) }
                // All features of a view have the same times, and most of them the same statuses: each is written once.
                var written = [Written](repeating: Written(), count: result.views.count)
                for (feature, column) in features.enumerated() {
                    write(column, feature, &written[result.viewOfFeature[feature]], to: &writer)
                }
            }
            writer.name("metadata")
            writer.object { writer in
                writer.name("feature_names")
                writer.array { writer in
                    for key in keys { writer.text(key.name) }
                    for feature in features { write(name: feature.name, to: &writer) }
                }
            }
        }
        return writer
    }

    /// What was written for one feature of a view, and can be written again for the others.
    private struct Written {
        var times: [UInt8]?
        /// The statuses of a column without NULL.
        var statuses: [UInt8]?
    }

    /// A key column, which is always there and never old.
    private func write(_ key: Column, to writer: inout JSONWriter) {
        writer.object { writer in
            values(of: key, to: &writer)
            writer.name("statuses")
            writer.array { writer in for _ in 0..<rows { writer.raw("\"PRESENT\"") } }
            guard rows > 0 else { return }
            writer.name("event_timestamps")
            writer.array { writer in for _ in 0..<rows { writer.raw(Self.noTime) } }
        }
    }

    private func write(_ column: Column, _ feature: Int, _ written: inout Written, to writer: inout JSONWriter) {
        writer.object { writer in
            // What the view answers for an entity without rows is what SQL answers for it: null would differ.
            values(of: column, to: &writer)
            writer.name("statuses")
            if column.validity.setCount < rows {
                statuses(of: feature, to: &writer)
            } else {
                writer.again(&written.statuses) { statuses(of: feature, to: &$0) }
            }
            guard rows > 0 else { return }
            writer.name("event_timestamps")
            writer.again(&written.times) { times(of: feature, to: &$0) }
        }
    }

    private func values(of column: Column, to writer: inout JSONWriter) {
        writer.name("values")
        writer.array { writer in for row in 0..<rows { writer.cell(row, of: column) } }
    }

    private func statuses(of feature: Int, to writer: inout JSONWriter) {
        writer.array { writer in
            for row in 0..<rows { writer.raw(result.status(feature: feature, row: row).feastName) }
        }
    }

    private func times(of feature: Int, to writer: inout JSONWriter) {
        writer.array { writer in
            for row in 0..<rows {
                if let time = result.newestEvent(feature: feature, row: row) {
                    writer.instant(time, shortening: true)
                } else {
                    writer.raw(Self.noTime)
                }
            }
        }
    }

    /// What Feast tells where there is no time.
    private static let noTime: StaticString = "\"1970-01-01T00:00:00Z\""

    /// `View:feature` as Feast calls it: `feature`, or `View__feature`; a version is left out.
    private func write(name: String, to writer: inout JSONWriter) {
        let text = name.utf8
        guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else { return writer.text(name) }
        let feature = text[text.index(after: colon)...]
        guard namesViews else { return writer.text(String(Substring(feature))) }
        let view = text[..<colon].prefix { $0 != UInt8(ascii: "@") }
        writer.text("\(Substring(view))__\(Substring(feature))")
    }
}

extension FeatureStatus {
    /// The status as Feast calls it, in JSON.
    fileprivate var feastName: StaticString {
        switch self {
        case .present: "\"PRESENT\""
        case .null: "\"NULL_VALUE\""
        case .notFound: "\"NOT_FOUND\""
        case .stale: "\"OUTSIDE_MAX_AGE\""
        }
    }
}
