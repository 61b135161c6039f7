/// The rows of a view's spine, checked and taken apart.
struct Questions {
    private let caseIDs: [Int64]
    private let spineIDs: [Int64]
    private let instants: [Timestamp]
    private let keys: [Column]
    private let request: [Column]

    /// One row of the spine.
    struct Question {
        let row: Int
        let caseID: Int64
        let spineID: Int64
        let asOf: Timestamp
        let keys: RowDecoder
        let request: RowDecoder
    }

    init(view: ViewDefinition, spine: ColumnBatch) throws(EvaluationError) {
        let ids = [ColumnSchema("case_id", .int), ColumnSchema("spine_id", .int)]
        try BatchChecks.check(spine, holds: ids + view.spineColumns, called: "the spine of \(view.name)")
        let keyCount = view.entity.keys.count
        guard case .int(let caseIDs) = spine.columns[0].cells, case .int(let spineIDs) = spine.columns[1].cells,
            case .timestamp(let instants) = spine.columns[2 + keyCount].cells
        else { preconditionFailure("the spine of \(view.name) passed its check with other types") }
        self.caseIDs = caseIDs
        self.spineIDs = spineIDs
        self.instants = instants
        keys = Array(spine.columns[2..<2 + keyCount])
        request = Array(spine.columns[(3 + keyCount)...])
    }

    subscript(row: Int) -> Question {
        Question(
            row: row, caseID: caseIDs[row], spineID: spineIDs[row], asOf: instants[row],
            keys: RowDecoder(columns: keys, row: row), request: RowDecoder(columns: request, row: row))
    }
}
