import FeatureStore

/// Where all flights of this repository depart, and whose calendar their days and weeks are.
enum NewYork {
    /// The zone, looked up once.
    static let zone: Result<Zone, UnknownZone> = Result { () throws(UnknownZone) in try Zone("America/New_York") }
}
