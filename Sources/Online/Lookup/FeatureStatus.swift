/// What is behind one value of a vector.
public enum FeatureStatus: String, Hashable, Sendable, Codable, CaseIterable {
    /// A value.
    case present
    /// The view answered NULL.
    case null
    /// No row of the entity lies within what the view reads by the entity's keys; the value is the view's answer for such an
    /// entity.
    case notFound = "not_found"
    /// A value whose newest event is older than the view's `stale_after`, or a materialized one past its time.
    case stale
}
