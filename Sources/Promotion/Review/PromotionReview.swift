public import Contracts

/// One view that somebody wants to promote, and what speaks against it.
public struct PromotionReview: Sendable {
    /// The view.
    public let view: ViewContract
    /// What speaks against it, in the order in which it is told; empty where it may be promoted.
    public var refusals: [PromotionRefusal]

    /// Makes a review.
    public init(view: ViewContract, refusals: [PromotionRefusal]) {
        self.view = view
        self.refusals = refusals
    }

    /// Whether nothing speaks against it.
    public var isAllowed: Bool { refusals.isEmpty }
}
