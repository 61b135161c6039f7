internal import FeatureStore
internal import Warehouse

/// The questions that both versions of a view can be asked.
struct SharedQuestions {
    let former: BatchQuestions
    let present: BatchQuestions
    /// How many only the former version can be asked.
    let onlyFormer: Int
    /// How many only the present version can be asked.
    let onlyPresent: Int

    /// Finds them; the questions of both ascend by case and number.
    init(former: BatchQuestions, present: BatchQuestions) {
        let (before, now) = (former.ids, present.ids)
        var places: (former: [Int], present: [Int]) = ([], [])
        var (one, other) = (0, 0)
        while one < before.count, other < now.count {
            if before[one] == now[other] {
                places.former.append(one)
                places.present.append(other)
                one += 1
                other += 1
            } else if before[one] < now[other] {
                one += 1
            } else {
                other += 1
            }
        }
        self.former = former.picking(places.former)
        self.present = present.picking(places.present)
        onlyFormer = before.count - places.former.count
        onlyPresent = now.count - places.present.count
    }

    /// How many there are.
    var count: Int { present.spine.rows.rowCount }
}
