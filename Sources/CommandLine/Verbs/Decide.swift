import ArgumentParser
import Contracts
import Parity
import SQLFrontend
import Warehouse

/// `featurestore decide NAME`: which decisions each half of a pair follows today, found by experiment.
struct Decide: Verb {
    static let configuration = CommandConfiguration(
        abstract: "Propose the decisions that a feature view needs, and show by example what each side does today.",
        discussion: """
            Tries every decision that a contract could declare on each side alone, with rows that count. What is found is
            written as YAML to paste under each feature; what the sides do differently stands beside it, and whether they
            keep what is declared already.

            Example: featurestore decide RecentDelays
            """)

    @Argument(help: "The view's name.")
    var name: String

    @Option(help: "A warehouse of featurestore.yaml, postgresql://… or sqlite:PATH.")
    var warehouse: String?

    @Option(help: "What chance depends on.")
    var seed: UInt64 = 1

    @Option(help: "Write for people (text) or machines (json).")
    var format: OutputFormat = .text

    func run(in context: Context) async throws -> ExitStatus {
        let project = try context.project()
        let query = try context.bound(try project.knownView(name), in: project)
        let choice = WarehouseChoice(project: project, context: context, options: WarehouseOptions())
        guard let configuration = try choice.configurations(warehouse.map { [$0] } ?? []).first else {
            throw CommandFailure("no warehouse was given.")
        }
        let connected = await choice.connect(configuration)
        guard let engine = connected.warehouse else {
            throw CommandFailure(
                "\(configuration.name) cannot be reached: \(connected.unavailable ?? "")", status: .undecided)
        }
        var workers = WorkerOptions()
        workers.executable = context.executable
        let survey: Result<DecisionSurvey, any Error>
        do {
            survey = .success(
                try await workers.askingOften { swift in
                    try await DecisionSurveyor(
                        project: project, query: query, warehouse: engine, swift: swift, seed: seed
                    ).survey()
                })
        } catch {
            survey = .failure(error)
        }
        await connected.close()
        let found: DecisionSurvey
        do {
            found = try survey.get()
        } catch let refusal as QueryRefusal {
            throw CommandFailure(
                "\(configuration.name) cannot keep the meaning of \(name).sql: \(refusal.message)", status: .undecided)
        } catch let failure as SurveyFailure {
            throw CommandFailure("the sides could not be asked: \(failure.reason)", status: .undecided)
        }
        switch format {
        case .json: try context.writeJSON(found.items.map { SurveyedItem($0, of: found.view) })
        case .text: try context.terminal.write(DecisionYAML(survey: found).text)
        }
        return .agreed
    }
}

/// One question about one feature, as `decide` writes it for machines.
private struct SurveyedItem: Encodable {
    let feature: String
    let source: String?
    let key: String
    let column: String?
    let proposal: String?
    let declared: String?
    let sql: Habit?
    let swift: Habit?

    struct Habit: Encodable {
        let value: String?
        let change: String?
        let before: String?
        let after: String?

        init(_ habit: DecisionSurvey.Habit) {
            value = habit.value
            change = habit.example?.change
            before = habit.example?.before
            after = habit.example?.after
        }
    }

    init(_ item: DecisionSurvey.Item, of view: ViewContract) {
        feature = view.features[item.feature].name
        source = item.source
        key = item.key
        column = item.column
        proposal = item.proposal
        declared = item.declared
        sql = item.habits.first { $0.side == .sql }.map(Habit.init)
        swift = item.habits.first { $0.side == .swift }.map(Habit.init)
    }
}
