import Foundation
import Testing

/// `featurestore verify`, as a user and as CI run it.
@Suite struct VerifyTests {
    private static let fixture = """
        about: One flight, exactly seven days old.
        rows:
          flights:
            - { flight_id: 1, tailnum: N1, scheduled_at: 2013-03-10T07:00:00Z, dep_delay: 12 }
            - { flight_id: 2, tailnum: N1, scheduled_at: 2013-03-12T07:00:00Z, dep_delay: 4 }
        defaults:
          flights: { origin: JFK, dest: LAX, carrier: AA, departed_at: 2013-03-12T07:30:00Z }
        spine:
          - { tailnum: N1, as_of: 2013-03-17T07:00:00Z, expect: { RecentDelays: { departures_7d: EXPECTED } },
              because: Flight 1 is on the open bound. }
          - { tailnum: N1, as_of: 2013-03-16T07:00:00Z }
          - { tailnum: N2, as_of: 2013-03-17T07:00:00Z }
        """

    private func fixtures(_ text: String, name: String = "aircraft/one.yaml") throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(text, to: name)
        return folder
    }

    @Test func thisRepositoryAgrees() throws {
        let run = try CommandRun.featurestore(["verify", "--no-attack"])
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        #expect(run.output.contains("no divergence."))
        #expect(!run.output.contains("error["))
    }

    @Test func sameInputsGiveTheSameBytes() throws {
        let first = try CommandRun.featurestore(["verify", "--no-attack", "--format", "json"])
        let second = try CommandRun.featurestore(["verify", "--no-attack", "--format", "json"])
        #expect(first.status == 0)
        #expect(first.output == second.output)
    }

    @Test func jsonNamesEveryViewAndCountsItsQuestions() throws {
        let run = try CommandRun.featurestore(["verify", "--no-attack", "--format", "json"])
        let report = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(report["conclusion"] as? String == "agreed")
        let views = try #require(report["views"] as? [[String: Any]])
        #expect(views.count >= 5)
        for view in views {
            for warehouse in view["warehouses"] as? [[String: Any]] ?? [] {
                let compared = try #require(warehouse["compared"] as? [String: Int])
                #expect((compared["fixture"] ?? 0) > 0, "\(view["view"] ?? "")")
                #expect((compared["sample"] ?? 0) > 0, "\(view["view"] ?? "")")
            }
        }
    }

    @Test func aValueWorkedByHandThatBothSidesContradictFails() throws {
        let folder = try fixtures(Self.fixture.replacing("EXPECTED", with: "2"))
        let run = try CommandRun.featurestore(["verify", "RecentDelays", "--no-attack", "--fixtures", folder.path])
        #expect(run.status == 1)
        #expect(run.output.contains("error[golden-contradicted] RecentDelays:departures_7d"))
        #expect(run.output.contains("because: Flight 1 is on the open bound."))
        #expect(run.output.contains("as_of - 7d exactly"))
        #expect(run.output.contains("Features/aircraft/RecentDelays.sql:"))
        #expect(run.output.contains("Features/aircraft/RecentDelays.swift:"))
    }

    @Test func theReproductionThatAReportPrintsReproduces() throws {
        let folder = try fixtures(Self.fixture.replacing("EXPECTED", with: "2"))
        let run = try CommandRun.featurestore(["verify", "RecentDelays", "--no-attack", "--fixtures", folder.path])
        let line = try #require(run.output.split(separator: "\n").first { $0.contains("repro: featurestore ") })
        let arguments = line.split(separator: " ").drop { $0 != "verify" }
            .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "'")) }
        let again = try CommandRun.featurestore(arguments)
        #expect(again.status == 1, "\(arguments) \(again.output)\(again.messages)")
        #expect(again.output.contains("error[golden-contradicted] RecentDelays:departures_7d"))
    }

    @Test func theRightValueAgrees() throws {
        let folder = try fixtures(Self.fixture.replacing("EXPECTED", with: "1"))
        let run = try CommandRun.featurestore(["verify", "RecentDelays", "--no-attack", "--fixtures", folder.path])
        #expect(run.status == 0, "\(run.output)\(run.messages)")
    }

    @Test func answersThatNeverDifferDecideNothing() throws {
        let folder = try fixtures(
            """
            about: Nothing is known about anything.
            rows: {}
            spine:
              - { tailnum: N1, as_of: 2013-03-17T07:00:00Z }
            """)
        let run = try CommandRun.featurestore(["verify", "RecentDelays", "--no-attack", "--fixtures", folder.path])
        #expect(run.status == 3)
        #expect(run.output.contains("fewer than two distinct answers"))
    }

    @Test func noCasesDecideNothing() throws {
        let folder = try TemporaryFolder()
        let run = try CommandRun.featurestore(["verify", "--no-attack", "--fixtures", folder.path])
        #expect(run.status == 3)
        #expect(run.output.contains("nothing was compared"))
    }

    @Test func aViewThatNoCaseAsksAboutDecidesNothing() throws {
        let folder = try fixtures(Self.fixture.replacing("EXPECTED", with: "1"))
        let run = try CommandRun.featurestore(["verify", "RouteTraffic", "--no-attack", "--fixtures", folder.path])
        #expect(run.status == 3)
        #expect(run.output.contains("RouteTraffic"))
    }

    @Test(arguments: [
        (["verify", "RecentDelay"], "Did you mean RecentDelays?"),
        (["verify", "--warehouse", "analytic"], "Did you mean analytics?"),
        (["verify", "--warehouse", "analytics"], "FEATURESTORE_POSTGRES_URL"),
        (["verify", "--fixtures", "no/such/folder"], "there is no folder no/such/folder"),
        (["verify", "--case", "aircraft/window_edge"], "Did you mean aircraft/window_edges?"),
        (["verify", "--examples", "0"], "--examples takes a number from 1"),
        (["verify", "--formt", "json"], "--formt"),
        (["verfy"], "verfy"),
        (["compile", "RecentDelays", "--dialect", "oracle"], "oracle"),
        (["show"], "name"),
    ])
    func wrongUseIsAnsweredWithWhatToDo(arguments: [String], text: String) throws {
        let run = try CommandRun.featurestore(arguments)
        #expect(run.status == 2, "\(run.output)\(run.messages)")
        #expect(run.messages.contains(text), "\(run.messages)")
        #expect(run.output.isEmpty)
    }

    /// Fixtures that cannot be read, and what the message must hold besides the file's name.
    private static let malformed: [(text: String, place: String)] = {
        let right = fixture.replacing("EXPECTED", with: "1")
        return [
            ("about: [", "one.yaml:"),
            (right.replacing("dep_delay: 12", with: "dep_delay: twelve"), ":4:"),
            (right.replacing("flight_id: 2", with: "flight_id: 1"), ":5:"),
            (right.replacing("2013-03-12T07:00:00Z", with: "2013-03-12T07:00:00"), ":5:"),
            (right.replacing("dep_delay: 4", with: "dep_dely: 4"), "dep_delay"),
            (fixture.replacing("EXPECTED", with: "twelve"), "departures_7d"),
        ]
    }()

    @Test(arguments: malformed)
    func aMalformedFixtureIsRefusedWithItsPlace(text: String, place: String) throws {
        let folder = try fixtures(text)
        let run = try CommandRun.featurestore(["verify", "RecentDelays", "--no-attack", "--fixtures", folder.path])
        #expect(run.status == 2, "\(run.output)\(run.messages)")
        #expect(run.messages.contains("one.yaml:"), "\(run.messages)")
        #expect(run.messages.contains(place), "\(run.messages)")
    }

    @Test func helpIsNotAnError() throws {
        for verb in [
            ["--help"], ["verify", "--help"], ["list", "--help"], ["show", "--help"], ["compile", "--help"],
        ] {
            let run = try CommandRun.featurestore(verb)
            #expect(run.status == 0)
            #expect(run.output.contains("USAGE"))
        }
    }
}
