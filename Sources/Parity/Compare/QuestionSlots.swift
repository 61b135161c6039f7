internal import FeatureStore
internal import Warehouse

/// Finds the place of a question in its spine by case id and spine id, without hashing.
struct QuestionSlots {
    /// Where each case's slots begin in `slots`; one more element than there are case ids.
    private let bases: [Int]
    /// The row of the spine, or -1 where nobody asked.
    private let slots: [Int32]
    /// How many questions there are.
    let count: Int

    /// Makes an index of a spine whose ids count from 1.
    ///
    /// - Complexity: O(questions + largest ids).
    init(_ spine: SpineTable) {
        guard let caseIDs = spine.rows.column("case_id"), let spineIDs = spine.rows.column("spine_id"),
            case .int(let cases) = caseIDs.cells, case .int(let questions) = spineIDs.cells
        else {
            preconditionFailure("a spine begins with case_id and spine_id, both int")
        }
        var lengths: [Int] = Array(repeating: 0, count: Int(cases.max() ?? 0) + 1)
        for row in cases.indices { lengths[Int(cases[row])] = max(lengths[Int(cases[row])], Int(questions[row])) }
        var bases = [0]
        for length in lengths { bases.append((bases.last ?? 0) + length + 1) }
        var slots = Array(repeating: Int32(-1), count: bases.last ?? 0)
        for row in cases.indices { slots[bases[Int(cases[row])] + Int(questions[row])] = Int32(row) }
        self.bases = bases
        self.slots = slots
        count = cases.count
    }

    /// The question's row in the spine, or nil when nobody asked it.
    func row(caseID: Int64, spineID: Int64) -> Int? {
        guard caseID >= 0, caseID < bases.count - 1, spineID >= 0 else { return nil }
        let slot = Int(clamping: spineID)
        guard slot < bases[Int(caseID) + 1] - bases[Int(caseID)] else { return nil }
        let row = slots[bases[Int(caseID)] + slot]
        return row < 0 ? nil : Int(row)
    }
}
