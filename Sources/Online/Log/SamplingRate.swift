/// Which share of requests is recorded.
///
/// Whether a request is in depends on its id alone: every service that serves a part of it decides alike, and a larger rate
/// records all that a smaller one does.
public struct SamplingRate: Hashable, Sendable {
    /// From 0, none, to 1, all.
    public let fraction: Double
    /// A hash below this is in; nil for all of them.
    private let bound: UInt64?

    /// Makes a rate; nil for a number outside 0...1.
    public init?(_ fraction: Double) {
        guard fraction >= 0, fraction <= 1 else { return nil }
        self.init(checked: fraction)
    }

    private init(checked fraction: Double) {
        self.fraction = fraction
        bound = fraction == 1 ? nil : UInt64(fraction * 0x1p64)
    }

    /// Every request.
    public static let all = SamplingRate(checked: 1)
    /// No request.
    public static let none = SamplingRate(checked: 0)

    /// Whether the request of this id is in.
    ///
    /// - Complexity: O(bytes of the id), without an allocation.
    public func includes(_ requestID: String) -> Bool {
        guard let bound else { return true }
        return bound > 0 && Self.hash(requestID) < bound
    }

    /// FNV-1a, its bits then mixed so that ids that differ in the last character only are far apart.
    private static func hash(_ text: String) -> UInt64 {
        var hash: UInt64 = 14_695_981_039_346_656_037
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
        hash = (hash ^ (hash >> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return hash ^ (hash >> 33)
    }
}
