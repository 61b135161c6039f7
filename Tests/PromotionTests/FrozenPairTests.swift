import Contracts
import Testing

@testable import Promotion

/// What is kept of an older version, and what git leaves of two records.
@Suite struct FrozenPairTests {
    @Test func onlyTheNameOfTheTypeBecomesAnother() {
        let swift = """
            // RecentDelays counts.
            extension RecentDelays {
                static let note = "RecentDelays of \\(RecentDelays.limit)"
                static func compute(_ history: RecentDelaysHistory) -> RecentDelays.Features { `RecentDelays`.none }
            }
            """
        #expect(
            FrozenPair.renamed(swift, from: "RecentDelays", to: "RecentDelays_v1") == """
                // RecentDelays counts.
                extension RecentDelays_v1 {
                    static let note = "RecentDelays of \\(RecentDelays_v1.limit)"
                    static func compute(_ history: RecentDelaysHistory) -> RecentDelays_v1.Features { RecentDelays_v1.none }
                }
                """)
    }

    @Test func bothSidesOfAConflictAreWhatTheBranchesHad() throws {
        let merged =
            "view: A\n<<<<<<< HEAD\nnumber: 2\n||||||| base\nnumber: 1\n=======\nnumber: 3\n>>>>>>> other\nend\n"
        let sides = try #require(ConflictSides.texts(merged))
        #expect(sides.ours == "view: A\nnumber: 2\nend\n")
        #expect(sides.theirs == "view: A\nnumber: 3\nend\n")
        #expect(ConflictSides.texts("a\n=======\nb\n") == nil)
    }
}
