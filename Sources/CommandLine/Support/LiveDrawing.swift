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
    ///   - spines: where questions come from, by entity: a CSV file, or a table after `table:`.
    ///   - name: the case's name.
    ///   - folder: where it will lie, for messages.
    func draw(
        _ queries: [BoundQuery], _ options: DrawOptions, spines: [(entity: Entity, origin: String)] = [],
        named name: String,
        folder: String
    ) async throws -> (sample: DrawnSample, engine: EngineDescription) {
        let live = try await open()
        do {
            let drawn = try await told {
                var options = options
                for (entity, origin) in spines {
                    options.spines[entity.name] = try await questions(about: entity, from: origin, live, options)
                }
                let drawer = SampleDrawer(
                    project: project, queries: queries, live: live, warehouse: configuration.name, title: title,
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
            throw failure.message.contains(": error: ")
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
