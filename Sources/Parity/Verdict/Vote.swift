public import Warehouse

/// What several warehouses and the Swift half say to one question on which not all agree.
///
/// Each warehouse is a version of its own: engines differ from one another as halves do.
public struct Vote: Sendable {
    /// The feature, or nil when the whole answer is meant.
    public let feature: String?
    /// The class of the finding that was voted on.
    public let kind: DivergenceClass
    /// Those who say the same, the largest group first; equal groups in the order in which they first spoke.
    public let groups: [Group]

    /// Voters that say the same, as the contract demands answers to be compared.
    public struct Group: Sendable {
        /// The voters: warehouses in the order in which they were given, Swift last.
        public let voters: [Voter]
        /// What the first of them said.
        public let answer: SideAnswer

        /// Makes a group.
        public init(voters: [Voter], answer: SideAnswer) {
            self.voters = voters
            self.answer = answer
        }
    }

    /// One who answers.
    public enum Voter: Hashable, Sendable {
        /// A warehouse, and its engine.
        case warehouse(String, EngineDescription?)
        /// The serving code.
        case swift
    }

    /// What a vote gives.
    public enum Outcome: Hashable, Sendable {
        /// More than half agree, and one does not.
        case standsAlone(Voter)
        /// More than half agree, and several do not.
        case majority
        /// No answer has more than half of the voters.
        case noMajority
    }

    /// What the vote gave.
    public var outcome: Outcome {
        let count = groups.reduce(0) { $0 + $1.voters.count }
        guard let first = groups.first, 2 * first.voters.count > count else { return .noMajority }
        let others = groups.dropFirst().flatMap(\.voters)
        return others.count == 1 ? .standsAlone(others[0]) : .majority
    }

    /// Makes a vote.
    public init(feature: String?, kind: DivergenceClass, groups: [Group]) {
        self.feature = feature
        self.kind = kind
        self.groups = groups
    }
}
