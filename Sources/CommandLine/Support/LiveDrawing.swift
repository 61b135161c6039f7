import Contracts
import FeatureStore
import Foundation
import Parity
import SQLFrontend
import Warehouse

/// Draws from a warehouse's own tables, for `sample` and for `verify --entities`.
struct LiveDrawing {
    let project: Project
    let context: Context
    let configuration: WarehouseConfiguration
    let warehouseOptions: WarehouseOptions

    /// What the warehouse is called where it is told to others: no path of this machine, no address.
    var title: String {
        if project.warehouse(configuration.name) != nil { return configuration.name }
        return if case .sqlite = configuration.engine { "sqlite" } else { "postgres" }
    }

    /// Opens the tables.
    ///
    /// - Throws: ``CommandFailure``, undecided where the warehouse cannot be reached.
    func open() async throws -> any LiveTables {
        try await told {
            try await WarehouseFactory.liveTables(
                configuration, relativeTo: context.workingDirectory, options: warehouseOptions)
        }
    }

    /// Draws for some views.
    ///
    /// - Parameters:
    ///   - queries: the views.
    ///   - required: the names of those that must be drawn for; others are left out where the warehouse has not their
    ///     tables as declared. Nil for all.
    ///   - spines: where questions come from, by entity: a CSV file, or a table after `table:`.
    ///   - name: the case's name.
    ///   - folder: where it will lie, for messages.
    func draw(
        _ queries: [BoundQuery], _ options: DrawOptions, required: Set<String>? = nil,
        spines: [(entity: Entity, origin: String)] = [], named name: String, folder: String
    ) async throws -> (sample: DrawnSample, engine: EngineDescription) {
        let live = try await open()
        do {
            let drawn = try await told {
                var options = options
                for (entity, origin) in spines {
                    options.spines[entity.name] = try await questions(about: entity, from: origin, live, options)
                }
                let drawer = SampleDrawer(
                    project: project, queries: try await drawable(queries, required: required, live), live: live,
                    warehouse: configuration.name, title: title,
                    options: options)
                return try await drawer.draw(named: name, folder: folder)
            }
            await live.close()
            return (drawn, live.engine)
        } catch {
            await live.close()
            throw error
        }
    }

    /// The views whose tables are all there as declared, and the required ones whatever their tables are.
    private func drawable(
        _ queries: [BoundQuery], required: Set<String>?, _ live: any LiveTables
    ) async throws -> [BoundQuery] {
        guard let required else { return queries }
        let others = queries.filter { !required.contains($0.view.name) }
        let read = Set(others.flatMap(\.view.reads).map(\.source))
        var unfit: Set<String> = []
        for source in project.sources where read.contains(source.name) {
            let table = try await live.describe(source)
            if table?.findings.contains(where: \.isProblem) ?? true { unfit.insert(source.name) }
        }
        return queries.filter { query in
            required.contains(query.view.name) || !query.view.reads.contains { unfit.contains($0.source) }
        }
    }

    private func questions(
        about entity: Entity, from origin: String, _ live: any LiveTables, _ options: DrawOptions
    ) async throws -> CaseSpine {
        if origin.hasPrefix("table:") {
            let questions = TableQuestions(
                project: project, live: live, warehouse: configuration.name, options: options)
            return try await questions.questions(about: entity, in: String(origin.dropFirst("table:".count)))
        }
        let path = context.absolute(origin)
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(
                "\(origin) is no file that can be read; expected a CSV file of questions, or table:NAME.")
        }
        // A file of questions is a sample without rows.
        let manifest = "about: questions\nsources: {}\nspine: { \(entity.name): questions }\n"
        let shown = origin.split(separator: "/").dropLast().joined(separator: "/")
        let files = CaseFiles(root: shown, paths: ["sample.yaml", "questions"]) { path in
            path == "sample.yaml" ? Array(manifest.utf8) : Array(bytes)
        }
        guard let spine = try SampleReader(project: project).read("", in: files, name: origin).spine(of: entity.name)
        else {
            throw CommandFailure("\(origin) holds no questions about \(entity.name).")
        }
        return spine
    }

    /// Turns what drawing throws into what a user is told.
    private func told<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
        do {
            return try await body()
        } catch let failure as DrawFailure {
            throw failure.isLocated
                ? CommandFailure(located: failure.message) : CommandFailure(failure.message + ".")
        } catch let errors as ContractErrors {
            throw CommandFailure(located: errors.description)
        } catch let error as WarehouseError {
            switch error {
            case .unavailable(_, let message): throw CommandFailure("\(message).", status: .undecided)
            case .timedOut:
                throw CommandFailure("\(error). Give it longer with --statement-timeout.", status: .undecided)
            case .failed(_, let message, _, let location?):
                throw CommandFailure(located: "\(location): error: \(message)")
            default: throw CommandFailure("\(error).")
            }
        }
    }
}
