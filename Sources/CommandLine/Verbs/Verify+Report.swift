import Foundation
import Parity
import Reports

extension Verify {
    /// Writes the report of a run: to standard output, and into the files that `--report` names.
    func write(_ verdict: RunReport, _ context: Context) throws {
        // Where no view changed, people and annotations are told on standard error, and machines read a whole report.
        if !verdict.verdict.views.isEmpty || ![.text, .github].contains(format) {
            try context.terminal.write(text(verdict, as: format, context))
        }
        for file in report {
            let text = try text(verdict, as: file.format, context)
            do {
                try Data(text.utf8).write(to: URL(filePath: context.absolute(file.path)))
            } catch {
                throw CommandFailure(
                    "the report \(file.path) cannot be written: \(error.localizedDescription) Check that its folder is "
                        + "there and may be written to.", status: .undecided)
            }
        }
    }

    private func text(_ verdict: RunReport, as format: ReportFormat, _ context: Context) throws -> String {
        let folder = context.folderInGitHubWorkspace
        return switch format {
        case .text: TextReport.text(verdict, examples: examples)
        case .json: String(decoding: try JSONReport.data(verdict), as: UTF8.self)
        case .junit: JUnitReport.text(verdict, examples: examples)
        case .html: try HTMLReport.text(verdict, examples: examples)
        case .github: GitHubReport.text(verdict, examples: examples, folder: folder)
        case .sarif: String(decoding: try SARIFReport.data(verdict, folder: folder), as: UTF8.self)
        case .markdown: MarkdownReport.text(verdict, examples: examples)
        }
    }
}
