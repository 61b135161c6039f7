internal import Contracts
internal import FeatureStore
internal import Parity

/// One divergence in the JSON form.
struct JSONDivergence: Encodable {
    let sentence: String
    let question: JSONQuestion?
    let sql: JSONAnswer
    let swift: JSONAnswer
    let sqlLocation: JSONLocation?
    let swiftLocation: JSONLocation?
    let expected: JSONExpectation?
    let contradicting: [String]
    let distance: JSONDistance?
    let evidence: String?
    let alone: JSONAlone?
    let confirmation: String
    let rows: [JSONRows]

    init(_ divergence: Divergence, _ pair: PairFacts?) {
        let feature = pair?.view.features.first { $0.name == divergence.feature }
        sentence = ClassText.sentence(divergence, feature: feature)
        question = divergence.question.map(JSONQuestion.init)
        sql = JSONAnswer(divergence.sql)
        swift = JSONAnswer(divergence.swift)
        sqlLocation = pair.map { JSONLocation($0.sqlLocation(of: divergence.feature, on: divergence.warehouse)) }
        swiftLocation = pair.map { JSONLocation($0.swiftLocation(of: divergence.feature)) }
        expected = divergence.expected.map(JSONExpectation.init)
        contradicting = divergence.contradicting.map(\.rawValue)
        distance = divergence.distance.map(JSONDistance.init)
        evidence = divergence.evidence.map(ClassText.evidence)
        if case .alone(let found)? = divergence.evidence { alone = JSONAlone(found) } else { alone = nil }
        confirmation =
            switch divergence.confirmation {
            case .confirmed: "confirmed"
            case .alreadyAlone: "already-alone"
            case .notTried: "not-tried"
            case .notPossible: "not-possible"
            }
        rows = divergence.rows.map(JSONRows.init)
    }
}

/// What one side, tried without the other, made of a change.
struct JSONAlone: Encodable {
    let property: String
    let sides: [String]
    let change: String
    let before: JSONAnswer
    let after: JSONAnswer
    let expected: String

    init(_ evidence: AloneEvidence) {
        property = evidence.property
        sides = evidence.sides.map(\.rawValue)
        change = evidence.change
        before = JSONAnswer(evidence.before)
        after = JSONAnswer(evidence.after)
        expected = evidence.expected
    }
}

/// A place in a file.
struct JSONLocation: Encodable {
    let file: String
    let line: Int
    let column: Int

    init(_ location: SourceLocation) {
        file = location.file
        line = location.line
        column = location.column
    }
}

/// A question with its typed values.
struct JSONQuestion: Encodable {
    let caseName: String
    let origin: String
    let selector: String
    let entity: String
    let keys: [JSONNamedValue]
    let asOf: String
    let request: [JSONNamedValue]
    let location: JSONLocation

    init(_ question: Question) {
        caseName = question.caseName
        origin = question.origin.rawValue
        selector = "\(question.selector)"
        entity = question.entity
        keys = question.keys.map { JSONNamedValue(name: $0.name, value: JSONValue($0.value)) }
        asOf = "\(question.asOf)"
        request = question.request.map { JSONNamedValue(name: $0.name, value: JSONValue($0.value)) }
        location = JSONLocation(question.location)
    }
}

/// A value under a column's name.
struct JSONNamedValue: Encodable {
    let name: String
    let value: JSONValue
}

/// A typed value.
///
/// Numbers travel as text, since JSON readers round them, and cannot read NaN.
struct JSONValue: Encodable {
    let type: String
    let text: String?
    let bits: String?

    init(_ value: CellValue) {
        switch value {
        case .null: (type, text, bits) = ("null", nil, nil)
        case .double(let number):
            (type, text, bits) = (
                "double", "\(number)", "0x" + ValueText.hexadecimal(number.bitPattern, digits: 16)
            )
        case .text(let string): (type, text, bits) = ("text", string, nil)
        case .int: (type, text, bits) = ("int", ValueText.plain(value), nil)
        case .decimal: (type, text, bits) = ("decimal", ValueText.plain(value), nil)
        case .bool: (type, text, bits) = ("bool", ValueText.plain(value), nil)
        case .timestamp: (type, text, bits) = ("timestamp", ValueText.plain(value), nil)
        case .date: (type, text, bits) = ("date", ValueText.plain(value), nil)
        case .list: (type, text, bits) = ("list", ValueText.plain(value), nil)
        }
    }
}

/// What one side said.
struct JSONAnswer: Encodable {
    let kind: String
    let value: JSONValue?
    let text: String

    init(_ answer: SideAnswer) {
        text = AnswerText.text(answer)
        switch answer {
        case .value(let value): (kind, self.value) = ("value", JSONValue(value))
        case .row: (kind, value) = ("row", nil)
        case .noRow: (kind, value) = ("no-row", nil)
        case .severalRows: (kind, value) = ("several-rows", nil)
        case .sqlFailure, .swiftFailure: (kind, value) = ("failure", nil)
        case .notAsked: (kind, value) = ("not-asked", nil)
        }
    }
}

/// A value worked by hand.
struct JSONExpectation: Encodable {
    let value: JSONValue
    let because: String?
    let location: JSONLocation

    init(_ expectation: Expectation) {
        value = JSONValue(expectation.value)
        because = expectation.because
        location = JSONLocation(expectation.location)
    }
}

/// How far apart two numbers are; numbers as text, like all values.
struct JSONDistance: Encodable {
    let absolute: String
    let ulps: String
    let allowed: String

    init(_ distance: NumericDistance) {
        absolute = "\(distance.absolute)"
        ulps = "\(distance.ulps)"
        allowed = "\(distance.allowed)"
    }
}

/// Rows of one source that the answer can depend on.
struct JSONRows: Encodable {
    let source: String
    let omitted: Int
    let rows: [JSONRow]

    /// One row.
    struct JSONRow: Encodable {
        let isVisible: Bool
        let isOlderThanReads: Bool
        let unknownColumns: [String]
        let location: JSONLocation
        let values: [JSONNamedValue]
    }

    init(_ relevant: RelevantRows) {
        source = relevant.source.name
        omitted = relevant.omitted
        rows = relevant.rows.map { row in
            JSONRow(
                isVisible: row.isVisible, isOlderThanReads: row.isOlderThanReads, unknownColumns: row.unknownColumns,
                location: JSONLocation(row.location),
                values: zip(relevant.source.columns, row.values).map {
                    JSONNamedValue(name: $0.name, value: JSONValue($1))
                })
        }
    }
}
