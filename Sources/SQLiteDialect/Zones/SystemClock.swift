/// What a zone's clock shows by the system's files, for comparison with what others know of it.
public struct SystemClock {
    private let zone: Zone

    /// Finds a zone by its IANA name; nil where the system has no file of it.
    public init?(zone name: String) {
        guard let directory = ZoneDirectory.path, let bytes = ZoneDirectory.file(of: name, in: directory),
            let file = TimeZoneFile(bytes), let zone = Zone(file)
        else { return nil }
        self.zone = zone
    }

    /// Seconds east of UTC at so many seconds after the Unix epoch.
    public func offset(at second: Int64) -> Int64 { zone.offset(at: second) }
}
