import FeatureStore
import Synchronization

/// A row that a commit brought, as the form of one entity is told of it.
struct FormChange: Sendable {
    let source: String
    let rows: ColumnBatch
    let row: Int
    /// Whether the row is the entity's; others may end one that was.
    let belongs: Bool
    /// Whether other entities may have versions of the row.
    let mayBeElsewhere: Bool
}

/// What follows the rows of one entity for one view: whoever builds a form, then one commit after another.
///
/// Only one of them does at a time. Lookups never wait for it: they have a ``HeldForm``, which stays as it is.
final class FormWriter: Sendable {
    /// The number of the form among links and forms, and the entity's key.
    let reference: GroupCache.Reference
    /// The groups whose rows it knows.
    let groups: [GroupCache.Reference]

    private struct Content {
        var increment: EntityIncrement
        /// About how much memory the columns of a row take.
        var bytesPerRow: Int
        var forgotten: FormForgetting?
        /// How much is known besides the columns of rows, and how many rows there were when that was looked up.
        var measured: (bytes: Int, rows: Int)?
    }

    private let content: Mutex<Content>

    /// Starts without rows, or is nil where the view has no incremental form.
    init?(_ view: ViewDefinition, _ reference: GroupCache.Reference, groups: [GroupCache.Reference]) {
        guard let increment = EntityIncrement(trackingEvents: view) else { return nil }
        self.reference = reference
        self.groups = groups
        content = Mutex(Content(increment: increment, bytesPerRow: 0))
    }

    /// Takes some rows of a group that is at hand.
    func deliver(_ group: RowGroup, _ positions: Range<Int>) {
        content.withLock { content in
            let perRow = group.byteCount / max(1, group.heldRowCount)
            content.bytesPerRow = max(content.bytesPerRow, perRow)
            group.deliver(positions, to: &content.increment)
        }
    }

    /// Takes what commits brought; false where it cannot be followed: then the form is of no use any more.
    func follow(_ changes: [FormChange]) -> Bool {
        content.withLock { content in
            changes.allSatisfy { change in
                content.increment.follow(
                    RowDecoder(columns: change.rows.columns, row: change.row), of: change.source,
                    belongs: change.belongs, mayBeElsewhere: change.mayBeElsewhere)
            }
        }
    }

    /// Forgets rows that no answer may need.
    func forget(_ forgetting: FormForgetting) {
        content.withLock { content in
            for (source, cutoff) in forgetting.cutoffs { content.increment.forget(before: cutoff, source: source) }
            content.forgotten = content.forgotten?.adding(forgetting) ?? forgetting
            content.measured = nil
        }
    }

    /// What it answers now.
    func held() -> HeldForm {
        content.withLock { content in
            let rows = content.increment.rowCount
            let measured = content.measured.flatMap { rows < 2 * $0.rows ? $0 : nil }
            let known = measured ?? (content.increment.byteCount, max(1, rows))
            content.measured = known
            // Measured again when there are twice as many; until then each row takes as much as those.
            let bytes = known.bytes / known.rows * rows + content.bytesPerRow * rows
            return HeldForm(
                writer: self, answers: content.increment.answers, rowCount: rows, byteCount: bytes,
                forgotten: content.forgotten)
        }
    }
}
