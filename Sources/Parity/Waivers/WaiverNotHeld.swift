public import Contracts

/// A waiver that names the feature and the class of a finding, and does not hold for it.
public struct WaiverNotHeld: Sendable {
    /// The waiver.
    public let waiver: Waiver
    /// Why it does not hold.
    public let reason: Reason

    /// Why a waiver does not hold.
    public enum Reason: Hashable, Sendable {
        /// Its last day has passed.
        case expired
        /// It waives a cause, and no cause was found: nothing says that this is the one.
        case noCause
        /// It waives a cause that experiments name, but not first.
        case otherCause(String)
        /// It waives a cause, and no edit of the SQL shows that it explains every failing question.
        case noEdit
        /// It waives a cause, and some failing questions are not explained by it, or were not tried.
        case notAllExplained(explained: Int, met: Int)
    }

    /// Makes one.
    public init(waiver: Waiver, reason: Reason) {
        self.waiver = waiver
        self.reason = reason
    }
}
