import Contracts
import FeatureStore
import Parity
import SQLFrontend
import Warehouse

extension Context {
    /// A case for each warehouse, drawn from its own tables into memory.
    ///
    /// - Returns: sources whose cases are called `live/WAREHOUSE`.
    /// - Throws: ``CommandFailure``: a run that was to look at live rows says nothing without them.
    func liveSources(
        _ project: Project, _ queries: [BoundQuery], _ configurations: [WarehouseConfiguration],
        _ warehouseOptions: WarehouseOptions, entities: Int, seed: String
    ) async throws -> [CaseSource] {
        guard !queries.isEmpty else { return [] }
        var options = DrawOptions()
        (options.entities, options.seed) = (entities, seed)
        let chosen = options
        var sources: [CaseSource] = []
        for configuration in configurations {
            let drawing = LiveDrawing(
                project: project, context: self, configuration: configuration, warehouseOptions: warehouseOptions)
            let name = "live/\(drawing.title)"
            let (drawn, _) = try await withInterruption {
                try await drawing.draw(queries, chosen, named: name, folder: name).sample
            }
            for note in drawn.notes { terminal.writeError("note: \(note)\n") }
            let asked = drawn.drawn
            sources.append(CaseSource(name: name, origin: .sample, caseNames: [name]) { [asked] })
        }
        return sources
    }
}
