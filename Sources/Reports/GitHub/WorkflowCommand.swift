internal import Contracts

/// One line that GitHub Actions reads as an annotation: `::error file=…,line=…,col=…,title=…::message`.
enum WorkflowCommand {
    /// How grave it is.
    enum Severity: String {
        case error, warning, notice
    }

    /// The line, whatever its parts hold.
    ///
    /// - Parameter folder: what stands before the file's path, so that it is relative to the repository.
    static func text(
        _ severity: Severity, title: String, location: SourceLocation, folder: String, message: String
    ) -> String {
        let file = folder.isEmpty ? location.file : "\(folder)/\(location.file)"
        let properties = [
            ("file", file), ("line", "\(location.line)"), ("col", "\(location.column)"), ("title", title),
        ]
        let spelt = properties.map { "\($0.0)=\(property($0.1))" }.joined(separator: ",")
        return "::\(severity.rawValue) \(spelt)::\(data(message))"
    }

    /// The line of something that stands at no place.
    static func text(_ severity: Severity, title: String, message: String) -> String {
        "::\(severity.rawValue) title=\(property(title))::\(data(message))"
    }

    /// What stands behind the command: it ends with the line.
    private static func data(_ text: String) -> String { escaped(text, [:]) }

    /// A property: it ends with a comma, and the properties with two colons.
    private static func property(_ text: String) -> String { escaped(text, [":": "%3A", ",": "%2C"]) }

    /// By code point: a sign with an accent on it is still that sign to the runner.
    private static func escaped(_ text: String, _ further: [Unicode.Scalar: String]) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "%": escaped += "%25"
            case "\r": escaped += "%0D"
            case "\n": escaped += "%0A"
            default:
                if let spelling = further[scalar] {
                    escaped += spelling
                } else {
                    escaped.unicodeScalars.append(scalar)
                }
            }
        }
    }
}
