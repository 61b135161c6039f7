public import FeatureStore

/// The recorded decision that one version of a view is served no longer.
///
/// It stays in `Promotions/` as `RecentDelays@1.retired.yaml`, so that an old record of the version cannot be brought
/// back: a later promotion has a greater number.
public struct RetirementRecord: Hashable, Sendable {
    /// The view's family.
    public var view: String
    /// The version.
    public var version: Int
    /// When, as the caller gave it.
    public var at: Timestamp
    /// Who retired it.
    public var by: String
    /// Why.
    public var because: String
    /// The number of the promotion that it ends.
    public var number: Int
    /// The digest of the record that it ends.
    public var previous: String
    /// The signature over everything else, or nil.
    public var signature: PromotionRecord.Signature?

    /// Makes a record.
    public init(
        view: String, version: Int, at: Timestamp, by: String, because: String, number: Int, previous: String,
        signature: PromotionRecord.Signature? = nil
    ) {
        self.view = view
        self.version = version
        self.at = at
        self.by = by
        self.because = because
        self.number = number
        self.previous = previous
        self.signature = signature
    }

    /// `RecentDelays@1`.
    public var name: String { "\(view)@\(version)" }

    /// The name of the file that holds the record: `RecentDelays@1.retired.yaml`.
    public var fileName: String { "\(name).retired.yaml" }
}
