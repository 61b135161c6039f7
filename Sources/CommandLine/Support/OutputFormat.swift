import ArgumentParser
import Foundation

/// For whom a command writes.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    /// For people.
    case text
    /// For machines.
    case json
}

extension Context {
    /// Writes a value as JSON, keys in alphabetical order.
    func writeJSON(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try terminal.write(String(decoding: try encoder.encode(value), as: UTF8.self) + "\n")
    }
}
