import FeatureStore
import SQLite

/// Reads and writes from where on rows are there.
struct KeptBounds {
    let connection: Connection

    /// The bounds of a source.
    func bounds(of source: String) throws -> SourceBounds {
        var bounds = SourceBounds()
        let rows = try connection.rows(
            "SELECT part, since, last_rows FROM \"@bounds\" WHERE source = ?", [.text(source)])
        for row in rows {
            guard case .text(let part) = row[0], case .integer(let since) = row[1], case .text(let depths) = row[2],
                let path = Part(rawValue: part)?.path,
                let bound = SourceBound(since: since, encodedLastRows: depths, source: source)
            else { throw DamagedRow(reason: "the bounds of \(source) are not what was written") }
            bounds[keyPath: path] = bound
        }
        return bounds
    }

    /// Changes the bounds of a source, within a transaction of the caller's.
    func change(_ source: String, _ body: (inout SourceBounds) -> Void) throws {
        var bounds = try bounds(of: source)
        body(&bounds)
        _ = try connection.rows("DELETE FROM \"@bounds\" WHERE source = ?", [.text(source)])
        for part in Part.allCases {
            guard let bound = bounds[keyPath: part.path] else { continue }
            _ = try connection.rows(
                "INSERT INTO \"@bounds\" VALUES(?, ?, ?, ?)",
                [
                    .text(source), .text(part.rawValue), .integer(bound.since.microseconds),
                    .text(bound.encodedLastRows),
                ])
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
