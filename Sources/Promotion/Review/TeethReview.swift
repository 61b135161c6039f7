public import Parity

/// Whether the fixtures notice as many small edits of the halves as the project asks for.
public enum TeethReview {
    /// What speaks against promoting; empty where every gate is met.
    ///
    /// - Parameters:
    ///   - teeth: what was measured, or nil where nothing was.
    ///   - minimum: the share that the project asks for, by half; a half that is not there is not asked for.
    public static func refusals(_ teeth: ViewTeeth?, minimum: [(side: Side, share: Double)]) -> [PromotionRefusal] {
        minimum.compactMap { side, share in
            guard let teeth else { return .teethNotMeasured(side: side, why: "they were not measured") }
            if let obstacle = teeth.obstacle {
                return .teethNotMeasured(side: side, why: words(obstacle))
            }
            let score = teeth.score { $0.side == side }
            if score.counted == 0, score.unmeasured > 0 {
                return .teethNotMeasured(
                    side: side, why: "none of its \(score.unmeasured) edits could be tried")
            }
            // A half in which nothing can be edited has nothing to notice.
            guard let found = score.ofFixtures, found < share else { return nil }
            return .teethBelowGate(
                side: side, noticed: score.killedByFixtures, counted: score.counted, minimum: share)
        }
    }

    private static func words(_ obstacle: ViewTeeth.Obstacle) -> String {
        switch obstacle {
        case .disagrees(let questions): "the halves differ on \(questions) questions"
        case .undecided: "the halves could not be asked"
        }
    }
}
