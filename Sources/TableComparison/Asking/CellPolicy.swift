/// How far apart two values of a column may lie and still count as equal.
///
/// NaN is equal to NaN under every policy, and to nothing else. 0 and -0 differ under ``exact`` alone.
package enum CellPolicy: Hashable, Sendable {
    /// Not at all: the same bits of a double, the same number, the same bytes of a text.
    case exact
    /// At most so far, the bound included.
    case absolute(Double)
    /// At most so far, relative to the larger of the two magnitudes, the bound included.
    case relative(Double)
    /// At most so many representable doubles, the bound included.
    case ulps(UInt64)

    /// Reads `exact`, `absolute:0.01`, `relative:1e-9` or `ulps:2`; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        if parts == ["exact"] {
            self = .exact
            return
        }
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "absolute", "relative":
            guard let bound = Double(parts[1]), bound >= 0, bound.isFinite else { return nil }
            self = parts[0] == "absolute" ? .absolute(bound) : .relative(bound)
        case "ulps":
            guard let bound = UInt64(parts[1]) else { return nil }
            self = .ulps(bound)
        default: return nil
        }
    }

    /// The policy as ``init(_:)`` reads it.
    package var text: String {
        switch self {
        case .exact: "exact"
        case .absolute(let bound): "absolute:\(bound)"
        case .relative(let bound): "relative:\(bound)"
        case .ulps(let bound): "ulps:\(bound)"
        }
    }

    /// Whether values of the type have a distance that the policy can bound.
    func applies(to type: ComparedType) -> Bool {
        switch self {
        case .exact: true
        case .absolute, .relative: [.int, .double, .decimal].contains(type)
        case .ulps: type == .double
        }
    }
}
