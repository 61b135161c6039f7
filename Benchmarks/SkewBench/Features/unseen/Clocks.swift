import FeatureStore

/// Further zones whose days and weeks the pairs speak of.
enum Clocks {
    /// The United Kingdom, which changes its clocks at 01:00 UTC.
    static let london = Result { () throws(UnknownZone) in try Zone("Europe/London") }
    /// The west of the United States, whose days begin while Europe's mornings do.
    static let losAngeles = Result { () throws(UnknownZone) in try Zone("America/Los_Angeles") }
    /// Nepal, three quarters of an hour off and without changes.
    static let kathmandu = Result { () throws(UnknownZone) in try Zone("Asia/Kathmandu") }
    /// New Zealand, whose days are the first to begin.
    static let auckland = Result { () throws(UnknownZone) in try Zone("Pacific/Auckland") }
}
