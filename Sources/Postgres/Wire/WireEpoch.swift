/// Where PostgreSQL counts time from: 2000-01-01, as seen from 1970-01-01.
package enum WireEpoch {
    /// In microseconds.
    package static let microseconds: Int64 = 946_684_800_000_000
    /// In days.
    package static let days: Int32 = 10_957
}
