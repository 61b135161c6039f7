/// Something of an input that is turned while the rest stays, with how far it is turned in each of several inputs.
struct RoundingDial: Sendable {
    /// The input with the dial so many parts of the whole turned.
    struct Turn: Sendable {
        let part: Int128
        let whole: Int128
        let scenario: Scenario?
        /// What it was turned to, in words.
        let words: String

        /// Whether it is turned no farther than another one; what lies on the other side of nothing is less than nothing.
        func isAtMost(_ other: Turn) -> Bool { part * other.whole <= other.part * whole }
    }

    /// What is turned: the same on every input.
    let name: String
    let turns: [Turn]
    /// Whether what is turned is often cut to whole units before anything else is done with it, as minutes on a clock are:
    /// a cut then contradicts no rule about halves, and what seems kept speaks for no side that breaks it elsewhere.
    var isOftenCutBefore = false

    /// No finer dial is turned: seven whole turns of it, times the largest answer, twice, have room in 128 bits.
    static let finest: Int128 = 1 << 56
    /// How far a dial is turned, in halves of a whole turn: exact ones first, then what lies on a half.
    private static let halves: [Int128] = [0, 2, 4, 6, 14, -2, -6, 1, 3, 5, -1, -3, -5]
    /// Steps beside no turn, a whole one, and the halves.
    private static let steps: [(half: Int128, step: Int128)] = [
        (0, 1), (0, -1), (1, -1), (1, 1), (2, -1), (-1, -1), (-1, 1),
    ]

    /// How far a dial is turned whose whole turn has so many parts; nil where it has too few or too many.
    static func parts(of whole: Int128) -> [Int128]? {
        guard (2...finest).contains(whole) else { return nil }
        return halves.filter { whole.isMultiple(of: 2) || $0.isMultiple(of: 2) }.map { $0 * whole / 2 }
            + steps.map { $0.half * (whole / 2) + $0.step }
    }
}
