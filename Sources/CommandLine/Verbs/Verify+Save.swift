import Contracts
import Foundation
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
                    lines.append(try write(regression, context))
                }
            }
        }
        if lines.isEmpty { lines.append("nothing to save: no finding has a smallest input.") }
        for line in lines { context.terminal.writeError("featurestore: \(line)\n") }
    }

    /// Writes one file, whole or not at all, and never over another.
    private func write(_ regression: Regression, _ context: Context) throws -> String {
        let shown = "\(fixtures)/\(regression.path)"
        let target = URL(filePath: context.absolute(fixtures)).appending(path: regression.path)
        let manager = FileManager.default
        guard !manager.fileExists(atPath: target.path) else { return "\(shown) is there already." }
        let process = ProcessInfo.processInfo.processIdentifier
        let fresh = target.deletingLastPathComponent().appending(path: ".\(target.lastPathComponent).new-\(process)")
        do {
            try manager.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(regression.text.utf8).write(to: fresh)
            // Moving refuses to replace what another process may have written meanwhile.
            try manager.moveItem(at: fresh, to: target)
        } catch {
            try? manager.removeItem(at: fresh)
            throw CommandFailure(
                "\(shown) cannot be written: \(error.localizedDescription) Free the disk, or check the folder's permissions.",
                status: .undecided)
        }
        return "saved \(shown); it runs first from now on."
    }
}
