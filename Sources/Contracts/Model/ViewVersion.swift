/// One version of a family of views: `RecentDelays@1`.
///
/// A pair called `RecentDelays_v1` is version 1 of the family RecentDelays, kept beside the current pair `RecentDelays`.
public struct ViewVersion: Hashable, Sendable, CustomStringConvertible {
    /// The name without a version.
    public let family: String
    /// The version, counted from 1.
    public let version: Int

    /// Names a version.
    public init(family: String, version: Int) {
        self.family = family
        self.version = version
    }

    /// Reads `RecentDelays@1`; nil for anything else, a bare name among it.
    public init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, Names.isTypeName(String(parts[0])), let version = Self.number(parts[1]) else {
            return nil
        }
        self.init(family: String(parts[0]), version: version)
    }

    /// Reads the name of a pair's files: `RecentDelays_v1`; nil for the name of a current pair.
    public init?(pair name: String) {
        guard let mark = name.lastIndex(of: "_"), name[mark...].hasPrefix("_v") else { return nil }
        let family = String(name[..<mark])
        guard Names.isTypeName(family), let version = Self.number(name[mark...].dropFirst(2)) else { return nil }
        self.init(family: family, version: version)
    }

    /// `RecentDelays@1`.
    public var description: String { "\(family)@\(version)" }

    /// The name of the pair that keeps this version beside the current one: `RecentDelays_v1`.
    public var keptName: String { "\(family)_v\(version)" }

    /// A version as it is written: digits without leading zeros.
    private static func number(_ text: Substring) -> Int? {
        guard let number = Int(text), number >= 1, String(number) == text else { return nil }
        return number
    }
}
