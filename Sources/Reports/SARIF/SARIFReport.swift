internal import Contracts
public import Foundation
internal import Parity
internal import SQLFrontend
internal import Warehouse

/// Writes a run as a SARIF 2.1.0 log, which code scanning and editors show at the lines of both halves.
///
/// A finding is one result: on the line of the half that is known to be wrong, else of the SQL, with the other half and the
/// case that showed it as related locations, and the edit that restores agreement as a fix. What could not be
/// decided is a notification of the invocation, since it is about no line. No times and no machine: the same verdict gives
/// the same bytes.
public enum SARIFReport {
    /// The log as UTF-8, keys in alphabetical order, with a line break at its end.
    ///
    /// - Parameter folder: the package's folder within the repository, by which files are named; "" for its root.
    /// - Throws: what `JSONEncoder` throws; the form holds nothing that it cannot encode.
    public static func data(_ report: RunReport, folder: String = "") throws -> Data {
        let maker = SARIFResults(report: report, folder: folder)
        let root = SARIFArtifactLocation(description: .plain("The root of the repository."))
        let run = SARIFRun(
            tool: SARIFTool(driver: .init(rules: SARIFRules.all)),
            invocations: [invocation(report.verdict, maker.notifications)],
            originalUriBaseIds: [SARIFText.root: root], results: maker.results)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(SARIFLog(runs: [run])) + Data("\n".utf8)
    }

    private static func invocation(
        _ verdict: RunVerdict, _ notifications: [SARIFInvocation.Notification]
    ) -> SARIFInvocation {
        // A tool that finds something has succeeded; one that cannot tell has not.
        let isDecided = verdict.conclusion == .agreed || verdict.conclusion == .diverged
        return SARIFInvocation(
            executionSuccessful: isDecided, exitCode: Int(verdict.exitCode),
            exitCodeDescription: verdict.conclusion.rawValue, toolExecutionNotifications: notifications)
    }
}
