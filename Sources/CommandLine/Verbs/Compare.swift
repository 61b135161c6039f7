import ArgumentParser
import Foundation
import Reports
import TableComparison

/// `featurestore compare`: two tables or queries, by key.
struct Compare: Verb {
    static let configuration = CommandConfiguration(
        abstract: "Compare two tables, queries or CSV files by key.",
        discussion: """
            Reads both sides in the order of their keys, in one snapshot each, and says which rows and cells differ. No type is
            converted and no column is left out unasked. A side is sqlite:PATH, csv:PATH, postgresql://… or a warehouse of
            featurestore.yaml. Exit codes: 0 equal, 1 different, 2 used wrongly, 3 could not decide.

            Examples:
              featurestore compare --first sqlite:old.db --second sqlite:new.db --table flights --key flight_id
              featurestore compare --first sqlite:old.db --second analytics --table flights --key flight_id,at \\
                  --policy 'price=relative:1e-9' --policy 'mean=ulps:1' --ignore loaded_at
              featurestore compare --first csv:mine.csv --second analytics --second-query @theirs.sql --key id --format json
            """)

    @Option(help: "The side that is compared: sqlite:PATH, csv:PATH, postgresql://… or a warehouse.")
    var first: String

    @Option(help: "The side that it is compared with.")
    var second: String

    @Option(help: "The table of both sides: TABLE or SCHEMA.TABLE, spelled as it is in the database.")
    var table: String?

    @Option(help: "The table of the first side.")
    var firstTable: String?

    @Option(help: "The table of the second side.")
    var secondTable: String?

    @Option(help: "A query for both sides, or @FILE.")
    var query: String?

    @Option(help: "A query for the first side, or @FILE.")
    var firstQuery: String?

    @Option(help: "A query for the second side, or @FILE.")
    var secondQuery: String?

    @Option(help: "The columns that say which rows belong together, separated by commas.")
    var key: String

    @Option(
        help: """
            COLUMN=POLICY: exact (the default), absolute:BOUND, relative:BOUND or ulps:COUNT; *=POLICY for all columns that it \
            can apply to; may be given again.
            """)
    var policy: [String] = []

    @Option(
        name: .customLong("as"),
        help: """
            COLUMN=TYPE: compare a column as int, double, decimal, text, bool, timestamp, local-timestamp, date or bytes; may \
            be given again.
            """)
    var types: [String] = []

    @Option(help: "Columns to leave out, separated by commas; may be given again.")
    var ignore: [String] = []

    @Option(help: "How many examples to show of each class of difference, in each column.")
    var examples = 5

    @Option(help: "Write for people (text) or machines (json).")
    var format: OutputFormat = .text

    func validate() throws {
        guard (0...1_000).contains(examples) else {
            throw ValidationError("--examples takes a number from 0 to 1000, found \(examples).")
        }
        guard !names(key).isEmpty else { throw ValidationError("--key names no column.") }
        for (own, shared) in [("table", table), ("query", query)] where shared != nil {
            let owns = own == "table" ? (firstTable, secondTable) : (firstQuery, secondQuery)
            if owns.0 != nil, owns.1 != nil {
                throw ValidationError("--\(own) is for both sides, and each has one of its own.")
            }
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        var request = ComparisonRequest(
            first: try choice("first", first, firstTable, firstQuery).side(in: context),
            second: try choice("second", second, secondTable, secondQuery).side(in: context), key: names(key))
        request.policies = try policy.map(readPolicy)
        request.types = try types.map(readType)
        request.ignored = ignore.flatMap(names)
        request.exampleLimit = examples
        let progress = ProgressLine(terminal: context.terminal)
        let asked = request
        do {
            let (result, _) = try await withInterruption {
                try await TableComparer.compare(asked) { progress.show("\($0) rows compared") }
            }
            progress.clear()
            try write(result, context)
            return result.exitStatus
        } catch let error as ComparisonError {
            progress.clear()
            guard case .unavailable = error else { throw CommandFailure(error.description) }
            throw CommandFailure(error.description, status: .undecided)
        }
    }

    /// A table or query of a side's own goes before the one of both.
    private func choice(_ word: String, _ address: String, _ ownTable: String?, _ ownQuery: String?)
        -> ComparedSideChoice
    {
        let hasOwn = ownTable != nil || ownQuery != nil
        return ComparedSideChoice(
            word: word, address: address, table: hasOwn ? ownTable : table, query: hasOwn ? ownQuery : query,
            queryOption: ownQuery != nil ? "--\(word)-query" : "--query")
    }

    private func names(_ list: String) -> [String] { list.split(separator: ",").map(String.init) }

    private func readPolicy(_ text: String) throws -> (column: String, policy: CellPolicy) {
        let (column, value) = try assignment(text, "--policy", "COLUMN=POLICY")
        guard let policy = CellPolicy(value) else {
            throw CommandFailure(
                "--policy \(text): '\(value)' is no policy; expected exact, absolute:0.01, relative:1e-9 or ulps:2.")
        }
        return (column, policy)
    }

    private func readType(_ text: String) throws -> (column: String, type: ComparedType) {
        let (column, value) = try assignment(text, "--as", "COLUMN=TYPE")
        guard let type = ComparedType(rawValue: value) else {
            throw CommandFailure(
                "--as \(text): '\(value)' is no type; expected "
                    + ComparedType.allCases.map(\.rawValue).joined(separator: ", ") + ".")
        }
        return (column, type)
    }

    /// The parts before and behind the last `=`: a column's name may hold one, a policy or type does not.
    private func assignment(_ text: String, _ option: String, _ form: String) throws -> (String, String) {
        guard let equals = text.lastIndex(of: "="), equals != text.startIndex else {
            throw CommandFailure("\(option) \(text): expected \(form).")
        }
        return (String(text[..<equals]), String(text[text.index(after: equals)...]))
    }

    private func write(_ result: TableComparisonResult, _ context: Context) throws {
        switch format {
        case .text: try context.terminal.write(TableComparisonText.text(result))
        case .json:
            try context.terminal.write(String(decoding: try TableComparisonJSON.data(result), as: UTF8.self))
        }
    }
}

extension TableComparisonResult {
    fileprivate var exitStatus: ExitStatus {
        switch conclusion {
        case .equal: .agreed
        case .different: .diverged
        case .undecided: .undecided
        }
    }
}
