import ArgumentParser
import Contracts
import SQLFrontend
import SQLiteDialect

/// `featurestore compile NAME`: the statement that an engine is given.
struct Compile: Verb {
    static let configuration = CommandConfiguration(
        abstract: "Print the SQL that an engine runs for a view.",
        discussion: "Example: featurestore compile RecentDelays --dialect sqlite")

    /// The engines whose dialects can be printed.
    enum Dialect: String, ExpressibleByArgument, CaseIterable {
        case sqlite
        case postgres
    }

    @Argument(help: "The view's name.")
    var name: String

    @Option(help: "The engine's dialect: sqlite or postgres.")
    var dialect: Dialect = .sqlite

    func run(in context: Context) async throws -> ExitStatus {
        let project = try context.project()
        let view = try project.knownView(name)
        let query = try context.bound(view, in: project)
        let text = try text(of: query)
        try context.terminal.write(text.hasSuffix("\n") ? text : text + "\n")
        return .agreed
    }

    private func text(of query: BoundQuery) throws -> String {
        do {
            return switch dialect {
            case .sqlite: try SQLiteTranslator.translate(query)
            case .postgres: query.text
            }
        } catch let refusal {
            throw CommandFailure(
                "\(refusal.location(in: query)): error: \(refusal.message)", status: .undecided)
        }
    }
}
