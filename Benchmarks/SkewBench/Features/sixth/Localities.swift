import FeatureStore

/// Zones of places where cabs drive, fields lie and elevators run.
enum Localities {
    /// The middle of the United States, which changes its clocks at 02:00 local time.
    static let chicago = Result { () throws(UnknownZone) in try Zone("America/Chicago") }
    /// Finland, which changes its clocks at 01:00 UTC.
    static let helsinki = Result { () throws(UnknownZone) in try Zone("Europe/Helsinki") }
    /// The south of Australia, half an hour off, with summers in January.
    static let adelaide = Result { () throws(UnknownZone) in try Zone("Australia/Adelaide") }
}
