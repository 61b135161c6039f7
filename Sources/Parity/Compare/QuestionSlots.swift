internal import FeatureStore
internal import Warehouse

/// Finds the place of a question in its spine by case id and spine id, without hashing.
///
/// Questions stand in ascending order of their ids, so memory grows with the questions and not with their ids.
struct QuestionSlots {
    private let cases: [Int64]
    private let spines: [Int64]
    /// How many questions there are.
    var count: Int { cases.count }

    /// Makes an index of a spine, whose questions ascend by case id and then by spine id.
    init(_ spine: SpineTable) {
        guard let caseIDs = spine.rows.column("case_id"), let spineIDs = spine.rows.column("spine_id"),
            case .int(let cases) = caseIDs.cells, case .int(let spines) = spineIDs.cells
        else {
            preconditionFailure("a spine begins with case_id and spine_id, both int")
        }
        self.cases = cases
        self.spines = spines
    }

    /// The question's row in the spine, or nil when nobody asked it.
    ///
    /// - Complexity: O(1) for the question behind the hint, else O(log questions).
    func row(caseID: Int64, spineID: Int64, hint: Int = 0) -> Int? {
        if hint < count, cases[hint] == caseID, spines[hint] == spineID { return hint }
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if (cases[middle], spines[middle]) < (caseID, spineID) { low = middle + 1 } else { high = middle }
        }
        return low < count && cases[low] == caseID && spines[low] == spineID ? low : nil
    }
}
