import ArgumentParser
import Catalogue

/// `featurestore explain CODE`: what the catalogue knows of a trap or of a class of causes.
struct Explain: Verb {
    static let configuration = CommandConfiguration(
        abstract: "Explain a code that a report printed: what each engine does, how to write both halves, what to run.",
        discussion: """
            CODE is an entry (PAR-TIM-35, or TIM-35), a family of entries (TIM), or a class of causes (BND). Without one, the \
            classes and the families are listed.

            Example: featurestore explain PAR-TIM-35
            """)

    @Argument(help: "The code of an entry, of a family or of a class of causes; all are listed when there is none.")
    var code: String?

    @Option(help: "Write for people (text) or machines (json).")
    var format: OutputFormat = .text

    func run(in context: Context) async throws -> ExitStatus {
        let explanation = try code.map(Explained.init(code:)) ?? .everything
        switch format {
        case .text: try context.terminal.write(explanation.text)
        case .json: try context.writeJSON(explanation)
        }
        return .agreed
    }
}
