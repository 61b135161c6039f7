internal import Contracts

/// Spells texts and paths as SARIF reads them.
enum SARIFText {
    /// The name by which paths say that they start at the root of the repository.
    static let root = "%SRCROOT%"

    /// A plain message that means what it says: braces would be placeholders (3.11.5), brackets links (3.11.6).
    static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "{": escaped += "{{"
            case "}": escaped += "}}"
            case "[", "]", "\\": escaped += "\\\(scalar)"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }

    /// A message in Markdown: there only braces mean more than they do in Markdown.
    static func escapedMarkdown(_ text: String) -> String {
        text.replacing("{", with: "{{").replacing("}", with: "}}")
    }

    /// A file, relative to the root of the repository, or with its whole path where it lies elsewhere.
    ///
    /// - Parameter folder: the package's folder within the repository; "" for its root.
    static func artifact(_ file: String, folder: String) -> SARIFArtifactLocation {
        if file.hasPrefix("/") { return SARIFArtifactLocation(uri: "file://" + encoded(file)) }
        return SARIFArtifactLocation(
            uri: encoded(folder.isEmpty ? file : "\(folder)/\(file)"), uriBaseId: root)
    }

    /// A path as a URI has it: everything but the unreserved characters of RFC 3986 by its bytes.
    private static func encoded(_ path: String) -> String {
        path.utf8.reduce(into: "") { encoded, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default: encoded += "%" + ValueText.hexadecimal(UInt64(byte), digits: 2).uppercased()
            }
        }
    }
}
