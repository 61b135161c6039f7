import Contracts
import Parity

extension Verify {
    /// Writes the smallest input of each finding into `regressions/` of the fixtures' folder, and says so.
    ///
    /// A file that is there already is left as it is: the same finding has the same name.
    func saveRegressions(_ verdict: RunVerdict, of project: Project, in context: Context) throws {
        var names: Set<String> = []
        var lines: [String] = []
        for view in verdict.views {
            for warehouse in view.warehouses {
                for finding in warehouse.findings {
                    let regression: Regression?
                    do throws(Regression.Unwritable) {
                        regression = try Regression(
                            finding, of: view.view, in: project, engine: warehouse.engine, seed: warehouse.attack?.seed)
                    } catch {
                        lines.append("not saved: \(error.finding): \(error.reason).")
                        continue
                    }
                    guard let regression, names.insert(regression.name).inserted else { continue }
                    let shown = "\(fixtures)/\(regression.path)"
                    let isNew = try NewFile.write(
                        regression.text, to: "\(context.absolute(fixtures))/\(regression.path)", shown: shown)
                    lines.append(isNew ? "saved \(shown); it runs first from now on." : "\(shown) is there already.")
                }
            }
        }
        if lines.isEmpty { lines.append("nothing to save: no finding has a smallest input.") }
        for line in lines { context.terminal.writeError("featurestore: \(line)\n") }
    }
}
