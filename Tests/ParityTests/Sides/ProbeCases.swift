import Contracts
import FeatureStore
import Foundation
import Parity
import Testing
import Warehouse

/// Questions to the views of the program EvaluationProbe, and workers that run it.
enum ProbeCases {
    static let somewhere = SourceLocation(file: "probe", line: 1)

    static let readings = Source(
        name: "readings", rowType: "Reading",
        columns: [
            ColumnContract(name: "reading_id", type: .int, isNullable: false),
            ColumnContract(name: "device", type: .text, isNullable: false),
            ColumnContract(name: "read_at", type: .timestamp, isNullable: false),
            ColumnContract(name: "amount", type: .int, isNullable: true),
        ],
        unique: ["reading_id"], eventTime: "read_at", arrivalTime: nil, knownAt: [:], versions: nil, tables: [:],
        location: somewhere)

    /// Two readings of each device, in the given case.
    static func table(devices: [String], caseID: Int64 = 0) -> SourceTable {
        var columns = [Column(name: "case_id", type: .int)]
        columns += readings.columns.map { Column(name: $0.name, type: $0.type) }
        for (index, device) in devices.enumerated() {
            for reading in 0..<2 {
                columns[0].append(caseID)
                columns[1].append(Int64(index * 2 + reading))
                columns[2].append(device)
                columns[3].append(Timestamp(microseconds: Int64(reading)))
                columns[4].appendNull()
            }
        }
        return SourceTable(
            source: readings, rows: ColumnBatch(columns: columns, rowCount: devices.count * 2))
    }

    /// One question about each device to a view of the probe; spine ids count from 100.
    static func questions(
        _ view: String, devices: [String], caseID: Int64 = 0, type: ValueType = .int
    ) -> ViewQuestions {
        let entity = Entity(
            name: "device", keys: [ColumnContract(name: "device", type: .text, isNullable: false)],
            location: somewhere)
        let feature = FeatureContract(
            name: "value", type: type, isNullable: true, about: "", comparison: .exact, decisions: Decisions(),
            location: somewhere)
        let half = PairHalf(file: "none", text: "")
        let contract = ViewContract(
            name: view, entity: entity, reads: [], request: [], features: [feature], owner: nil, sql: half,
            swift: half)
        var columns = [Column(name: "case_id", type: .int), Column(name: "spine_id", type: .int)]
        columns += contract.spineColumns.map { Column(name: $0.name, type: $0.type) }
        for (index, device) in devices.enumerated() {
            columns[0].append(caseID)
            columns[1].append(Int64(100 + index))
            columns[2].append(device)
            columns[3].append(Timestamp(microseconds: 10))
        }
        let rows = ColumnBatch(columns: columns, rowCount: devices.count)
        return ViewQuestions(
            view: contract, spine: SpineTable(rows: rows, columns: contract.spineColumns, isSingleCase: true))
    }

    /// The program, which is built into the folder of the test program.
    static var executable: String {
        URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "EvaluationProbe").path
    }

    static func side(_ change: (inout WorkerOptions) -> Void = { _ in }) -> WorkerSwiftSide {
        var options = WorkerOptions()
        options.executable = executable
        change(&options)
        return WorkerSwiftSide(options: options)
    }

    /// What one view of the probe answers about a good device, the bad one, and another good one; with another view
    /// asked before and after it.
    static func ask(_ view: String, _ change: (inout WorkerOptions) -> Void = { _ in }) async throws -> SwiftAnswers {
        let devices = ["one", "bad", "two"]
        let answers = try await side(change).answers(
            to: [view == "Good" ? "ReadsInput" : "Good", view, view == "Throws" ? "Prints" : "Throws"].map {
                questions($0, devices: devices)
            },
            over: [table(devices: devices)], progress: { _, _ in })
        try #require(answers.count == 3)
        // Whatever the view does, the others get their answers.
        #expect(answers[0].rows.rowCount == 3)
        #expect(answers[0].failures.isEmpty)
        #expect(answers[2].rows.rowCount == 2)
        #expect(answers[2].failures.map(\.spineID) == [101])
        return answers[1]
    }
}

extension SwiftAnswers {
    /// The answers as (spine id, value).
    var values: [[Int64?]] {
        (0..<rows.rowCount).map { row in
            [1, 2].map { if case .int(let value) = CellValue(rows.columns[$0], row: row) { value } else { nil } }
        }
    }
}
