/// A time zone by its IANA name: `America/New_York`, `UTC`.
///
/// Always an argument, never the machine's. Make it once (`static let newYork = try? Zone(…)`, or where `compute` may
/// throw) and pass it along.
public struct Zone: Hashable, Sendable, CustomStringConvertible {
    /// The IANA name.
    public let name: String
    /// Universal time, which knows no changes of clocks.
    public static let utc = Zone(name: "UTC", rules: nil)

    /// The release of the zone data that this process reads, as `2025b`; nil where it does not tell.
    ///
    /// A later release may know of changes of clocks that this one does not.
    public static var dataRelease: String? { ZoneRules.release }

    /// Nil for universal time, which needs none.
    private let rules: ZoneRules?

    private init(name: String, rules: ZoneRules?) {
        self.name = name
        self.rules = rules
    }

    /// Finds a zone.
    ///
    /// - Throws: ``UnknownZone`` when it is no IANA name: abbreviations (`EST`) and offsets (`UTC+3`) mean different
    ///   things to different engines. Fixed offsets have names too: `Etc/GMT-3` is three hours *east*.
    public init(_ name: String) throws(UnknownZone) {
        guard let rules = ZoneRules(name: name) else { throw UnknownZone(name: name) }
        self.init(name: name, rules: rules)
    }

    /// Seconds east of UTC at so many seconds after the Unix epoch.
    func offset(at second: Int64) -> Int64 { rules?.offset(at: second) ?? 0 }

    /// Zones are equal when their names are.
    public static func == (first: Zone, second: Zone) -> Bool { first.name == second.name }

    /// Equal names hash equally.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// The IANA name.
    public var description: String { name }
}

/// A text that is not the IANA name of a time zone.
public struct UnknownZone: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text.
    public let name: String

    /// What was expected, what was found, what to do.
    public var description: String {
        """
        \(name.literal) is not the IANA name of a time zone: \
        write a region as America/New_York, or UTC; abbreviations and offsets mean different things to different engines
        """
    }
}
