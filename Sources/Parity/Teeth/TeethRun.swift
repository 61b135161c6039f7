internal import Catalogue
public import Contracts
internal import FeatureStore
internal import SQLFrontend
public import Warehouse

/// Measures which small edits of the halves of views the committed fixtures would notice, and which the attack.
public struct TeethRun: Sendable {
    private let project: Project
    private let warehouse: any Warehouse
    private let swift: any SwiftSide
    private let built: BuiltSwiftMutants?
    private let options: TeethOptions

    /// Makes a run.
    ///
    /// - Parameters:
    ///   - warehouse: runs the SQL halves and their mutants; whoever connected it closes it.
    ///   - swift: runs the Swift halves, without asking anything twice.
    ///   - built: the mutants of the Swift halves; nil where that side is not edited.
    public init(
        project: Project, warehouse: any Warehouse, swift: any SwiftSide, built: BuiltSwiftMutants?,
        options: TeethOptions = TeethOptions()
    ) {
        self.project = project
        self.warehouse = warehouse
        self.swift = swift
        self.built = built
        self.options = options
    }

    /// Measures views one after another.
    ///
    /// - Parameters:
    ///   - fixtures: the committed cases.
    ///   - progress: told what is being done.
    public func run(
        _ pairs: [PairQuery], fixtures: [Case], progress: @Sendable (String) -> Void = { _ in }
    ) async -> TeethReport {
        var views: [ViewTeeth] = []
        var idle: [TeethReport.IdleAcceptance] = []
        for pair in pairs {
            var teeth = ViewTeeth(view: pair.view)
            do {
                idle += try await measure(pair, fixtures, &teeth, progress)
            } catch {
                teeth.obstacle = .undecided(error.reason)
            }
            views.append(teeth)
        }
        return TeethReport(views: views, idleAcceptances: idle)
    }

    private func measure(
        _ pair: PairQuery, _ fixtures: [Case], _ teeth: inout ViewTeeth, _ progress: @Sendable (String) -> Void
    ) async throws(LaboratoryFailure) -> [TeethReport.IdleAcceptance] {
        guard let query = pair.query else { throw LaboratoryFailure(reason: .sqlNotUnderstood(pair.faults)) }
        progress("\(pair.view.name): making mutants")
        let laboratory = Laboratory(
            project: project, query: try compile(query), warehouse: warehouse, swift: swift)
        let bench = MutantBench(laboratory: laboratory, swiftMutants: built?.side)
        var list = MutantList(view: pair.view)
        if options.sides.contains(.sql) { list.addSQL(query, project: project, warehouse: warehouse) }
        if options.sides.contains(.swift), let built { list.addSwift(built) }
        teeth.mutants = list.results

        progress("\(pair.view.name): trying \(list.trials.count) mutants on the fixtures")
        let cases = fixtures.filter { $0.spine(of: pair.view.entity.name) != nil }
        let known = try await bench.answers(to: laboratory.prepare(cases: cases))
        teeth.fixtureQuestions = known.prepared.questions.spine.rows.rowCount
        guard known.disagreeingQuestions == 0 else {
            teeth.obstacle = .disagrees(questions: known.disagreeingQuestions)
            return []
        }
        let noticed = teeth.fixtureQuestions == 0 ? [:] : try await bench.kills(list.trials, on: known)
        for position in noticed.keys { teeth.mutants[position].outcome = .killedByFixtures }
        let survivors = list.trials.filter { noticed[$0.position] == nil }
        let kills = try await attack(survivors, bench, query, &teeth, progress)
        guard teeth.obstacle == nil else { return [] }
        for trial in survivors { teeth.mutants[trial.position].outcome = .survived(cases: teeth.cases) }
        for kill in kills { teeth.mutants[kill.position].outcome = .killedByAttack(fixture: nil) }
        let idle = list.accept(pair.view.acceptedMutants, in: &teeth.mutants)

        let open = kills.filter {
            if case .killedByAttack = teeth.mutants[$0.position].outcome { true } else { false }
        }
        progress("\(pair.view.name): looking for the rows that show \(open.count) mutants")
        teeth.fixtures = try await KillingRows(bench: bench, trials: list.trials).fixtures(for: open)
        for (number, fixture) in teeth.fixtures.enumerated() {
            for position in fixture.kills { teeth.mutants[position].outcome = .killedByAttack(fixture: number) }
        }
        return idle
    }

    /// Tries mutants on invented cases, until none is left or there are no more cases.
    ///
    /// - Returns: for each that gave itself away, the case with the fewest rows of the batch that showed it.
    private func attack(
        _ survivors: [MutantTrial], _ bench: MutantBench, _ query: BoundQuery, _ teeth: inout ViewTeeth,
        _ progress: @Sendable (String) -> Void
    ) async throws(LaboratoryFailure) -> [KillingRows.Kill] {
        var left = survivors
        var kills: [KillingRows.Kill] = []
        var generator = ScenarioGenerator(shape: bench.laboratory.shape, query: query, options: options.attack)
        while !left.isEmpty, options.attack.cases != 0 {
            let scenarios = generator.next(Self.batchSize)
            guard !scenarios.isEmpty else { break }
            progress(
                "\(teeth.view.name): trying \(left.count) mutants on \(teeth.cases + scenarios.count) invented cases")
            let known = try await bench.answers(to: bench.laboratory.prepare(scenarios))
            teeth.cases += scenarios.count
            guard known.disagreeingQuestions == 0 else {
                teeth.obstacle = .disagrees(questions: known.disagreeingQuestions)
                return []
            }
            let shown = try await bench.kills(left, on: known)
            for trial in left {
                let smallest = shown[trial.position]?.min {
                    scenarios[$0.scenario].rowCount < scenarios[$1.scenario].rowCount
                }
                guard let smallest else { continue }
                kills.append(
                    KillingRows.Kill(
                        position: trial.position, scenario: scenarios[smallest.scenario],
                        disagreement: smallest.disagreement))
            }
            left.removeAll { shown[$0.position] != nil }
        }
        return kills
    }

    /// How many scenarios are asked at a time: most mutants give themselves away early.
    private static let batchSize = 500

    private func compile(_ query: BoundQuery) throws(LaboratoryFailure) -> CompiledQuery {
        do {
            return try warehouse.compile(query)
        } catch let refusal as QueryRefusal {
            throw LaboratoryFailure(
                reason: .refusedByEngine(
                    construct: refusal.construct, message: refusal.message, location: refusal.location(in: query)))
        } catch {
            throw LaboratoryFailure(reason: .brokenPromise(message: "\(error)"))
        }
    }
}

extension Laboratory {
    /// Stored cases as the sides want them, each in the place of a scenario.
    func prepare(cases: [Case]) -> Prepared {
        let batch = CaseBatch(cases)
        let uncovered: [String?] = Array(repeating: nil, count: cases.count)
        return Prepared(
            scenarios: cases.map { _ in shape.empty }, members: batch.members, batch: { batch },
            tables: batch.tables(project),
            questions: batch.questions(to: view, only: QuestionFilter(nil)), uncovered: uncovered)
    }
}
