import BlockingCalls
import FeatureStore
import Online
import Postgres

/// Reads what other processes stored.
struct CommitFeed {
    let tables: StoreTables
    /// How many commits are remembered with what they touched.
    let remembered: Int64

    /// The commits behind a state and what they touched; nil for that where one of them is no longer remembered.
    func changes(
        since snapshot: StoreSnapshot, _ connection: PostgresConnection, _ control: StatementControl
    ) throws -> StoreChanges {
        var newest = snapshot.sequence
        var seen: Int64 = 0
        var touched: Set<GroupKey>? = []
        let problem = try connection.stream(
            """
            SELECT c.sequence, c.touched FROM \(tables.own("commits")) AS c WHERE c.sequence > greatest(
                $1::bigint, (SELECT max(n.sequence) FROM \(tables.own("commits")) AS n) - $2::bigint)
            ORDER BY c.sequence
            """, parameters: ["\(snapshot.sequence)", "\(remembered)"], control
        ) { result throws(StoredRowProblem) in
            for row in 0..<result.rowCount {
                guard let sequence = result.cell(row, 0)?.wireNumber(as: Int64.self) else {
                    throw StoredRowProblem(reason: "a commit without a number")
                }
                newest = sequence
                seen += 1
                let groups = result.cell(row, 1).flatMap { TouchedGroups.decode(Array($0)) }
                if let groups { touched?.formUnion(groups) } else { touched = nil }
            }
        }
        if let problem { throw problem }
        // Numbers follow on one another, so a hole is a commit that is no longer remembered.
        if seen != newest - snapshot.sequence { touched = nil }
        return StoreChanges(since: snapshot, through: StoreSnapshot(sequence: newest), touched: touched)
    }
}
