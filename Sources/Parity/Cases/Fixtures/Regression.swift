public import Contracts
internal import Crypto
internal import FeatureStore
public import Warehouse

/// The smallest input of a finding as a fixture that is run first ever after.
///
/// What is expected is left open: it says on what the halves differ, not which is right.
public struct Regression: Hashable, Sendable {
    /// The case's name below the folder of fixtures: `regressions/RecentDelays-departures_7d-valueDiffers-1a2b3c4d`.
    ///
    /// The same view, finding and input give the same name.
    public let name: String
    /// The text of the file, which reads back as the same case.
    public let text: String

    /// The path of the file below the folder of fixtures.
    public var path: String { "\(name).yaml" }

    /// Why the input of a finding is not written.
    public struct Unwritable: Error, Hashable, Sendable {
        /// The finding: `RecentDelays:departures_7d valueDiffers`.
        public let finding: String
        /// Why, in a sentence.
        public let reason: String
    }

    /// Writes the smallest input of a finding.
    ///
    /// - Parameters:
    ///   - seed: that of the attack, where there was one.
    /// - Returns: nil for a finding whose smallest input is not known.
    public init?(
        _ finding: Finding, of view: ViewContract, in project: Project, engine: EngineDescription?, seed: UInt64?
    ) throws(Unwritable) {
        let title = "\(view.name):\(finding.feature ?? "*") \(finding.kind.rawValue)"
        guard finding.withheld.isEmpty else {
            throw Unwritable(
                finding: title,
                reason: "its smallest input holds real values that nothing can stand for, in "
                    + finding.withheld.joined(separator: ", "))
        }
        guard let smallest = finding.smallest else { return nil }
        let shape = ScenarioShape(view: view, project: project)
        let writer = FixtureWriter(shape: shape)
        let body = writer.body(smallest.scenario)
        let identity = [view.name, finding.feature ?? "*", finding.kind.rawValue, body].joined(separator: "\n")
        let hash = SHA256.hash(data: Array(identity.utf8)).prefix(4).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }
        name = "regressions/\(view.name)-\(finding.feature ?? "answer")-\(finding.kind.rawValue)-\(hash.joined())"
        let about = RegressionAbout(view: view, finding: finding, smallest: smallest, engine: engine, seed: seed)
        text = writer.text(smallest.scenario, about: about.text)
        let read: Case
        do throws(ContractErrors) {
            read = try FixtureReader(project: project).read(text, file: path, name: name)
        } catch {
            throw Unwritable(finding: title, reason: "a fixture cannot hold it: \(error.errors.first?.message ?? "")")
        }
        guard shape.reads(read, as: smallest.scenario) else {
            throw Unwritable(finding: title, reason: "a fixture cannot hold it: it would read back as another case")
        }
    }
}

extension ScenarioShape {
    /// Whether a case has the rows and the questions of a scenario.
    func reads(_ read: Case, as scenario: Scenario) -> Bool {
        guard let spine = read.spine(of: view.entity.name), spine.rows.rowCount == scenario.questions.count else {
            return false
        }
        for (row, question) in scenario.questions.enumerated() {
            for (contract, value) in zip(self.spine, question) {
                guard let column = spine.rows.column(contract.name), CellValue(column, row: row) == value else {
                    return false
                }
            }
        }
        return zip(sources, scenario.tables).allSatisfy { source, table in
            guard let rows = read.table(of: source.name)?.rows else { return table.rows.isEmpty }
            return rows.rowCount == table.rows.count
                && table.rows.indices.allSatisfy { row in
                    rows.columns.map { CellValue($0, row: row) } == table.rows[row]
                }
        }
    }
}
