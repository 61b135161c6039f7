/// A file of the repository, as it was when the binary was built.
public struct EmbeddedFile: Hashable, Sendable {
    /// The path, relative to the package.
    public let path: String
    /// The whole text.
    public let text: String

    /// Makes a file.
    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}
