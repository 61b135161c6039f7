/// Which ends of a window of time belong to it.
public enum WindowBounds: String, Hashable, Sendable, CaseIterable {
    /// `(start, end]`: behind the start, at or before the end. What "in the last seven days" should mean.
    case openClosed
    /// `[start, end]`: both ends belong to it; what SQL's `BETWEEN` does.
    case closedClosed
    /// `[start, end)`: at or behind the start, before the end.
    case closedOpen
    /// `(start, end)`: neither end belongs to it.
    case openOpen

    @usableFromInline var includesStart: Bool { self == .closedClosed || self == .closedOpen }
    @usableFromInline var includesEnd: Bool { self == .closedClosed || self == .openClosed }
}
