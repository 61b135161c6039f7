import Contracts
import FeatureStore
import Synchronization
import Testing
import Warehouse

@testable import Parity
@testable import SQLFrontend

@Suite struct VerifierTests {
    let project: Project

    init() throws { project = try TestProject.load() }

    /// Case i asks two questions about N1: with i rows before the first, and one more before the second.
    func fixture(_ index: Int, extra: String = "") throws -> Case {
        let rows = (0...index).map { row in
            "    - { flight_id: \(row), tailnum: N1, origin: J, scheduled_at: 2013-01-0\(row == index ? 3 : 1)T00:00:00Z, "
                + "dep_delay: \(row == 0 ? "null" : "\(row)") }"
        }
        let text = """
            about: Case \(index).
            rows:
              flights:
            \(rows.joined(separator: "\n"))
            spine:
              - { tailnum: N1, as_of: 2013-01-02T00:00:00Z\(extra) }
              - { tailnum: N1, as_of: 2013-01-04T00:00:00Z }
              - { origin: J, dest: L, as_of: 2013-01-04T00:00:00Z }
            """
        return try FixtureReader(project: project).read(text, file: "Fixtures/c\(index).yaml", name: "c\(index)")
    }

    func run(
        _ warehouses: [NamedWarehouse], swift: FakeSwiftSide = FakeSwiftSide(), cases: [Case]? = nil,
        views: [String] = ["Delays"], options: VerifyOptions = VerifyOptions(),
        progress: @escaping @Sendable (ProgressEvent) -> Void = { _ in }
    ) async throws -> RunVerdict {
        let cases = try cases ?? (1...5).map { try fixture($0) }
        let pairs = try views.map { PairQuery(BoundQuery.fake(try #require(project.view($0)))) }
        var options = options
        // The fakes know their questions by number, which digging gives them anew.
        options.digs = false
        let verifier = Verifier(project: project, pairs: pairs, warehouses: warehouses, swift: swift, options: options)
        let source = CaseSource(name: "Fixtures", origin: .fixture, caseNames: cases.map(\.name)) { cases }
        return try await verifier.verify([source], progress: progress)
    }

    func run(
        swift: FakeSwiftSide = FakeSwiftSide(), cases: [Case]? = nil, options: VerifyOptions = VerifyOptions(),
        change: @escaping @Sendable (FakeQuestion, inout FakeAnswer) throws -> Void = { _, _ in }
    ) async throws -> WarehouseVerdict {
        let warehouse = NamedWarehouse(name: "local", warehouse: FakeWarehouse(change: change))
        let verdict = try await run([warehouse], swift: swift, cases: cases, options: options)
        return verdict.views[0].warehouses[0]
    }

    /// The findings as `feature class count examples`.
    func summary(_ verdict: WarehouseVerdict) -> [String] {
        verdict.findings.map { "\($0.feature ?? "*") \($0.kind) \($0.count) \($0.examples.count)" }
    }

    @Test func agreementIsCountedAndExercised() async throws {
        let verdict = try await run()
        #expect(verdict.conclusion == .agreed)
        #expect(verdict.compared.fixture == 10)
        #expect(verdict.compared.total == 10)
        #expect(verdict.repeated == 10)
        #expect(verdict.features.map(\.feature) == ["departures", "mean_delay"])
        #expect(verdict.features[0].distinct == 6)
        #expect(verdict.features[1].nulls == 1)
        #expect(verdict.findings.isEmpty && verdict.reasons.isEmpty)
    }

    @Test func nothingComparedIsUndecided() async throws {
        let only =
            try FixtureReader(project: project).read(
                "about: x\nspine: [ { origin: J, as_of: 2013-01-01T00:00:00Z } ]", file: "f.yaml", name: "f")
        let verdict = try await run(cases: [only])
        #expect(verdict.conclusion == .undecided)
        guard case .nothingCompared? = verdict.reasons.first else {
            Issue.record("\(verdict.reasons)")
            return
        }
        let none = try await run([NamedWarehouse(name: "local", warehouse: FakeWarehouse())], cases: [])
        #expect(none.exitCode == 3)
        #expect(try await run([NamedWarehouse(name: "l", warehouse: FakeWarehouse())], views: []).exitCode == 3)
    }

    @Test func agreementOnOneValueShowsNothing() async throws {
        let constant: @Sendable (FakeQuestion, inout FakeAnswer) -> Void = { _, answer in answer.rows[0][0] = .int(7) }
        let verdict = try await run(swift: FakeSwiftSide(change: constant), change: constant)
        #expect(verdict.conclusion == .undecided)
        guard case .notExercised(let features)? = verdict.reasons.first else {
            Issue.record("\(verdict.reasons)")
            return
        }
        #expect(features == ["departures"])
        var options = VerifyOptions()
        options.requiresExercise = false
        #expect(
            try await run(swift: FakeSwiftSide(change: constant), options: options, change: constant).conclusion
                == .agreed)
    }

    @Test func aDifferentValueDivergesAndIsConfirmedAlone() async throws {
        let verdict = try await run { question, answer in
            if question.delays.count == 3 { answer.rows[0][0] = .int(99) }
        }
        #expect(verdict.conclusion == .diverged)
        #expect(summary(verdict) == ["departures valueDiffers 2 2"])
        let example = try #require(verdict.findings[0].examples.first)
        guard case .value(.int(99)) = example.sql, case .value(.int(3)) = example.swift,
            case .confirmed = example.confirmation
        else {
            Issue.record("\(example)")
            return
        }
        let question = try #require(example.question)
        #expect(question.selector.description == "c2#2")
        #expect(question.location.description == "Fixtures/c2.yaml:9:1")
        #expect(question.keys == [NamedValue(name: "tailnum", value: .text("N1"))])
        #expect(example.rows.map(\.source.name) == ["flights"])
        #expect(example.rows[0].rows.count == 3)
        #expect(example.rows[0].rows.allSatisfy { $0.isVisible })
        // departed_at is NULL, so the delay is not known yet where there is one.
        #expect(example.rows[0].rows.map(\.unknownColumns) == [[], ["dep_delay"], ["dep_delay"]])
        #expect(example.rows[0].rows.map(\.location.line) == [4, 5, 6])
    }

    @Test func whatHappensOnlyTogetherIsAClassOfItsOwn() async throws {
        let verdict = try await run { question, answer in
            if question.delays.count == 3, !question.isAlone { answer.rows[0][0] = .int(99) }
        }
        #expect(verdict.conclusion == .diverged)
        #expect(summary(verdict) == ["departures dependsOnOtherCases 2 2"])
        guard case .together(.value(.int(99)))? = verdict.findings[0].examples[0].evidence,
            case .value(.int(3)) = verdict.findings[0].examples[0].sql
        else {
            Issue.record("\(verdict.findings[0].examples[0])")
            return
        }
    }

    @Test func theMeansOfOneQuestionMayDifferByTheDivision() async throws {
        let verdict = try await run { question, answer in
            if case .double(let mean) = answer.rows[0][1] { answer.rows[0][1] = .double(mean.nextUp) }
        }
        #expect(verdict.conclusion == .agreed)
        #expect(verdict.features[1].largestFractionOfAllowed == 1)
        let two = try await run { question, answer in
            if case .double(let mean) = answer.rows[0][1] { answer.rows[0][1] = .double(mean.nextUp.nextUp) }
        }
        #expect(summary(two) == ["mean_delay valueDiffers 9 3"])
        #expect(two.findings[0].examples[0].distance?.ulps == 2)
        #expect(two.findings[0].examples[0].distance?.fractionOfAllowed == 2)
    }

    @Test func everyClassOfTheSQLSideIsToldApart() async throws {
        let verdict = try await run { question, answer in
            switch (question.caseID, question.spineID) {
            case (1, 1): answer = .none
            case (2, 1): answer.rows.append(answer.rows[0])
            case (3, 1): answer.rows[0][0] = .null
            case (4, 1): answer.rows[0][1] = .null
            default: break
            }
        }
        #expect(
            summary(verdict) == [
                "* fanOut 1 1", "departures nullInNotNull 1 1", "departures missingRow 1 1",
                "mean_delay nullAgainstValue 1 1",
            ])
        #expect(verdict.compared.total == 10)
        guard case .severalRows(let rows, count: 2) = verdict.findings[0].examples[0].sql else {
            Issue.record("\(verdict.findings[0].examples[0])")
            return
        }
        #expect(rows.count == 2 && rows[0].map(\.name) == ["departures", "mean_delay"])
    }

    @Test func aMissingRowIsNullWhereTheContractAllowsIt() async throws {
        // The first question of c1 has one row without delay: the mean is NULL on both sides.
        let verdict = try await run { question, answer in
            if question.caseID == 1, question.spineID == 1 { answer = .none }
        }
        #expect(summary(verdict) == ["departures missingRow 1 1"])
    }

    @Test func aRowThatNobodyAskedForIsForeign() async throws {
        let spurious = SpuriousWarehouse()
        let verdict = try await run([NamedWarehouse(name: "local", warehouse: spurious)]).views[0].warehouses[0]
        #expect(summary(verdict) == ["* foreignRow 2 2"])
        guard case .foreign(.int(1), .null)? = verdict.findings[0].examples[0].evidence,
            case .foreign(.int(99), .int(1))? = verdict.findings[0].examples[1].evidence
        else {
            Issue.record("\(verdict.findings[0].examples)")
            return
        }
    }

    @Test func anErrorIsIsolatedToItsQuestion() async throws {
        let warehouse = FakeWarehouse { question, _ in
            if question.caseID == 4, question.spineID == 2 {
                throw WarehouseError.failed(engine: "fake", message: "division by zero", code: "22012", location: nil)
            }
        }
        let verdict = try await run([NamedWarehouse(name: "local", warehouse: warehouse)]).views[0].warehouses[0]
        #expect(summary(verdict) == ["* sqlError 1 1"])
        #expect(verdict.compared.total == 10)
        let example = verdict.findings[0].examples[0]
        #expect(example.question?.selector.description == "c4#2")
        guard case .sqlFailure(let failure) = example.sql, case .row(let row) = example.swift,
            case .confirmed = example.confirmation
        else {
            Issue.record("\(example)")
            return
        }
        #expect(failure.code == "22012")
        #expect(row.first == NamedValue(name: "departures", value: .int(5)))
        #expect(warehouse.answerCount < 12)
    }

    @Test func anAnswerBeyondTheTypeNamesItsFeature() async throws {
        let verdict = try await run { question, _ in
            if question.caseID == 2 {
                throw WarehouseError.unrepresentable(
                    engine: "fake", column: "mean_delay", spineID: question.spineID, found: "infinity")
            }
        }
        #expect(summary(verdict) == ["mean_delay typeUnrepresentable 2 2"])
    }

    @Test func aTimeoutIsNarrowedToItsCase() async throws {
        let warehouse = FakeWarehouse { question, _ in
            if question.caseID == 4 { throw WarehouseError.timedOut(engine: "fake", seconds: 3) }
        }
        let verdict = try await run([NamedWarehouse(name: "local", warehouse: warehouse)]).views[0].warehouses[0]
        #expect(summary(verdict) == ["* sqlTimeout 2 1"])
        #expect(verdict.findings[0].examples[0].question?.caseName == "c4")
        #expect(verdict.compared.total == 10)
    }

    @Test func aStatementThatAlwaysTakesTooLongIsGivenUp() async throws {
        let warehouse = FakeWarehouse { _, _ in throw WarehouseError.timedOut(engine: "fake", seconds: 3) }
        let cases = try (1...9).map { try fixture($0) }
        let verdict = try await run([NamedWarehouse(name: "local", warehouse: warehouse)], cases: cases)
            .views[0].warehouses[0]
        #expect(verdict.findings.map(\.count) == [18])
        // Twelve in search of the case, the rest of the parts, and some confirmations.
        #expect(warehouse.answerCount <= 30)
    }

    @Test func aStatementThatAlwaysFailsIsGivenUp() async throws {
        let warehouse = FakeWarehouse { _, _ in
            throw WarehouseError.failed(engine: "fake", message: "no", code: nil, location: nil)
        }
        let cases = try (1...9).map { try fixture($0) }
        let verdict = try await run([NamedWarehouse(name: "local", warehouse: warehouse)], cases: cases)
            .views[0].warehouses[0]
        #expect(verdict.findings.map(\.count) == [18])
        #expect(warehouse.answerCount <= 60)
    }

    @Test func everyFailureOfTheSwiftSideIsADivergence() async throws {
        let reasons: [SwiftFailure.Reason] = [
            .threw("x"), .crashed(signal: 4, message: "Fatal error"), .timedOut(seconds: 1), .outOfMemory(limit: 1),
            .exited(status: 0),
        ]
        let swift = FakeSwiftSide(failure: { question in
            question.spineID == 1 ? reasons[Int(question.caseID) - 1] : nil
        })
        let verdict = try await run(swift: swift)
        #expect(
            summary(verdict) == [
                "* swiftError 1 1", "* swiftCrash 1 1", "* swiftTimeout 1 1", "* swiftMemory 1 1", "* swiftExit 1 1",
            ])
        #expect(verdict.findings[0].examples[0].question?.selector.description == "c1#1")
        #expect(verdict.compared.total == 10)
        let printed = try await run(swift: FakeSwiftSide(failure: { _ in .printed("x") }))
        #expect(summary(printed) == ["* swiftOutput 10 3"])
    }

    @Test func anImpureAnswerIsADivergence() async throws {
        let swift = FakeSwiftSide(impurities: { _ in
            [
                SwiftImpurity(
                    caseID: 3, spineID: 2, feature: "departures", first: .int(1), second: .int(2), conditions: "TZ=x")
            ]
        })
        let verdict = try await run(swift: swift)
        #expect(summary(verdict) == ["departures impure 1 1"])
        guard case .repeated(.int(1), .int(2), conditions: "TZ=x")? = verdict.findings[0].examples[0].evidence else {
            Issue.record("\(verdict.findings[0].examples[0])")
            return
        }
    }

    @Test func bothSidesWrongTogetherContradictTheExpectedValue() async throws {
        let wrong: @Sendable (FakeQuestion, inout FakeAnswer) -> Void = { question, answer in
            if question.caseID == 2, question.spineID == 1 { answer.rows[0][0] = .int(50) }
        }
        let cases = try (1...3).map {
            try fixture($0, extra: ", expect: { Delays: { departures: \($0) } }, because: It is so.")
        }
        let verdict = try await run(swift: FakeSwiftSide(change: wrong), cases: cases, change: wrong)
        #expect(summary(verdict) == ["departures goldenContradicted 1 1"])
        #expect(verdict.expectationsCompared == 3)
        let example = verdict.findings[0].examples[0]
        #expect(example.contradicting == [.sql, .swift])
        #expect(example.expected?.because == "It is so.")
        // One side wrong: the divergence says which one contradicts.
        let swiftOnly = try await run(swift: FakeSwiftSide(change: wrong), cases: cases)
        #expect(summary(swiftOnly) == ["departures valueDiffers 1 1"])
        #expect(swiftOnly.findings[0].examples[0].contradicting == [.swift])
        let agreed = try await run(cases: cases)
        #expect(agreed.conclusion == .agreed)
    }

    @Test func oneViewHidesNoOther() async throws {
        let pairs = [
            PairQuery(
                view: try #require(project.view("Planned")),
                errors: SQLErrors([
                    SQLError(message: "no", location: SourceLocation(file: "Features/Planned.sql", line: 1))
                ])),
            PairQuery(BoundQuery.fake(try #require(project.view("Delays")))),
        ]
        let verifier = Verifier(
            project: project, pairs: pairs, warehouses: [NamedWarehouse(name: "local", warehouse: FakeWarehouse())],
            swift: FakeSwiftSide())
        let cases = try (1...5).map { try fixture($0) }
        let source = CaseSource(name: "Fixtures", origin: .fixture, caseNames: cases.map(\.name)) { cases }
        let verdict = try await verifier.verify([source])
        #expect(verdict.views.map(\.conclusion) == [.misconfigured, .agreed])
        #expect(verdict.exitCode == 2)
        #expect(verdict.views[0].warehouses[0].skipped.inapplicableCases == 5)
    }

    @Test func aWarehouseThatGoesAwayHidesNoOther() async throws {
        let asked = Mutex(0)
        let dying = FakeWarehouse { _, _ in
            try asked.withLock { count in
                count += 1
                if count > 3 { throw WarehouseError.unavailable(engine: "fake", message: "gone") }
            }
        }
        let verdict = try await run([
            NamedWarehouse(name: "dying", warehouse: dying), NamedWarehouse(name: "down", unavailable: "refused"),
            NamedWarehouse(name: "local", warehouse: FakeWarehouse()),
        ])
        let warehouses = verdict.views[0].warehouses
        #expect(warehouses.map(\.conclusion) == [.undecided, .undecided, .agreed])
        guard case .warehouseUnavailable("gone")? = warehouses[0].reasons.first,
            case .warehouseUnavailable("refused")? = warehouses[1].reasons.first
        else {
            Issue.record("\(warehouses.map(\.reasons))")
            return
        }
        #expect(verdict.exitCode == 3)
    }

    @Test func aSwiftSideThatCannotRunLeavesAllUndecided() async throws {
        let verdict = try await run(swift: FakeSwiftSide(error: SwiftSideError(message: "no executable")))
        guard case .swiftSideUnavailable("no executable")? = verdict.reasons.first else {
            Issue.record("\(verdict.reasons)")
            return
        }
        #expect(verdict.conclusion == .undecided)
    }

    @Test func aCaseThatAnEngineCannotHoldIsLeftOutAndNamed() async throws {
        // Cases 2 and 4 cannot be loaded, which the engine says only when it is given them.
        let warehouse = FakeWarehouse(refuseLoad: { tables in
            for table in tables {
                for row in 0..<table.rows.rowCount {
                    let caseID = CellValue(table.rows.columns[0], row: row)
                    if caseID == .int(2) || caseID == .int(4) {
                        throw WarehouseError.notCovered(engine: "fake", caseID: nil, found: "a NaN")
                    }
                }
            }
        })
        let verdict = try await run([NamedWarehouse(name: "local", warehouse: warehouse)]).views[0].warehouses[0]
        #expect(verdict.conclusion == .agreed)
        #expect(verdict.compared.total == 6)
        #expect(verdict.skipped.inexpressibleCases.map(\.caseName) == ["c2", "c4"])
        #expect(verdict.skipped.inexpressibleCases.map(\.message) == ["a NaN", "a NaN"])
    }

    @Test func onlyTheSelectedQuestionsAreAsked() async throws {
        var options = VerifyOptions()
        options.only = [CaseSelector(caseName: "c2", spineID: 2), CaseSelector(caseName: "c3", spineID: nil)]
        options.requiresExercise = false
        let verdict = try await run(options: options)
        #expect(verdict.compared.total == 3)
        #expect(verdict.conclusion == .agreed)
        options.only = [CaseSelector(caseName: "no such", spineID: nil)]
        #expect(try await run(options: options).conclusion == .undecided)
    }

    @Test func examplesAreFewAndCountsExact() async throws {
        let verdict = try await run { _, answer in answer.rows[0][0] = .int(-1) }
        #expect(summary(verdict) == ["departures valueDiffers 10 3"])
    }

    @Test func aSampleIsAskedUnwrapped() async throws {
        let sample = try #require(try (5...5).map { try fixture($0) }.first)
        let isAlone = Mutex(true)
        let warehouse = FakeWarehouse { question, answer in
            isAlone.withLock { $0 = $0 && question.isAlone }
            answer.rows[0][0] = .int(-question.spineID)
        }
        // Digging asks in loads of its own.
        var options = VerifyOptions()
        options.digs = false
        let pair = PairQuery(BoundQuery.fake(try #require(project.view("Delays"))))
        let verifier = Verifier(
            project: project, pairs: [pair], warehouses: [NamedWarehouse(name: "local", warehouse: warehouse)],
            swift: FakeSwiftSide(), options: options)
        let source = CaseSource(name: "samples/s", origin: .sample, caseNames: ["samples/s"]) {
            [
                Case(
                    name: "samples/s", origin: .sample, about: "", location: sample.location, tables: sample.tables,
                    spines: sample.spines)
            ]
        }
        let verdict = try await verifier.verify([source]).views[0].warehouses[0]
        #expect(verdict.compared.sample == 2)
        #expect(isAlone.withLock { $0 })
        #expect(warehouse.loadCount == 1)
        guard case .alreadyAlone = verdict.findings[0].examples[0].confirmation else {
            Issue.record("\(verdict.findings[0].examples[0].confirmation)")
            return
        }
    }

    @Test func theSameRunGivesTheSameVerdictAndTellsWhatItDoes() async throws {
        let events = Mutex<[String]>([])
        let change: @Sendable (FakeQuestion, inout FakeAnswer) -> Void = { question, answer in
            answer.rows[0][0] = .int(question.caseID * 7 % 5)
        }
        func once() async throws -> String {
            let warehouse = NamedWarehouse(name: "local", warehouse: FakeWarehouse(change: change))
            let verdict = try await run([warehouse]) { event in events.withLock { $0.append("\(event)") } }
            return "\(verdict.views[0].warehouses)"
        }
        #expect(try await once() == once())
        let told = events.withLock { $0 }
        for step in ["loading", "askingSQL", "askingSwift", "comparing", "confirming", "concluded"] {
            #expect(told.contains { $0.hasPrefix(step) }, "\(step)")
        }
    }

    @Test func aCancelledRunSaysSo() async throws {
        let cases = try (1...5).map { try fixture($0) }
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            let warehouse = FakeWarehouse { _, _ in try Task.checkCancellation() }
            return try await run([NamedWarehouse(name: "local", warehouse: warehouse)], cases: cases)
        }
        let verdict = try await task.value.views[0].warehouses[0]
        #expect(verdict.conclusion == .undecided)
        guard case .cancelled? = verdict.reasons.first else {
            Issue.record("\(verdict.reasons)")
            return
        }
    }
}

/// Adds a row without a question and one for a case that was never asked.
struct SpuriousWarehouse: Warehouse {
    private let truth = FakeWarehouse()
    var engine: EngineDescription { truth.engine }
    func compile(_ query: BoundQuery) throws -> CompiledQuery { try truth.compile(query) }
    func load(_ tables: [SourceTable]) async throws { try await truth.load(tables) }
    func close() async {}

    func answer(_ query: CompiledQuery, spine: SpineTable) async throws -> ColumnBatch {
        var batch = try await truth.answer(query, spine: spine)
        batch.columns[0].append(Int64(1))
        batch.columns[1].appendNull()
        batch.columns[0].append(Int64(99))
        batch.columns[1].append(Int64(1))
        for _ in 0..<2 {
            batch.columns[2].append(Int64(5))
            batch.columns[3].appendNull()
        }
        batch.rowCount += 2
        return batch
    }
}
