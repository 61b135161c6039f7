import FeatureStore
import Online
import Postgres

/// The common tables that find rows which no answer may need, up to `removable` with their numbers.
///
/// A row goes when it happened before the cut and, in each group that a view reads the last rows of, so many newer rows are
/// certain that no answer reaches it: known before the cut, in every state that is kept, and replaced by nothing. Of an id
/// with versions all go or none, or one alone would come back as what is true; besides, a version goes that another one has
/// replaced at every instant and in every state that can be asked about.
struct RemovableRows {
    let tables: StoreTables
    let layout: SourceLayout
    let kept: Retention.SourceRetention
    /// In microseconds.
    let cut: Int64

    /// The tables, separated by commas.
    var text: String {
        let depths = kept.lastRows.compactMap { depth in
            layout.column(of: depth.link).map { (PostgresText.identifier($0), depth.rows) }
        }
        var parts = ["kept AS (SELECT oldest FROM \(tables.own("store")))"]
        if !depths.isEmpty { parts.append("counted AS (\(counted))") }
        for (number, (link, rows)) in depths.enumerated() {
            parts.append(
                """
                bound\(number) AS (SELECT key, event$ AS bound FROM (
                    SELECT \(link) AS key, event$, row_number() OVER (PARTITION BY \(link) ORDER BY event$ DESC) AS place
                    FROM counted WHERE \(link) IS NOT NULL) AS ranked WHERE place = \(rows))
                """)
        }
        let isOut = { (row: String) in
            let outs = depths.enumerated().map { number, depth in
                "(\(row).\(depth.0) IS NULL OR EXISTS (SELECT FROM bound\(number) AS b "
                    + "WHERE b.key = \(row).\(depth.0) AND \(row).event$ < b.bound))"
            }
            return (["\(row).event$ < \(cut)"] + outs).joined(separator: " AND ")
        }
        if let by {
            parts.append(
                """
                ids AS (SELECT DISTINCT r.id$ FROM \(layout.table) AS r WHERE r.event$ < \(cut) AND NOT EXISTS (
                    SELECT FROM \(layout.table) AS w WHERE w.id$ = r.id$ AND NOT (\(isOut("w")))) LIMIT \(Compactor.chunk))
                """)
            parts.append(
                """
                removable AS (
                    SELECT r.row$ FROM \(layout.table) AS r JOIN ids ON ids.id$ = r.id$
                    UNION (SELECT r.row$ FROM \(layout.table) AS r, kept WHERE EXISTS (
                        SELECT FROM \(layout.table) AS v WHERE v.id$ = r.id$ AND v.\(by) > r.\(by)
                        AND v.known$ <= \(cut) AND v.sequence$ <= kept.oldest) LIMIT \(Compactor.chunk)))
                """)
        } else {
            parts.append(
                """
                removable AS (SELECT r.row$ FROM \(layout.table) AS r WHERE r.gone_at$ IS NULL AND \(isOut("r"))
                    LIMIT \(Compactor.chunk))
                """)
        }
        return parts.joined(separator: ",\n")
    }

    /// The column that orders versions, or nil.
    private var by: String? {
        layout.schema.versions.map { PostgresText.identifier(layout.schema.columns[$0.by].name) }
    }

    /// The rows that are certain to stand in their groups.
    private var counted: String {
        guard let by else {
            return """
                SELECT t.* FROM \(layout.table) AS t, kept WHERE t.gone_at$ IS NULL AND t.event$ <= \(cut)
                AND t.known$ <= \(cut) AND t.sequence$ <= kept.oldest
                """
        }
        let deleted = layout.schema.versions?.deleted.map { layout.schema.columns[$0].name }
        let isThere = deleted.map { "NOT coalesce(\(PostgresText.identifier($0)), false)" } ?? "true"
        return """
            SELECT * FROM (
                SELECT DISTINCT ON (t.id$) t.* FROM \(layout.table) AS t WHERE NOT EXISTS (
                    SELECT FROM \(layout.table) AS o, kept WHERE o.id$ = t.id$ AND (o.event$ > \(cut) OR o.known$ IS NULL
                    OR o.known$ > \(cut) OR o.sequence$ > kept.oldest))
                ORDER BY t.id$, t.\(by) DESC, t.row$) AS final
            WHERE \(isThere)
            """
    }
}
