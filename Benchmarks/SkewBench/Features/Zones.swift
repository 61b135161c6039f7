import FeatureStore

/// The zones whose days and weeks the pairs speak of.
enum Zones {
    /// Central Europe, which changes its clocks at 01:00 UTC.
    static let berlin = Result { () throws(UnknownZone) in try Zone("Europe/Berlin") }
    /// The east of the United States, which changes them at 02:00 local time.
    static let newYork = Result { () throws(UnknownZone) in try Zone("America/New_York") }
    /// India, half an hour off and without changes.
    static let kolkata = Result { () throws(UnknownZone) in try Zone("Asia/Kolkata") }
    /// The south-east of Australia, whose summer is the north's winter.
    static let sydney = Result { () throws(UnknownZone) in try Zone("Australia/Sydney") }
}
