import FeatureStore
import Testing

struct EvaluationSessionTests {
    private func spine(_ questions: [(caseID: Int, spineID: Int, tailnum: String?, asOf: Int)]) -> ColumnBatch {
        var writer = ColumnWriter(
            schema: [
                ColumnSchema("case_id", .int), ColumnSchema("spine_id", .int),
                ColumnSchema("tailnum", .text, isNullable: true), ColumnSchema("as_of", .timestamp),
            ])
        for question in questions {
            writer.append(question.caseID)
            writer.append(question.spineID)
            writer.append(question.tailnum)
            writer.append(instant(question.asOf))
        }
        return writer.batch
    }

    private func texts(_ batch: ColumnBatch) -> [String] {
        (0..<batch.rowCount).map { row in
            batch.columns.map { column in
                switch column.type {
                case .int: Int?(cell: row, of: column).literal
                case .double: Double?(cell: row, of: column).literal
                default: [String]?(cell: row, of: column).literal
                }
            }.joined(separator: " ")
        }
    }

    private static func registry<View: FeatureView>(of view: View.Type) -> FeatureRegistry {
        let nothing = EmbeddedFile(path: "", text: "")
        return FeatureRegistry(
            configuration: nothing, rowTypes: featureRegistry.rowTypes,
            views: [ViewDefinition(view, sql: nothing, swift: nothing)], services: [], helpers: [])
    }

    @Test func casesDoNotMeet() throws {
        let session = EvaluationSession(registry: featureRegistry)
        try session.load(
            "flights",
            rows: batch([
                (1, flight(1, at: 10, departed: 11, delay: 4)), (2, flight(1, at: 10, departed: 11, delay: 6)),
                (2, flight(2, at: 12, departed: 13, delay: 7)),
            ]))
        // A source may come in several batches.
        try session.load("flights", rows: batch([(2, flight(3, at: 12, departed: 500, delay: 99))]))
        let answers = try session.evaluate(
            "RecentDelays",
            spine: spine([(1, 1, "N1", 20), (2, 1, "N1", 20), (2, 2, "N2", 20), (3, 1, "N1", 20), (2, 3, nil, 20)]))
        #expect(answers.answers.columns.map(\.name) == ["case_id", "spine_id", "departures_7d", "mean_dep_delay_7d"])
        #expect(texts(answers.answers) == ["1 1 1 4.0", "2 1 2 6.5", "2 2 0 NULL", "3 1 0 NULL", "2 3 0 NULL"])
        #expect(answers.failures.isEmpty)
        session.removeAllRows()
        #expect(try texts(session.evaluate("RecentDelays", spine: spine([(1, 1, "N1", 20)])).answers) == ["1 1 0 NULL"])
    }

    @Test func asksInTheOrderAndSaysSo() throws {
        let session = EvaluationSession(registry: featureRegistry)
        var log: [String] = []
        let answers = try session.evaluate(
            "RecentDelays", spine: spine([(1, 1, "N1", 0), (1, 2, "N1", 0), (1, 3, "N1", 0)]), order: [2, 0],
            willEvaluate: { log.append("will \($0)") }, didEvaluate: { log.append("did \($0)") })
        #expect(log == ["will 2", "did 2", "will 0", "did 0"])
        #expect(texts(answers.answers) == ["1 3 0 NULL", "1 1 0 NULL"])
        #expect(throws: EvaluationError.noSuchRow(3, rowCount: 3)) {
            try session.evaluate(
                "RecentDelays", spine: spine([(1, 1, "N1", 0), (1, 2, "N1", 0), (1, 3, "N1", 0)]), order: [3])
        }
    }

    @Test func whatComputeThrowsIsAnAnswer() throws {
        let session = EvaluationSession(registry: featureRegistry)
        try session.load("flights", rows: batch([(1, flight(1, at: 10, departed: 20)), (1, flight(2, at: 15))]))
        try session.load(
            "weather",
            rows: batch([
                (1, report("JFK", at: 12, published: 19, wind: 3.5)),
                (1, report("JFK", at: 19, published: 21, wind: 9)),
            ]))
        var writer = ColumnWriter(
            schema: [ColumnSchema("case_id", .int), ColumnSchema("spine_id", .int)]
                + (featureRegistry.view("DepartureWeather")?.spineColumns ?? []))
        for runway in [nil, "13X", "13L"] as [String?] {
            writer.append(1)
            writer.append(runway == nil ? 1 : 2)
            writer.append(String?.some("N1"))
            writer.append(instant(30))
            writer.append(instant(30 + 60 * 25))
            writer.append(runway)
        }
        let answers = try session.evaluate("DepartureWeather", spine: writer.batch)
        // The last flight has not departed, so the weather is that of as_of.
        #expect(texts(answers.answers) == [#"1 1 9.0 25 ["JFK", "JFK"]"#, #"1 2 9.0 25 ["JFK", "JFK"]"#])
        #expect(
            answers.failures == [
                EvaluationFailure(row: 1, caseID: 1, spineID: 2, reason: .threw("runway 13X is closed"))
            ])
    }

    @Test func ambiguousVersionsFailTheirQuestionOnly() throws {
        let session = EvaluationSession(registry: Self.registry(of: GateCounter.self))
        try session.load(
            "gate_changes",
            rows: batch([
                (1, gateChange(7, at: 1, recorded: 2, gate: "A")), (1, gateChange(7, at: 1, recorded: 2, gate: "B")),
                (1, gateChange(8, at: 1, recorded: 2, tailnum: "N2")), (2, gateChange(7, at: 1, recorded: 2)),
            ]))
        let answers = try session.evaluate(
            "GateCounter",
            spine: spine([(1, 1, "N1", 1), (1, 2, "N1", 2), (1, 3, "N2", 2), (2, 4, "N1", 2), (1, 5, nil, 2)]))
        #expect(texts(answers.answers) == ["1 1 0 NULL", "1 3 1 NULL", "2 4 1 NULL", "1 5 0 NULL"])
        #expect(answers.failures.map(\.spineID) == [2])
        guard case .ambiguousVersions(let conflict) = answers.failures.first?.reason else {
            Issue.record("the failure is not about versions")
            return
        }
        #expect((conflict.source, conflict.id, conflict.caseID) == ("gate_changes", "change_id 7", 1))
    }

    @Test func versionsOfAnotherCaseReplaceNothing() throws {
        let session = EvaluationSession(registry: Self.registry(of: GateCounter.self))
        try session.load(
            "gate_changes",
            rows: batch([
                (1, gateChange(7, at: 1, recorded: 2)), (2, gateChange(7, at: 1, recorded: 3, withdrawn: true)),
            ]))
        let answers = try session.evaluate("GateCounter", spine: spine([(1, 1, "N1", 9), (2, 2, "N1", 9)]))
        #expect(texts(answers.answers) == ["1 1 1 NULL", "2 2 0 NULL"])
    }

    @Test func whatDoesNotFitIsSaid() throws {
        let session = EvaluationSession(registry: featureRegistry)
        #expect(throws: EvaluationError.unknownSource("planes", known: ["flights", "weather", "gate_changes"])) {
            try session.load("planes", rows: ColumnBatch(columns: [], rowCount: 0))
        }
        #expect(
            throws: EvaluationError.unknownView("Delays", known: ["DepartureWeather", "RecentDelays", "RouteTraffic"])
        ) {
            try session.evaluate("Delays", spine: spine([]))
        }
        let error = #expect(throws: EvaluationError.self) { try session.evaluate("RouteTraffic", spine: spine([])) }
        #expect(error?.description.contains("origin text, dest text") == true)
        var withNull = batch([(1, flight(1, at: 1))])
        withNull.columns[3] = Column(name: "origin", type: .text)
        withNull.columns[3].appendNull()
        #expect(throws: EvaluationError.unexpectedNull(batch: "source flights", column: "origin", row: 0)) {
            try session.load("flights", rows: withNull)
        }
    }

    @Test func anUndeclaredReadNamesTheLineToAdd() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = try EvaluationSession(registry: EvaluationSessionTests.registry(of: UndeclaredReader.self)).evaluate(
                "UndeclaredReader", spine: EvaluationSessionTests().spine([(1, 1, "N1", 1)]))
        }
        let message = message(of: result)
        #expect(message.contains("UndeclaredReader reads gate_changes, but its contract does not say so"))
        #expect(message.contains("to reads: in UndeclaredReader.sql"))
    }
}

/// A view that reads what its contract does not declare.
private enum UndeclaredReader: FeatureView {
    typealias Input = AircraftHistory
    typealias Features = RecentDelays.Features

    static let schema = ViewSchema(name: "UndeclaredReader", reads: ["flights"], features: RecentDelays.schema.features)

    static func compute(_ aircraft: AircraftHistory, asOf: Timestamp) -> Features {
        Features(departures7d: aircraft.gateChanges.count, meanDepDelay7d: nil)
    }
}

/// A view that counts what has versions.
private enum GateCounter: FeatureView {
    typealias Input = AircraftHistory
    typealias Features = RecentDelays.Features

    static let schema = ViewSchema(name: "GateCounter", reads: ["gate_changes"], features: RecentDelays.schema.features)

    static func compute(_ aircraft: AircraftHistory, asOf: Timestamp) -> Features {
        Features(departures7d: aircraft.gateChanges.count, meanDepDelay7d: nil)
    }
}
