internal import Parity

/// Says in general what a class of divergence is, for readers who do not have one before them.
enum ClassHelp {
    /// A sentence.
    static func sentence(_ kind: DivergenceClass) -> String {
        switch kind {
        case .valueDiffers: "Both halves answer the same question, with different values."
        case .nullAgainstValue: "One half answers NULL where the other has a value."
        case .nullInNotNull: "A half answers NULL where the contract says that NULL is not an answer."
        case .missingRow: "The SQL gives no row for a question, where the contract says that NULL is not an answer."
        case .fanOut: "The SQL gives several rows for one question."
        case .foreignRow: "The SQL gives a row for a question that nobody asked."
        case .goldenContradicted: "A half contradicts an answer that a fixture has worked out by hand."
        case .typeUnrepresentable: "The SQL answers with something that the declared type cannot hold."
        case .sqlError: "The SQL fails on a case."
        case .sqlTimeout: "The SQL takes longer than allowed on a case."
        case .swiftError: "The Swift half throws an error."
        case .swiftCrash: "The Swift half crashes its process."
        case .swiftTimeout: "The Swift half does not answer in time."
        case .swiftMemory: "The Swift half asks for more memory than allowed."
        case .swiftExit: "The Swift half ends its process instead of answering."
        case .swiftOutput: "The Swift half writes to standard output, which belongs to the worker."
        case .incrementalDiffers: "The incremental form answers differently from `compute` over the same rows."
        case .incrementalFails: "The incremental form crashes or ends its process."
        case .impure: "The Swift half answers differently when it is asked again."
        case .dependsOnOtherCases: "The SQL answers differently when a case is asked alone than together with others."
        case .orderDependent: "A half answers differently when its rows come in another order."
        case .futureLeak: "A half lets a row count that happens after as_of."
        case .unknownLeak: "A half lets something count that was not yet known at as_of."
        case .foreignLeak: "A half lets rows of another entity count."
        case .beyondReads: "A half looks further back than the contract's `reads:` says."
        case .deliveryDependent: "A half answers differently when a row is delivered twice or corrected later."
        case .notRepeatable: "A half answers differently when it is asked the same again."
        case .decisionViolated: "A half contradicts a decision that the contract declares."
        }
    }
}
