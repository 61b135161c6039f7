import Synchronization

/// The groups that one computation finds by values (`by:`), and a note of all that it looked for.
///
/// What a computation will look for is not known before it runs, and it cannot wait for a store. So it runs, finds nothing
/// in the place of what is not there, and runs again when that is: ``missing`` says what that is. Nothing that a
/// computation answered while something was missing may be used.
package final class KeyedGroups: Sendable {
    /// A group as a computation names it.
    package struct Reference: Hashable, Sendable {
        /// The position of the link in the entity's schema.
        package let link: Int
        /// The values.
        package let key: EntityKey
    }

    /// What is at hand.
    package let groups: [Reference: RowGroup]
    /// What was looked for.
    ///
    /// A mutex, since `compute` is sendable code of somebody else's.
    private let asked = Mutex<Set<Reference>>([])

    /// Starts a computation over these groups.
    package init(_ groups: [Reference: RowGroup] = [:]) { self.groups = groups }

    /// What was looked for and is not at hand.
    package var missing: [Reference] { asked.withLock { $0.filter { groups[$0] == nil } } }

    /// What was looked for.
    package var looked: Set<Reference> { asked.withLock { $0 } }

    func find(_ key: KeyEncoder, link: Int) -> RowGroup? {
        guard !key.holdsNull else { return nil }
        let reference = Reference(link: link, key: EntityKey(bytes: key.bytes))
        _ = asked.withLock { $0.insert(reference) }
        return groups[reference]
    }
}
