import Contracts
import FeatureStore
import Foundation
import Parity
import Warehouse

/// Hosts a worker that never answers, until somebody kills this process.
enum ProbeHost {
    static func run() async -> Int32 {
        let somewhere = SourceLocation(file: "probe", line: 1)
        let entity = Entity(
            name: "device", keys: [ColumnContract(name: "device", type: .text, isNullable: false)],
            location: somewhere)
        let feature = FeatureContract(
            name: "value", type: .int, isNullable: true, about: "", comparison: .exact, decisions: Decisions(),
            location: somewhere)
        let half = PairHalf(file: "none", text: "")
        let view = ViewContract(
            name: "LoopsForever", entity: entity, reads: [], request: [], features: [feature], owner: nil, sql: half,
            swift: half)
        var columns = [
            Column(name: "case_id", type: .int), Column(name: "spine_id", type: .int),
            Column(name: "device", type: .text), Column(name: "as_of", type: .timestamp),
        ]
        columns[0].append(Int64(0))
        columns[1].append(Int64(0))
        columns[2].append("bad")
        columns[3].append(Timestamp(microseconds: 0))
        let spine = SpineTable(
            rows: ColumnBatch(columns: columns, rowCount: 1), columns: view.spineColumns, isSingleCase: true)
        var options = WorkerOptions()
        options.questionTimeout = 600
        options.openingTimeout = 600
        options.startsAhead = true
        do {
            _ = try await WorkerSwiftSide(options: options).answers(
                to: [ViewQuestions(view: view, spine: spine)], over: [], progress: { _, _ in })
            return 0
        } catch {
            print(error)
            return 1
        }
    }
}
