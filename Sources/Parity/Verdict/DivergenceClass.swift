/// In which way two answers to one question differ.
public enum DivergenceClass: String, Hashable, Sendable, CaseIterable {
    /// Both sides answered, differently.
    case valueDiffers
    /// One side answered NULL, the other a value.
    case nullAgainstValue
    /// A side answered NULL where the contract says that NULL is not an answer.
    case nullInNotNull
    /// SQL returned no row for the question, where the contract says that NULL is not an answer.
    case missingRow
    /// SQL returned several rows for one question.
    case fanOut
    /// SQL returned a row for a question that nobody asked.
    case foreignRow
    /// Both sides, or one of them, contradict an answer worked by hand.
    case goldenContradicted
    /// SQL answered with something that the declared type cannot hold.
    case typeUnrepresentable
    /// The statement failed on this case.
    case sqlError
    /// The statement took longer than allowed on this case.
    case sqlTimeout
    /// The Swift half threw an error.
    case swiftError
    /// The Swift half crashed its process.
    case swiftCrash
    /// The Swift half did not answer in time.
    case swiftTimeout
    /// The Swift half asked for more memory than allowed.
    case swiftMemory
    /// The Swift half ended its process.
    case swiftExit
    /// The Swift half wrote to standard output.
    case swiftOutput
    /// The view's incremental form answers otherwise than its `compute`.
    case incrementalDiffers
    /// The view's incremental form ended its process.
    case incrementalFails
    /// The Swift half answered differently when asked again.
    case impure
    /// SQL answers differently when the case is asked alone than together with others.
    case dependsOnOtherCases
    /// One side answers otherwise when its rows come in another order.
    case orderDependent
    /// One side's answer changes with a row that happens after `as_of`.
    case futureLeak
    /// One side's answer changes with what was not yet known at `as_of`.
    case unknownLeak
    /// One side's answer changes with rows of another entity.
    case foreignLeak
    /// One side's answer depends on rows that are older than the contract's `reads:`.
    case beyondReads
    /// One side's answer changes when a row is delivered twice, or when a later version comes behind `as_of`.
    case deliveryDependent
    /// One side answers otherwise when it is asked the same again.
    case notRepeatable
    /// One side, or both, contradict a decision that the contract declares.
    case decisionViolated
}

extension DivergenceClass {
    /// The class as reports and waivers spell it: `value-differs`.
    public var code: String {
        rawValue.reduce(into: "") { text, letter in
            text += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
        }
    }

    /// Whether it is between the two forms of a Swift half.
    var isOfIncrementalForm: Bool { self == .incrementalDiffers || self == .incrementalFails }

    /// Whether it is something that one side does by itself, whatever the other answers.
    var isOfOneSide: Bool {
        switch self {
        case .impure, .notRepeatable, .orderDependent, .futureLeak, .unknownLeak, .foreignLeak, .beyondReads,
            .deliveryDependent:
            true
        default: false
        }
    }
}
