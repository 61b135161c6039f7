import ArgumentParser
import Contracts
import FeatureStore

/// `featurestore list`: the views, their features and the services that ask for them.
struct List: Verb {
    static let configuration = CommandConfiguration(
        abstract: "List the feature views, their features and the services that ask for them.",
        discussion: "Example: featurestore list 'Route*' --format json")

    @Argument(help: "Names or globs of views; all when there is none.")
    var names: [String] = []

    @Option(help: "Write for people (text) or machines (json).")
    var format: OutputFormat = .text

    func run(in context: Context) async throws -> ExitStatus {
        let project = try context.project()
        let views = try project.views(matching: names)
        let states = PromotionStates(project, context: context)
        switch format {
        case .json:
            try context.writeJSON(views.map { ListedView($0, services: project.services, promotion: states[$0]) })
        case .text:
            let width = views.flatMap(\.features).map(\.name.count).max() ?? 0
            for view in views {
                try context.terminal.write(
                    "\(view.name)  (\(view.entity.name), version \(view.version), \(view.sql.file))\n")
                for feature in view.features {
                    let blanks = String(repeating: " ", count: width - feature.name.count)
                    let type = feature.type.description + (feature.isNullable ? "?" : "")
                    try context.terminal.write("  \(feature.name)\(blanks)  \(type)\n")
                }
                let services = project.services.filter { $0.features.contains { $0.view == view.name } }
                if !services.isEmpty {
                    try context.terminal.write("  asked for by \(services.map(\.name).joined(separator: ", "))\n")
                }
                try context.terminal.write("  \(states[view])\n")
                for waiver in view.waivers { try context.terminal.write("  waived: \(ListedWaiver(waiver).text)\n") }
            }
        }
        return .agreed
    }
}

/// A view as `list --format json` writes it.
private struct ListedView: Encodable {
    let view: String
    let version: Int
    let promotion: String
    let entity: String
    let sqlFile: String
    let swiftFile: String
    let owner: String?
    let features: [ListedFeature]
    let services: [String]
    let waivers: [ListedWaiver]

    struct ListedFeature: Encodable {
        let feature: String
        let type: String
        let nullable: Bool
        let about: String
    }

    init(_ contract: ViewContract, services: [FeatureService], promotion: String) {
        view = contract.name
        version = contract.version
        self.promotion = promotion
        entity = contract.entity.name
        sqlFile = contract.sql.file
        swiftFile = contract.swift.file
        owner = contract.owner
        features = contract.features.map {
            ListedFeature(feature: $0.name, type: $0.type.description, nullable: $0.isNullable, about: $0.about)
        }
        self.services = services.filter { $0.features.contains { $0.view == contract.name } }.map(\.name)
        waivers = contract.waivers.map(ListedWaiver.init)
    }
}
