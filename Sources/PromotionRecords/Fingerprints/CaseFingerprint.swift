/// The hash of the cases of one entity: fixtures and samples, each by its name.
///
/// The order in which they are given does not count, and neither do carriage returns, which git may add.
public struct CaseFingerprint: Sendable {
    private var files: [(name: String, hash: String)] = []

    /// Begins without cases.
    public init() {}

    /// Takes in one file of a case, under its name within the folder of cases.
    public mutating func add(_ name: String, text: some Collection<UInt8>) {
        files.append((name, TextHash.of(bytes: text.filter { $0 != UInt8(ascii: "\r") })))
    }

    /// The hash, or nil where there are no cases.
    public var hash: String? {
        guard !files.isEmpty else { return nil }
        let lines = files.map { "\($0.name.utf8.count) \($0.name) \($0.hash)\n" }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return TextHash.of("featurestore cases 1\n" + lines.joined())
    }
}

/// The hash of what the pairs are built with: pinned packages, and the local modules that they import.
public struct DependencyFingerprint: Sendable {
    private var pins: [String] = []
    private var files: [String] = []

    /// Begins without dependencies.
    public init() {}

    /// Takes in a pinned package; the state is a version with its revision, as `1.8.2 4f3e…`.
    public mutating func add(package identity: String, state: String) {
        pins.append("pin \(identity) \(state)\n")
    }

    /// Takes in a Swift file of a local module that the pairs import; comments and layout do not count.
    public mutating func add(module: String, swift text: String) {
        let tokens = CanonicalTokens.text(SwiftText(text, views: []).canonical(own: nil))
        files.append("module \(module) \(TextHash.of(tokens))\n")
    }

    /// The hash, or nil where there is nothing.
    public var hash: String? {
        guard !pins.isEmpty || !files.isEmpty else { return nil }
        let lines = (pins + files).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return TextHash.of("featurestore dependencies 1\n" + lines.joined())
    }
}
