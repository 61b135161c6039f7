import Contracts
import SQLFrontend

extension Context {
    /// The view's SQL, parsed and bound.
    ///
    /// - Throws: ``CommandFailure`` with every error, each with file, line and column.
    func bound(_ view: ViewContract, in project: Project) throws -> BoundQuery {
        do {
            return try SQLBinder.bind(view: view, project: project)
        } catch {
            throw CommandFailure(located: error.description)
        }
    }
}
