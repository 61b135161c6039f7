// The only file of this module that touches Foundation. Its calendar, locale and clock are never asked: only which offset
// a named zone had at an instant.
internal import Foundation

/// The offsets of one zone.
struct ZoneRules: Sendable {
    private let zone: TimeZone

    /// Finds a zone by its IANA name, or nil.
    ///
    /// Abbreviations and offsets are nil, though Foundation takes them: it reads `UTC+3` six hours away from where
    /// PostgreSQL does, and `EST` as New York, summer time included.
    init?(name: String) {
        guard name == "UTC" || name.utf8.contains(UInt8(ascii: "/")), let zone = TimeZone(identifier: name) else {
            return nil
        }
        self.zone = zone
    }

    /// The release of the zone data that offsets come from: `2025b`.
    static var release: String? {
        let release = TimeZone.timeZoneDataVersion
        return release.isEmpty ? nil : release
    }

    /// Seconds east of UTC at so many seconds after the Unix epoch.
    func offset(at second: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second))))
    }
}
