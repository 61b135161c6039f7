import Contracts
import FeatureStore
import Foundation
import SQLiteDialect

/// Whether Foundation, which the Swift halves ask, and the system's files, which SQLite asks, know the same clocks.
enum ZoneCheckup {
    /// What was found about the zones of these names.
    static func line(_ names: [String]) -> DoctorLine {
        let foundation = TimeZone.timeZoneDataVersion
        let releases =
            "Foundation's are of \(foundation.isEmpty ? "an unknown release" : foundation), "
            + "the system's of \(ZoneDirectory.version ?? "an unknown release")"
        guard ZoneDirectory.path != nil else {
            return .problem("zones", "the system has no time zone files; \(releases)", "Install the package tzdata")
        }
        let differing = names.compactMap { name in difference(name).map { "\(name) \($0)" } }
        guard differing.isEmpty else {
            return .problem(
                "zones", "Swift and SQL read different clocks: \(differing.joined(separator: "; ")); \(releases)",
                "Update the older: Swift's comes with the toolchain, the system's with the package tzdata")
        }
        let named =
            names.isEmpty ? "the project names none but UTC" : "alike in both: \(names.joined(separator: ", "))"
        return .ok("zones", "\(releases); \(named)")
    }

    /// The first half hour from 1970 to 2040 at which the two know different offsets of a zone, in words; nil when none is.
    static func difference(_ name: String) -> String? {
        guard let system = SystemClock(zone: name) else { return "is no zone of the system" }
        guard let zone = TimeZone(identifier: name) else { return "is no zone of Foundation" }
        let foundation = { (second: Int64) in
            Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second))))
        }
        let day: Int64 = 86_400
        for start in stride(from: Int64(0), to: 2_208_988_800, by: Int64.Stride(day)) {
            // Within a day at whose ends both agree and nothing has changed, nothing differs.
            let (here, there) = (foundation(start), system.offset(at: start))
            let isQuiet =
                here == there && foundation(start + day) == here && system.offset(at: start + day) == there
            let step: Int64 = isQuiet ? day : 1_800
            for second in stride(from: start, to: start + day, by: Int64.Stride(step)) {
                let (here, there) = (foundation(second), system.offset(at: second))
                guard here != there else { continue }
                let instant = Timestamp(microseconds: second * 1_000_000)
                return "at \(instant) is \(here) s from UTC in Foundation and \(there) s in the system's files"
            }
        }
        return nil
    }
}
