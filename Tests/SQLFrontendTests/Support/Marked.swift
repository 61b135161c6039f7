import Testing

@testable import SQLFrontend

/// A statement with a `↓` before the place that a message must point at.
struct Marked {
    let sql: String
    let place: String

    init(_ text: String) {
        let parts = text.split(separator: "↓", maxSplits: 1, omittingEmptySubsequences: false)
        sql = parts.joined()
        let before = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
        place = "\(before.count):\((before.last?.unicodeScalars.count ?? 0) + 1)"
    }
}

/// Expects that a view is refused with exactly this message at the marked place.
func expectRefusal(
    _ marked: String, _ message: String, features: [(name: String, type: String)] = [("v", "int")],
    reads: [String] = ["flights"], sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let statement = Marked(marked)
    let errors = try TestProject.errors(statement.sql, features: features, reads: reads)
    #expect(errors == ["\(statement.place): \(message)"], sourceLocation: sourceLocation)
}
