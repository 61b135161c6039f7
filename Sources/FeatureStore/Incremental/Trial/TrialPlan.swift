/// In which order an entity's rows arrive in a trial, and what else happens on the way.
struct TrialPlan {
    /// Something that happens to a state.
    enum Step {
        /// A row arrives.
        case deliver(Int)
        /// Another content of a row arrives, by so much earlier, which a later delivery corrects.
        case deliverFormer(Int, earlierBy: TimeSpan)
        /// A row that has arrived arrives again.
        case repeated(Int)
        /// A row that has arrived is withdrawn, with all its versions.
        case withdraw(Int)
        /// What happened before a row that has arrived is forgotten, of its source.
        case forget(before: Int)
        /// All that was withdrawn or forgotten arrives again.
        case bringBack
        /// The process ends and another goes on from a snapshot.
        case restart
    }

    let steps: [Step]

    private static let shifts: [TimeSpan] = [.zero, .microseconds(1), .hours(1)]

    /// Chance decides; the same seed gives the same plan.
    ///
    /// - Parameter isUnique: Whether the row is known by an id, so that it can come twice, or corrected.
    init(rowCount: Int, seed: UInt64, isUnique: (Int) -> Bool) {
        var random = TrialChance(state: seed)
        var order = Array(0..<rowCount)
        for position in order.indices.reversed() { order.swapAt(position, random.next(below: position + 1)) }
        var steps: [Step] = []
        for (position, row) in order.enumerated() {
            if isUnique(row), random.next(below: 2) == 0 {
                let shift = Self.shifts[random.next(below: Self.shifts.count)]
                steps.append(.deliverFormer(row, earlierBy: shift))
            }
            steps.append(.deliver(row))
            let earlier = order[random.next(below: position + 1)]
            if isUnique(earlier), random.next(below: 4) == 0 { steps.append(.repeated(earlier)) }
            if random.next(below: max(rowCount, 4)) < 2 { steps.append(.restart) }
            // Of many rows now and then: each of these looks at all of them.
            guard rowCount <= 12 || random.next(below: rowCount) < 6 else { continue }
            if random.next(below: 4) == 0 { steps.append(.withdraw(order[random.next(below: position + 1)])) }
            if random.next(below: 4) == 0 { steps.append(.forget(before: order[random.next(below: position + 1)])) }
            if random.next(below: 3) == 0 { steps.append(.bringBack) }
        }
        steps.append(.bringBack)
        self.steps = steps
    }
}

/// SplitMix64, so that trials of one question are the same everywhere.
struct TrialChance {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
