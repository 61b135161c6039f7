import Foundation
import Testing

/// `featurestore teeth`, as a user runs it: the mutants of the Swift half are really built.
@Suite struct TeethTests {
    /// One flight three days old: it cannot tell the bounds of the window from their neighbours.
    private static let weak = """
        about: A delay of the last week counts.
        rows:
          flights:
            - { flight_id: 1, tailnum: N1, scheduled_at: 2013-03-07T12:00:00Z, departed_at: 2013-03-07T12:10:00Z, dep_delay: 10 }
        defaults:
          flights: { origin: JFK, dest: LAX, carrier: AA, landed_at: null, arr_delay: null }
        spine:
          - { tailnum: N1, as_of: 2013-03-10T12:00:00Z }
          - { tailnum: N2, as_of: 2013-03-10T12:00:00Z }
        """

    private struct Report: Decodable {
        let views: [View]

        struct View: Decodable {
            let mutants: [Mutant]
            let fixtures: [Fixture]
        }
        struct Mutant: Decodable {
            let side, code, original, replacement, file, outcome: String
            let line, column: Int
            let fixture: Int?
        }
        struct Fixture: Decodable {
            let kills: [Int]
            let yaml: String
        }

        /// The one mutant that opens or closes the start of the window on a side.
        func bound(_ side: String) -> Mutant? {
            views[0].mutants.first {
                $0.side == side && $0.code == "BND"
                    && (side == "sql"
                        ? $0.original == ">" && $0.replacement == ">=" : $0.replacement.contains("closedClosed"))
            }
        }
    }

    private func teeth(_ fixtures: TemporaryFolder, _ arguments: [String]) throws -> (CommandRun, Report) {
        let run = try CommandRun.featurestore(
            ["teeth", "RecentDelays", "--fixtures", fixtures.path, "--format", "json"] + arguments)
        let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
        return (run, report)
    }

    @Test func fixturesThatCannotTellABoundAreToldSoWithRowsThatDo() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.weak, to: "aircraft/week.yaml")
        let (first, weak) = try teeth(folder, ["--cases", "1000", "--minimum", "0.99"])
        #expect(first.status == 4, "\(first.messages)")
        for side in ["sql", "swift"] {
            let mutant = try #require(weak.bound(side), "\(weak.views[0].mutants)")
            #expect(mutant.outcome == "killed_by_attack")
            #expect(mutant.file == "Features/aircraft/RecentDelays.\(side)")
            let line = try String(contentsOfFile: "\(CommandRun.package)/\(mutant.file)", encoding: .utf8)
                .split(separator: "\n", omittingEmptySubsequences: false)[mutant.line - 1]
            #expect(
                line.contains(side == "sql" ? "f.scheduled_at >  s.as_of - INTERVAL '7 days'" : ".trailing(.days(7)"))
            let fixture = weak.views[0].fixtures[try #require(mutant.fixture)]
            try folder.write(fixture.yaml, to: "aircraft/\(side)_bound.yaml")
        }
        // Without the attack: it is the fixtures as pasted that notice both now.
        let (second, strong) = try teeth(folder, ["--cases", "0"])
        #expect(second.status == 0, "\(second.messages)")
        for side in ["sql", "swift"] { #expect(strong.bound(side)?.outcome == "killed_by_fixtures") }
        #expect(strong.views[0].fixtures.isEmpty)
    }

    @Test func aPairThatComesApartHasNoTeeth() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.weak, to: "aircraft/week.yaml")
        let run = try CommandRun.featurestore(
            ["teeth", "RecentDelays", "--fixtures", folder.path, "--side", "sql", "--cases", "0"])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.contains("RecentDelays: neither your fixtures nor 0 invented cases"))
        #expect(run.output.contains("cannot tell `>` from `>=`") && !run.output.contains("Swift "))
    }

    @Test func whatCannotBeMeantIsRefused() throws {
        let run = try CommandRun.featurestore(["teeth", "--minimum", "2"])
        #expect(run.status == 2 && run.messages.contains("a share from 0 to 1"))
    }
}
