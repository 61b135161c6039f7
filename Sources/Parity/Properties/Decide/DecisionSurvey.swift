public import Contracts

/// What each side of a pair does today about the questions on which careful people differ, found by experiment.
public struct DecisionSurvey: Sendable {
    /// The view.
    public let view: ViewContract
    /// One element for each feature and question about which anything was found or is declared.
    public let items: [Item]

    /// One question about one feature.
    public struct Item: Sendable {
        /// The feature's position.
        public let feature: Int
        /// The source that the question is about, or nil for the feature's own value.
        public let source: String?
        /// The key in the contract: `window`, `duplicates`, `empty`.
        public let key: String
        /// The column, for `null_values`.
        public let column: String?
        /// What each side does.
        public let habits: [Habit]
        /// What the contract declares, in its canonical words, or nil.
        public let declared: String?

        /// What to write, where both sides do the same, or one does and nothing is known of the other.
        public var proposal: String? {
            let values = Set(habits.compactMap(\.value))
            return values.count == 1 ? values.first : nil
        }

        /// Whether the sides do different things.
        public var isSplit: Bool { Set(habits.compactMap(\.value)).count > 1 }
    }

    /// What one side does.
    public struct Habit: Sendable {
        /// The side.
        public let side: Side
        /// The answer in the contract's words, or nil where no experiment told.
        public let value: String?
        /// An experiment that shows it: what was changed, and what the side answered before and after.
        public let example: Example?
    }

    /// An experiment in words.
    public struct Example: Sendable {
        /// What was changed.
        public let change: String
        /// The answer before it.
        public let before: String
        /// The answer after it.
        public let after: String
    }
}

/// Why a survey could not be made.
public struct SurveyFailure: Error, Sendable {
    /// The reason, as verdicts say it.
    public let reason: UndecidedReason
}
