import ArgumentParser
import Contracts
import FeatureStore
import Foundation
import Journal
import Parity
import Reports
import SQLFrontend
import Warehouse

/// `featurestore verify`: both halves of each pair over all cases, compared.
struct Verify: Verb {
    static let configuration = CommandConfiguration(
        abstract: "Prove the SQL and the Swift of feature views against each other.",
        discussion: """
            Runs both halves over every fixture and sample, compares each answer, and says what differs, on which rows and
            on which lines. Exit codes: 0 agreed, 1 diverged, 2 misconfigured, 3 could not decide.

            Examples:
              featurestore verify
              featurestore verify 'Route*' --warehouse local --warehouse analytics
              featurestore verify RecentDelays --case 'aircraft/window_edges#1' --format json
              featurestore verify --warehouse analytics --entities 20 --seed 7
              featurestore verify RecentDelays --save
              featurestore verify --changed --base origin/main --format github
              featurestore verify --format html > page.html
              featurestore verify --check --strict
              featurestore verify --format github --report sarif=out.sarif --report markdown="$GITHUB_STEP_SUMMARY"
            """)

    @Argument(help: "Names or globs of views; all when there is none.")
    var names: [String] = []

    @Option(help: "A warehouse of featurestore.yaml, postgresql://… or sqlite:PATH; may be given again.")
    var warehouse: [String] = []

    @Option(help: "The folder of fixtures and samples.")
    var fixtures = "Fixtures"

    @Flag(help: "Use only what --samples names.")
    var noFixtures = false

    @Option(help: "A further folder with a sample.yaml and its CSV files; may be given again.")
    var samples: [String] = []

    @Option(help: "Draw so many entities of each kind from each warehouse's own tables, instead of the fixtures.")
    var entities: Int?

    @Option(help: "What chance depends on: of the attack, and of --entities.")
    var seed = "1"

    @Flag(inversion: .prefixedNo, help: "Attack the pairs with invented data.")
    var attack = true

    @Option(help: "How long data is invented for one view at most: 10s, 500ms, 2m.")
    var budget = "10s"

    @Option(
        name: .customLong("cases"),
        help: "How many cases are invented for each view; by default what there is to cover.")
    var inventedCases: Int?

    @Flag(help: "Write the smallest input of each finding into regressions/ of the fixtures' folder.")
    var save = false

    @Option(name: .customLong("case"), help: "Ask only this case, or this question of it: NAME or NAME#NUMBER.")
    var cases: [String] = []

    @Flag(help: "Verify only the views that changed since --base, or whose cases did; says which and why.")
    var changed = false

    @Option(
        help:
            "With --changed: a branch, tag or commit; counted from where HEAD parted from it; HEAD by default."
    )
    var base: String?

    @Option(
        help:
            "Write for people (text), machines (json), build servers (junit), annotations (github), as a page (html), for code scanning (sarif), or for a comment (markdown)."
    )
    var format: ReportFormat = .text

    @Option(help: "Write the report into a file too, FORMAT=PATH: junit=out.xml; may be given again.")
    var report: [ReportFile] = []

    @Option(help: "The day, in UTC, on which waivers are judged; today by default.", transform: DayArgument.read)
    var today: DayArgument?

    @Option(help: "How many divergences of each kind are shown in full.")
    var examples = 1

    @Option(help: "How many seconds the Swift half may take for one question.")
    var questionTimeout = 10.0

    @Option(help: "How many seconds one SQL statement may take.")
    var statementTimeout = 600

    @Option(
        help: """
            Connections to each warehouse: for statements, each over all rows, for parts of the attack's cases, and for
            findings that are cut down at the same time.
            """)
    var jobs = 1

    @Flag(help: "Only compare the records of promotions with the sources: nothing is built, no warehouse is asked.")
    var check = false

    @Flag(help: "With --check: what was re-opened counts too, and views that a service needs and nobody promoted.")
    var strict = false

    @OptionGroup
    var journal: JournalOptions

    func validate() throws {
        try validateCheck()
        guard jobs >= 1, jobs <= 64 else {
            throw ValidationError("--jobs takes a number from 1 to 64, found \(jobs).")
        }
        if let entities, entities < 1 || entities > 10_000 {
            throw ValidationError("--entities takes a number from 1 to 10000, found \(entities).")
        }
        guard base == nil || changed else {
            throw ValidationError("--base says what --changed compares with; give --changed too.")
        }
        guard examples >= 1, examples <= 1_000 else {
            throw ValidationError("--examples takes a number from 1 to 1000, found \(examples).")
        }
        guard questionTimeout > 0, questionTimeout <= 86_400 else {
            throw ValidationError(
                "--question-timeout takes seconds above 0 and at most 86400, found \(questionTimeout).")
        }
        guard statementTimeout >= 1, statementTimeout <= 86_400 else {
            throw ValidationError("--statement-timeout takes seconds from 1 to 86400, found \(statementTimeout).")
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        if check { return try await checkRecords(in: context) }
        let project = try context.project()
        var views = try project.views(matching: names)
        if changed { views = try await changedViews(among: views, of: project, in: context) }
        let pairs = views.map { view -> PairQuery in
            do throws(SQLErrors) {
                return PairQuery(try SQLBinder.bind(view: view, project: project))
            } catch {
                return PairQuery(view: view, errors: error)
            }
        }
        var sources = try caseSources(project: project, context: context)
        guard !pairs.isEmpty else {
            // Nothing changed, so nothing can have come apart; only `--changed` leaves no views.
            try write(RunReport(verdict: .nothingChanged, queries: [], arguments: []), context)
            return .agreed
        }
        let choice = WarehouseChoice(
            project: project, context: context,
            options: WarehouseOptions(statementTimeoutSeconds: statementTimeout))
        let configurations = try choice.configurations(warehouse)
        if let entities {
            sources += try await context.liveSources(
                project, pairs.compactMap(\.query), configurations, choice.options, entities: entities, seed: seed)
        }
        var options = VerifyOptions()
        options.examplesPerFinding = max(examples, options.examplesPerFinding)
        options.only = try selectors(among: sources)
        options.requiresExercise = options.only == nil
        let now = journal.at?.instant ?? Clock.now()
        options.today = today?.day ?? Clock.now().dayInUTC
        if attack, options.only == nil { options.attack = try attackOptions() }
        var workers = WorkerOptions()
        workers.executable = context.executable
        workers.questionTimeout = questionTimeout

        let progress = ProgressLine(terminal: context.terminal)
        let swiftSide = WorkerSwiftSide(options: workers)
        let (verifyOptions, workerOptions) = (options, workers)
        let asked = sources
        let (verdict, wasInterrupted) = try await withInterruption {
            var warehouses: [NamedWarehouse] = []
            for configuration in configurations { warehouses.append(await choice.connect(configuration, jobs: jobs)) }
            let outcome: Result<RunVerdict, any Error>
            do {
                outcome = .success(
                    try await workerOptions.askingOften { laboratorySwift in
                        try await Verifier(
                            project: project, pairs: pairs, warehouses: warehouses, swift: swiftSide,
                            laboratorySwift: laboratorySwift, options: verifyOptions
                        ).verify(asked) { progress.show($0) }
                    })
            } catch {
                outcome = .failure(error)
            }
            for connected in warehouses { await connected.close() }
            return try outcome.get()
        }
        progress.clear()
        var entry = JournalEntry(verdict, verb: "verify", at: now)
        entry.isPart = options.only != nil
        await context.writeJournal(entry, of: project, unless: journal.noJournal)
        if wasInterrupted {
            context.terminal.writeError("featurestore: interrupted; what was not finished is undecided.\n")
        }
        try write(
            RunReport(
                verdict: verdict, queries: pairs.compactMap(\.query), arguments: reproduction(over: configurations)),
            context)
        if save { try saveRegressions(verdict, of: project, in: context) }
        return wasInterrupted ? .interrupted : ExitStatus(rawValue: verdict.exitCode) ?? .undecided
    }

    private func caseSources(project: Project, context: Context) throws -> [CaseSource] {
        let folders = (noFixtures || entities != nil ? [] : [fixtures]) + samples
        guard !folders.isEmpty || entities != nil || attack else {
            throw CommandFailure("--no-fixtures and --no-attack leave no cases. Name a folder with --samples.")
        }
        return try context.caseSources(folders, project: project)
    }

    private func attackOptions() throws -> AttackOptions {
        var attack = AttackOptions()
        // Any text may be a seed, since --entities takes any; numbers are themselves.
        attack.seed =
            UInt64(seed) ?? seed.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        attack.cases = inventedCases
        do throws(DurationText.Malformed) {
            attack.budgetSeconds = Double(try DurationText.microseconds(budget)) / 1_000_000
        } catch {
            throw CommandFailure("--budget takes a duration such as 10s, 500ms or 2m: \(error).")
        }
        return attack
    }

    private func selectors(among sources: [CaseSource]) throws -> [CaseSelector]? {
        guard !cases.isEmpty else { return nil }
        let known = sources.flatMap(\.caseNames)
        return try cases.map { text in
            guard let selector = CaseSelector(text) else {
                throw CommandFailure("'\(text)' selects no case; expected NAME or NAME#NUMBER, counted from 1.")
            }
            guard known.contains(selector.caseName) else {
                let advice =
                    known.first { $0.hasSuffix("/" + selector.caseName) }
                    ?? NearestName.suggestion(for: selector.caseName, among: known)
                throw CommandFailure(
                    "no case is called '\(selector.caseName)'. "
                        + (advice.map { "Did you mean \($0)?" }
                            ?? "There are \(known.count) cases in the folders given."))
            }
            try requireQuestion(selector, in: sources)
            return selector
        }
    }

    /// Refuses the number of a question that its case does not have.
    private func requireQuestion(_ selector: CaseSelector, in sources: [CaseSource]) throws {
        guard let number = selector.spineID,
            let source = sources.first(where: { $0.caseNames.contains(selector.caseName) })
        else { return }
        let asked: [(entity: String, count: Int)]
        do {
            asked = try source.questionCounts(of: selector.caseName)
        } catch let errors as ContractErrors {
            throw errors
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure("\(error).", status: .undecided)
        }
        guard !asked.contains(where: { number <= $0.count }) else { return }
        let counts = asked.map { "\($0.count) questions about \($0.entity)" }
        throw CommandFailure(
            "the case \(selector.caseName) has \(counts.joined(separator: ", ")); there is no #\(number).")
    }

    /// What a reproduction must repeat of this command, besides the view, the case and the warehouse.
    ///
    /// Cases that were drawn from several warehouses are drawn from all of them again: each is asked on every one.
    private func reproduction(over configurations: [WarehouseConfiguration]) -> [String] {
        let drawn = entities == nil || configurations.count < 2 ? [] : configurations
        return (noFixtures ? ["--no-fixtures"] : fixtures == "Fixtures" ? [] : ["--fixtures", fixtures])
            + samples.flatMap { ["--samples", $0] }
            + (entities.map { ["--entities", "\($0)", "--seed", seed] } ?? [])
            + drawn.flatMap { ["--warehouse", $0.name] }
    }
}
