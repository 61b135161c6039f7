import Contracts
import EveryType
import FeatureStore
import Parity
import Testing

@testable import Audit
@testable import Online

@Suite("Rows that contradict each other")
struct ContradictionTests {
    private static let noon = Timestamp(microseconds: 1_767_960_000_000_000)

    /// Versions of one item on a shelf, worth so much each, recorded at the same time.
    private func rows(_ source: Source, _ worths: [String]) throws -> QuestionRows {
        var columns = source.columns.map { Column(name: $0.name, type: $0.type) }
        for worth in worths {
            for index in columns.indices {
                switch columns[index].name {
                case "item_id": columns[index].append(Int64(1))
                case "shelf": columns[index].append("A")
                case "worth": columns[index].append(try ExactDecimal(worth))
                case "is_withdrawn": columns[index].append(false)
                default: columns[index].append(Self.noon - .hours(1))
                }
            }
        }
        var rows = QuestionRows()
        rows.tables[source.name] = QuestionRows.Table(rows: ColumnBatch(columns: columns, rowCount: worths.count))
        return rows
    }

    @Test("Two contents of one version are no fault of the pair: their question is not compared")
    func versions() throws {
        let project = try ProjectLoader.load(EveryType.featureRegistry)
        let view = try #require(project.view("ShelfWorth"))
        let source = try #require(project.source("revisions"))
        var shelf = Column(name: "shelf", type: .text)
        shelf.append("A")
        var instant = Column(name: "as_of", type: .timestamp)
        instant.append(Self.noon)
        let none = ColumnBatch(columns: [], rowCount: 1)
        let vector = ServedVector(
            requestID: "r", servedAt: Self.noon, asOf: Self.noon, snapshot: StoreSnapshot(sequence: 1), service: nil,
            keys: none, request: none, features: none, statuses: [], views: [])
        let question = LoggedQuestion(
            logged: LoggedVector(vector: vector, file: "served.ndjson", line: 1), view: view, version: "ShelfWorth@1",
            spine: ColumnBatch(columns: [shelf, instant], rowCount: 1), features: [], rows: nil, through: nil)
        let spectator = Spectator(project: project, registry: EveryType.featureRegistry)
        let equal = try rows(source, ["1.5", "1.50"])
        #expect(try spectator.seen([question], [equal]).map(\.count) == [1])
        let contradicting = try rows(source, ["1.5", "2"])
        let failure = try #require(throws: AuditFailure.self) {
            _ = try spectator.seen([question], [contradicting])
        }
        let obstacle = try #require(Obstacle(failure))
        #expect(obstacle.isWorthParting && obstacle.message.contains("revisions"), "\(obstacle.message)")
    }
}
