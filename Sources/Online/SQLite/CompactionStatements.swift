import FeatureStore
import SQLite

/// The SQL that finds rows that may go; ?1 is the cutoff of event times, ?2 the horizon of snapshots, ?3 and ?4 a chunk.
struct CompactionStatements {
    let layout: SourceLayout
    let retention: Retention.SourceRetention

    /// Row numbers, each with 1 where the row was replaced before the horizon, and with 0 where it is too old.
    var candidates: String {
        let replaced = "(r.\"@gone_at\" IS NOT NULL AND r.\"@gone_at\" <= ?2)"
        let tooOld = "?1 IS NOT NULL AND (\(superseded) (\(isOld) AND \(enoughNewer)))"
        return """
            SELECT r."@row", \(replaced) FROM \(table) r
            WHERE r."@row" > ?3 AND r."@row" <= ?4 AND (\(replaced) OR (\(tooOld)))
            """
    }

    private var table: String { StoreStatements.name(layout.table) }
    private var event: String { column(layout.schema.eventTime) }
    private func column(_ position: Int) -> String { StoreStatements.name(layout.schema.columns[position].name) }

    private func sameID(_ first: String, _ second: String) -> String {
        let id = layout.idColumn.map { [StoreStatements.name($0)] } ?? layout.schema.unique.map { column($0) }
        return id.map { "\(first).\($0) = \(second).\($0)" }.joined(separator: " AND ")
    }

    /// A version that another one has replaced at every instant that can be asked about.
    private var superseded: String {
        guard let versions = layout.schema.versions else { return "" }
        return """
            EXISTS (SELECT 1 FROM \(table) v WHERE \(sameID("v", "r")) AND v.\(column(versions.by)) > \
            r.\(column(versions.by)) AND \(isKnown("v"))) OR
            """
    }

    /// Known by the cutoff, in every snapshot that is kept, and not replaced.
    private func isKnown(_ row: String) -> String {
        let times = [layout.schema.arrivalTime, layout.schema.versions?.by].compactMap { $0 }
        return
            (times.map { "\(row).\(column($0)) <= ?1" }
            + ["\(row).\"@sequence\" <= ?2", "\(row).\"@gone_at\" IS NULL"]).joined(separator: " AND ")
    }

    /// The row, and all versions of it, happened before the cutoff.
    private var isOld: String {
        guard layout.schema.versions != nil else { return "r.\(event) < ?1" }
        return
            "r.\(event) < ?1 AND NOT EXISTS (SELECT 1 FROM \(table) v WHERE \(sameID("v", "r")) AND v.\(event) >= ?1)"
    }

    /// In each group that a view reads the last rows of, so many newer rows are certain that no answer reaches this one.
    private var enoughNewer: String {
        let depths = retention.lastRows.compactMap { depth -> String? in
            guard let link = layout.links.first(where: { $0.link == depth.link }) else { return nil }
            return enoughNewer(link, depth.rows)
        }
        return depths.isEmpty ? "1" : depths.joined(separator: " AND ")
    }

    private func enoughNewer(_ link: SourceLayout.LinkLayout, _ rows: Int) -> String {
        let columns = link.indexed(layout.schema).map { StoreStatements.name($0) }
        func enough(_ row: String) -> String {
            let isNowhere = columns.map { "\(row).\($0) IS NULL" }.joined(separator: " OR ")
            let sameGroup = columns.map { "n.\($0) = \(row).\($0)" }.joined(separator: " AND ")
            return """
                (\(isNowhere) OR (SELECT count(*) FROM (SELECT 1 FROM \(table) n WHERE \(sameGroup) \
                AND n.\(event) > \(row).\(event) AND n.\(event) <= ?1 AND \(isKnown("n"))\(isOnlyVersion) \
                LIMIT \(rows))) >= \(rows))
                """
        }
        guard layout.schema.versions != nil else { return enough("r") }
        return "NOT EXISTS (SELECT 1 FROM \(table) w WHERE \(sameID("w", "r")) AND NOT \(enough("w")))"
    }

    /// A version that nothing withdraws and nothing moves.
    private var isOnlyVersion: String {
        guard let versions = layout.schema.versions else { return "" }
        let live = versions.deleted.map { " AND n.\(column($0)) IS NOT 1" } ?? ""
        return "\(live) AND NOT EXISTS (SELECT 1 FROM \(table) o WHERE \(sameID("o", "n")) "
            + "AND o.\"@row\" <> n.\"@row\")"
    }
}
