import FeatureStore
import Online
import Postgres

/// Reads and writes from where on rows are there.
struct KeptBounds {
    let tables: StoreTables

    /// The bounds of a source.
    func bounds(of source: String, _ connection: PostgresConnection) throws -> SourceBounds {
        var bounds = SourceBounds()
        let rows = try connection.rows(
            "SELECT part, since, last_rows FROM \(tables.own("bounds")) WHERE source = $1", [source])
        for row in rows {
            guard let part = row[0].flatMap({ Part(rawValue: $0) }), let since = row[1].flatMap({ Int64($0) }),
                let bound = SourceBound(since: since, encodedLastRows: row[2] ?? "", source: source)
            else { throw StoredRowProblem(reason: "the bounds of \(source) are not what was written") }
            bounds[keyPath: part.path] = bound
        }
        return bounds
    }

    /// Changes the bounds of a source, within a transaction of the caller's, one process after another.
    func change(_ source: String, _ connection: PostgresConnection, _ body: (inout SourceBounds) -> Void) throws {
        _ = try connection.rows(tables.lock(over: "bounds"))
        var bounds = try bounds(of: source, connection)
        body(&bounds)
        _ = try connection.rows("DELETE FROM \(tables.own("bounds")) WHERE source = $1", [source])
        for part in Part.allCases {
            guard let bound = bounds[keyPath: part.path] else { continue }
            _ = try connection.rows(
                "INSERT INTO \(tables.own("bounds")) VALUES ($1, $2, $3::bigint, $4)",
                [source, part.rawValue, "\(bound.since.microseconds)", bound.encodedLastRows])
        }
    }

    private enum Part: String, CaseIterable {
        case standing
        case meanwhile

        var path: WritableKeyPath<SourceBounds, SourceBound?> {
            switch self {
            case .standing: \.standing
            case .meanwhile: \.meanwhile
            }
        }
    }
}
