/// What a token allows.
public enum TokenScope: String, Hashable, Sendable, CaseIterable {
    /// Lookups, and what there is: services, views, metrics.
    case read
    /// Ingesting events.
    case write
    /// Erasing entities, materializing.
    case admin
}
