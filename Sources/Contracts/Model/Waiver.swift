public import FeatureStore

/// A dated, reasoned exception: a divergence of one feature that does not count until a day has passed.
///
/// `{ feature: mean_delay, class: value-differs, until: 2027-01-31, because: … }`. What it waives is still sought, cut down and
/// shown; it only does not make the verdict `diverged`.
public struct Waiver: Hashable, Sendable {
    /// The feature, or nil where the whole answer is meant.
    public let feature: String?
    /// A class of divergences as reports spell it (`value-differs`), or the code of a class of causes (`BND`).
    ///
    /// What there is of either is known where pairs are compared, and is checked there.
    public let code: String
    /// The last day on which it holds, in UTC.
    public let until: CalendarDate
    /// Why the divergence is tolerated.
    public let because: String
    /// Where it is declared.
    public let location: SourceLocation

    /// Makes a waiver.
    public init(feature: String?, code: String, until: CalendarDate, because: String, location: SourceLocation) {
        self.feature = feature
        self.code = code
        self.until = until
        self.because = because
        self.location = location
    }

    /// Whether the waiver no longer holds on a day, which the caller gives: nothing here reads a clock.
    public func isExpired(on day: CalendarDate) -> Bool { until < day }

    /// The feature and the class, in a few words: `departures_7d (value-differs)`.
    public var subject: String { "\(feature ?? "the whole answer") (\(code))" }

    /// The error that an expired waiver is, with its place and what to do.
    public var expiry: ContractError {
        ContractError(
            at: location, "the waiver of \(subject) expired: it held until \(until)",
            advice: "Mend the pair and remove the waiver, or decide anew and give it a later day")
    }
}

extension ViewContract {
    /// The waivers that no longer hold on a day, in declared order.
    public func expiredWaivers(on day: CalendarDate) -> [Waiver] { waivers.filter { $0.isExpired(on: day) } }
}
