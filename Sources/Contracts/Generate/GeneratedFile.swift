/// One Swift file that the build adds to a module of pairs.
public struct GeneratedFile: Hashable, Sendable {
    /// The file's name, which no file of a user should have.
    public let name: String
    /// The whole text.
    public let text: String

    /// Makes a file.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
