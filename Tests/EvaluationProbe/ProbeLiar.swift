import FeatureStore
import Foundation
import Parity

/// A worker that speaks the protocol and does not keep to it.
enum ProbeLiar {
    static let frames: [String: [EvaluationFrame]] = [
        "unasked": [opened, .answers(view: "Good", positions: [77], batch: answer("value")), .closed],
        "twice": [
            opened, .answers(view: "Good", positions: [0], batch: answer("value")),
            .answers(view: "Good", positions: [0], batch: answer("value")), .closed,
        ],
        "columns": [opened, .answers(view: "Good", positions: [0], batch: answer("other")), .closed],
        "stranger": [opened, .answers(view: "Stranger", positions: [0], batch: answer("value")), .closed],
        "nothing": [opened, .answered(view: "Good"), .closed],
        "swaps": [opened, .close],
        "early": [.answers(view: "Good", positions: [0], batch: answer("value")), opened, .closed],
        "refuses": [opened, .refused(message: "not today")],
    ]

    static func tell(_ lie: String) {
        var bytes: [UInt8] = []
        for frame in frames[lie] ?? [] { frame.encode(into: &bytes) }
        FileHandle.standardOutput.write(Data(bytes))
    }

    private static let opened = EvaluationFrame.opened(
        version: EvaluationFrame.version, views: [ViewSignature(name: "Good", features: ["value"])])

    private static func answer(_ feature: String) -> ColumnBatch {
        let columns = ["case_id", "spine_id", feature].map { name in
            var column = Column(name: name, type: .int)
            column.append(Int64(0))
            return column
        }
        return ColumnBatch(columns: columns, rowCount: 1)
    }
}
