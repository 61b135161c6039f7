import FeatureStore

/// Instants as pandas writes them and Feast's own server takes them, beside RFC 3339.
///
/// Between date and time may stand a blank, the zone may be left out (UTC), be `+0000` or `+00` and stand behind a blank, the
/// seconds may be left out, and so may the time (midnight); zeros behind the microseconds are none.
enum FeastInstant {
    /// The instant that a text means, or nil where it means none; nothing is rounded.
    static func read(_ text: String) -> Timestamp? {
        if let instant = try? Timestamp(text) { return instant }
        let bytes = Array(text.utf8)
        let date = bytes.prefix(10)
        guard date.count == 10 else { return nil }
        if bytes.count == 10 { return instant(date, Array("00:00:00".utf8), []) }
        guard separators.contains(bytes[10]) else { return nil }
        let rest = bytes[11...]
        let zone = rest.firstIndex { zoneBeginnings.contains($0) } ?? rest.endIndex
        var time = Array(rest[..<zone])
        if zone < rest.endIndex, time.last == UInt8(ascii: " ") { time.removeLast() }
        return instant(date, time, Array(rest[zone...]))
    }

    private static let separators = Array(" Tt".utf8)
    private static let zoneBeginnings = Array("Zz+-".utf8)

    private static func instant(_ date: ArraySlice<UInt8>, _ time: [UInt8], _ zone: [UInt8]) -> Timestamp? {
        var time = time
        if time.count == 5 { time += Array(":00".utf8) }
        // "19:00:00." and six digits; a seventh that says something is not taken.
        while time.count > 15, time.last == UInt8(ascii: "0") { time.removeLast() }
        var zone = zone
        switch zone.count {
        case 0: zone = Array("Z".utf8)
        case 3: zone += Array(":00".utf8)
        case 5: zone.insert(UInt8(ascii: ":"), at: 3)
        default: break
        }
        var text = Array(date)
        text.append(UInt8(ascii: "T"))
        text.append(contentsOf: time)
        text.append(contentsOf: zone)
        return try? Timestamp(String(decoding: text, as: UTF8.self))
    }
}
