import Contracts
import FeatureStore
import Parity
import SQLFrontend
import Warehouse

extension Context {
    /// A case for each warehouse, drawn from its own tables into memory.
    ///
    /// It is drawn for all views of the project whose tables the warehouse has, whichever are asked: a question then has
    /// the same number in a run of one view as in a run of all.
    ///
    /// - Parameter queries: the views that are asked.
    /// - Returns: sources whose cases are called `live/WAREHOUSE`, with a number behind it where that is taken.
    /// - Throws: ``CommandFailure``: a run that was to look at live rows says nothing without them.
    func liveSources(
        _ project: Project, _ queries: [BoundQuery], _ configurations: [WarehouseConfiguration],
        _ warehouseOptions: WarehouseOptions, entities: Int, seed: String
    ) async throws -> [CaseSource] {
        guard !queries.isEmpty else { return [] }
        var options = DrawOptions()
        (options.entities, options.seed) = (entities, seed)
        let chosen = options
        let selected = Set(queries.map(\.view.name))
        let all = project.views.compactMap { view in
            queries.first { $0.view.name == view.name } ?? (try? SQLBinder.bind(view: view, project: project))
        }
        var sources: [CaseSource] = []
        for configuration in configurations {
            let drawing = LiveDrawing(
                project: project, context: self, configuration: configuration, warehouseOptions: warehouseOptions)
            let name = Self.name("live/\(drawing.title)", besides: sources.flatMap(\.caseNames))
            let (drawn, _) = try await withInterruption {
                try await drawing.draw(all, chosen, required: selected, named: name, folder: name).sample
            }
            for note in drawn.notes { terminal.writeError("note: \(note)\n") }
            let asked = drawn.drawn
            sources.append(CaseSource(name: name, origin: .sample, caseNames: [name]) { [asked] })
        }
        return sources
    }

    /// The name, or the first of `NAME-2`, `NAME-3` and so on that is not taken.
    private static func name(_ name: String, besides taken: [String]) -> String {
        guard taken.contains(name) else { return name }
        var number = 2
        while taken.contains("\(name)-\(number)") { number += 1 }
        return "\(name)-\(number)"
    }
}
