import ArgumentParser
import Contracts
import FeatureStore

/// `featurestore show NAME`: one pair, both halves side by side with what its contract resolves to.
struct Show: Verb {
    static let configuration = CommandConfiguration(
        abstract: "Show one feature view: what its contract says, resolved, and both halves.",
        discussion: "Example: featurestore show RecentDelays")

    @Argument(help: "The view's name.")
    var name: String

    @Option(help: "Write for people (text) or machines (json).")
    var format: OutputFormat = .text

    func run(in context: Context) async throws -> ExitStatus {
        let project = try context.project()
        let view = try project.view(named: name) ?? project.knownView(name)
        let states = PromotionStates(project, context: context)
        let shown = ShownView(view, services: project.services, promotion: states[view])
        switch format {
        case .json: try context.writeJSON(shown)
        case .text: try context.terminal.write(shown.text)
        }
        return .agreed
    }
}

/// A view as `show` writes it.
private struct ShownView: Encodable {
    let view: String
    let version: Int
    let promotion: String
    let entity: String
    let keys: [String]
    let request: [String]
    let reads: [String]
    let features: [ShownFeature]
    let owner: String?
    let services: [String]
    let waivers: [ListedWaiver]
    let sqlFile: String
    let sql: String
    let sqliteFile: String?
    let sqlite: String?
    let swiftFile: String
    let swift: String

    struct ShownFeature: Encodable {
        let feature: String
        let type: String
        let about: String
        let compare: String
        let decisions: [String]
    }

    init(_ contract: ViewContract, services: [FeatureService], promotion: String) {
        view = contract.name
        version = contract.version
        self.promotion = promotion
        entity = contract.entity.name
        keys = contract.entity.keys.map(Self.column)
        request = contract.request.map(Self.column)
        reads = contract.reads.map(Self.read)
        features = contract.features.map { feature in
            ShownFeature(
                feature: feature.name, type: feature.type.description + (feature.isNullable ? "?" : ""),
                about: feature.about, compare: Self.comparison(feature.comparison),
                decisions: feature.decisions.isEmpty
                    ? [] : feature.decisions.description.split(separator: "\n").map(String.init))
        }
        owner = contract.owner
        self.services = services.filter { $0.features.contains { $0.view == contract.name } }.map(\.name)
        waivers = contract.waivers.map(ListedWaiver.init)
        sqlFile = contract.sql.file
        sql = contract.sql.text
        sqliteFile = contract.sqlite?.file
        sqlite = contract.sqlite?.text
        swiftFile = contract.swift.file
        swift = contract.swift.text
    }

    var text: String {
        var lines = ["\(view), about \(entity) (\(keys.joined(separator: ", ")))"]
        if !request.isEmpty { lines.append("request     \(request.joined(separator: ", "))") }
        lines.append("reads       \(reads.joined(separator: "; "))")
        if let owner { lines.append("owner       \(owner)") }
        if !services.isEmpty { lines.append("services    \(services.joined(separator: ", "))") }
        lines += ["version     \(version)", "promotion   \(promotion)"]
        lines += waivers.map { "waived      \($0.text)" }
        for feature in features {
            lines += [
                "", "\(feature.feature): \(feature.type)", "  \(feature.about)", "  compared    \(feature.compare)",
            ]
            lines += feature.decisions.map { "  decided     \($0)" }
        }
        lines += ["", "-- \(sqlFile)", sql]
        if let sqliteFile, let sqlite { lines += ["-- \(sqliteFile)", sqlite] }
        lines += ["// \(swiftFile)", swift]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func column(_ column: ColumnContract) -> String {
        "\(column.name): \(column.type)\(column.isNullable ? "?" : "")"
    }

    private static func read(_ read: Read) -> String {
        let extent =
            switch read.extent {
            case .within(let microseconds): "the trailing \(DurationText.canonical(microseconds: microseconds))"
            case .latest: "the latest row"
            case .last(let count): "the last \(count) rows"
            case .all: "all rows"
            }
        guard !read.by.isEmpty else { return "\(read.source): \(extent)" }
        let links = read.by.map { "\($0.column) = \($0.fromSource ?? "request").\($0.fromColumn)" }
        return "\(read.source): \(extent), where \(links.joined(separator: " and "))"
    }

    private static func comparison(_ policy: ComparisonPolicy) -> String {
        switch policy {
        case .exact: "exactly"
        case .floatSum(let source, let column): "within the certified bound of summing \(source).\(column)"
        case .floatMean(let source, let column): "within the certified bound of the mean of \(source).\(column)"
        case .ulps(let count): "at most \(count) representable numbers apart"
        case .absolute(let distance): "at most \(distance) apart"
        case .relative(let share): "at most \(share) apart, relative to the larger magnitude"
        }
    }
}
