internal import SQLFrontend

/// How loudly each kind of evidence speaks for a class of causes, in logarithms of odds.
///
/// Fitted and not set by hand: a conditional logit over 606 of the 623 wrong pairs of the skew bench's four sets that were found
/// (seed 1, 2026-11), with a penalty of half the sum of squares, rounded to tenths. What did not help a set that it was not
/// fitted to was left out: fitted to three sets each, the weights name the cause first for 93.4 % of the pairs of the fourth,
/// and for 94.1 % where they are fitted to all. That holds for the weights alone; how an edit is read, which the weights take
/// as given, was written with all four sets in view. Weights for each class, for each lens, for words that one half alone has,
/// for edits that say literally what Swift says, and for the number of inputs were tried, and made that no better.
enum CauseWeights {
    /// An edit of the SQL that makes nearly all inputs agree.
    static let edit = 3.1
    /// One that makes all of them agree, and breaks none, besides.
    static let restoresAll = 4.3
    /// One that leaves very few apart.
    static let restoresNearlyAll = 0.5
    /// The further classes that an edit or a lens may speak for, after the first.
    static let secondCode = -1.6
    /// Two edits at once: what takes two is less likely to be what was done.
    ///
    /// Set and not fitted.
    static let pair = -2.0
    /// A lens, for each point of its own weight.
    static let lensPoint = 0.36
    /// A lens through which the sides agree on something, without hiding what either looks for.
    static let lensOnSomething = 1.9
    /// A lens that only one input holds the suspect of: one witness is fewer than many.
    static let lensOnce = -0.9
    /// What the answers look like, where they say most.
    static let sign = 3.6
    /// The points of a sign that says most.
    static let strongestSign = 60.0

    /// What an edit of each kind says beyond that: a bound that is opened is a likelier mistake than another constant.
    static let operators: [MutationOperator: Double] = [
        .rounding: 1.1, .duplicates: 1.1, .bound: 0.9, .condition: 0.9, .window: 0.8, .empty: 0.7, .limit: 0.7,
        .frame: 0.6, .textMatch: 0.4, .order: 0.2, .tie: 0.2, .weekStart: 0.2, .arithmetic: 0.1, .calendarUnit: 0.1,
        .logic: 0.1, .unary: -0.1, .column: -0.1, .division: -0.2, .partition: -0.2, .arrival: -0.2,
        .textNormalisation: -0.2, .nullTest: -0.3, .relational: -0.3, .nullPolicy: -0.4, .aggregate: -0.6, .zone: -0.7,
        .join: -0.7, .precision: -1.1, .constant: -1.3,
    ]
    /// Whether a bound itself counts, of whatever it is the bound: the most usual of mistakes.
    static let equality = 1.3

    /// Whether an edit restores agreement so far that it says something.
    static func isNear(_ effect: Bench.Effect) -> Bool { effect.fixedShare >= 0.9 && effect.brokenShare <= 0.15 }

    /// How loudly an edit speaks for the first of its classes.
    static func points(of found: RepairTrials.Found) -> Double {
        let effect = found.effect
        let isNearlyAll = effect.fixedShare >= 0.97 && effect.brokenShare <= 0.01
        let reach = effect.restoresAll ? restoresAll : isNearlyAll ? restoresNearlyAll : 0
        let isOfEquality = found.mutant.operator == .relational && found.mutant.isAboutEquality
        return edit + reach + (isOfEquality ? equality : operators[found.mutant.operator] ?? 0)
    }

    /// How loudly a lens speaks for the first of its classes.
    ///
    /// - Parameter isMeant: whether either half has the means for the class; what neither half does is at no difference's root.
    static func points(of found: LensTrials.Found, isMeant: Bool) -> Double {
        let once = found.changed == 1 ? lensOnce : 0
        guard isMeant else { return once }
        // Where nothing counts any more on either side, any cause is gone.
        let isOnNothing = found.lens.keepsRows && found.agreesOnNothing || found.hidesSought
        return lensPoint * found.lens.weight + (isOnNothing ? 0 : lensOnSomething) + once
    }
}
