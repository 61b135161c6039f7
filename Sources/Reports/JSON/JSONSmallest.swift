internal import Contracts
internal import Parity

/// The smallest input of a finding in the JSON form.
struct JSONSmallest: Encodable {
    let before: JSONBefore
    let scenario: JSONScenario
    let cells: [JSONCell]
    let divergence: JSONDivergence
    let explanation: JSONExplanation?

    /// How much there was before it was cut down.
    struct JSONBefore: Encodable {
        let rows: Int
        let questions: Int
    }

    /// One cell that is left, and whether its value matters.
    struct JSONCell: Encodable {
        let source: String?
        let row: Int
        let column: String
        let matters: Bool
        let words: String?
    }

    init(_ smallest: Smallest, _ pair: PairFacts?) {
        before = JSONBefore(rows: smallest.before.rows, questions: smallest.before.questions)
        scenario = JSONScenario(smallest, pair)
        cells = smallest.cells.map {
            JSONCell(source: $0.source, row: $0.row, column: $0.column, matters: $0.matters, words: $0.words)
        }
        divergence = JSONDivergence(smallest.divergence, pair)
        explanation = smallest.explanation.map(JSONExplanation.init)
    }
}

/// Rows by source and questions, in the order of the input.
struct JSONScenario: Encodable {
    let tables: [JSONTable]
    let questions: [[JSONNamedValue]]

    /// The rows of one source.
    struct JSONTable: Encodable {
        let source: String
        let rows: [[JSONNamedValue]]
    }

    init(_ smallest: Smallest, _ pair: PairFacts?) {
        tables = smallest.scenario.tables.map { table in
            let source = smallest.divergence.rows.first { $0.source.name == table.source }?.source
            return JSONTable(
                source: table.source,
                rows: table.rows.map { Self.named($0, source?.columns.map(\.name) ?? []) })
        }
        let names = pair?.view.spineColumns.map(\.name) ?? []
        questions = smallest.scenario.questions.map { Self.named($0, names) }
    }

    private static func named(_ values: [CellValue], _ names: [String]) -> [JSONNamedValue] {
        values.enumerated().map { position, value in
            JSONNamedValue(
                name: names.indices.contains(position) ? names[position] : "column \(position + 1)",
                value: JSONValue(value))
        }
    }
}

/// Why the sides differ.
struct JSONExplanation: Encodable {
    let causes: [JSONCause]
    let tied: Int
    let repairs: JSONTried
    let pairs: JSONTried
    let lenses: JSONTried

    /// How many were tried, and how many restored agreement.
    struct JSONTried: Encodable {
        let tried: Int
        let restoring: Int
    }

    init(_ explanation: Explanation) {
        causes = explanation.causes.map(JSONCause.init)
        tied = explanation.tied
        repairs = JSONTried(tried: explanation.repairs.tried, restoring: explanation.repairs.restoring)
        pairs = JSONTried(tried: explanation.pairs.tried, restoring: explanation.pairs.restoring)
        lenses = JSONTried(tried: explanation.lenses.tried, restoring: explanation.lenses.restoring)
    }
}

/// One reason.
struct JSONCause: Encodable {
    let `class`: String
    let related: [String]
    let mechanism: String
    let sql: JSONLocation?
    let swift: JSONLocation?
    let edit: JSONEdit?
    let contradicting: [String]
    let authority: String?
    let evidence: [String]

    /// The edit that restores agreement.
    struct JSONEdit: Encodable {
        let side: String
        let location: JSONLocation
        let original: String
        let replacement: String
    }

    init(_ cause: Cause) {
        `class` = cause.code
        related = cause.related
        mechanism = cause.mechanism
        sql = cause.sql.map(JSONLocation.init)
        swift = cause.swift.map(JSONLocation.init)
        edit = cause.edit.map {
            JSONEdit(
                side: $0.side.rawValue, location: JSONLocation($0.location), original: $0.original,
                replacement: $0.replacement)
        }
        contradicting = cause.contradicting.map(\.rawValue)
        authority = cause.authority
        evidence = cause.evidence
    }
}
