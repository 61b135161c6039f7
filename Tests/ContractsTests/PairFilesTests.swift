import Contracts
import Testing

/// Which files make pairs, and what is said where they do not.
@Suite struct PairFilesTests {
    private func errors(_ change: (inout [String: String]) -> Void) throws -> [String] {
        var files = DesignExample.files
        change(&files)
        return try #require(throws: ContractErrors.self) { try ProjectLoader.load(files: files) }.errors
            .map(\.description)
    }

    @Test func aMissingSwiftHalfIsNamed() throws {
        let errors = try errors { $0["Features/aircraft/RecentDelays.swift"] = nil }
        #expect(
            errors == [
                "Features/aircraft/RecentDelays.sql:1:1: error: RecentDelays has no Swift half; expected "
                    + "Features/aircraft/RecentDelays.swift with `extension RecentDelays` and `static func compute(`"
            ]
                + ["Features/featurestore.yaml:21:20", "Features/featurestore.yaml:21:48"].filter { place in
                    errors.contains { $0.hasPrefix(place) }
                })
    }

    @Test func aMissingSQLHalfIsNamed() throws {
        let errors = try errors {
            $0["Features/aircraft/RecentDelays.sql"] = nil
            $0["Features/featurestore.yaml"] = $0["Features/featurestore.yaml"]?
                .replacing("RecentDelays:departures_7d, RecentDelays:mean_dep_delay_7d, ", with: "")
        }
        #expect(errors.count == 1)
        #expect(
            errors[0].hasPrefix(
                "Features/aircraft/RecentDelays.swift:1:1: error: RecentDelays has no SQL half; expected "))
    }

    @Test func aHelperNeedsNoSQLHalf() throws {
        var files = DesignExample.files
        files["Features/Shared/Minutes.swift"] = """
            // extension Minutes { func compute() }
            extension Int { var minutes: String { "extension Minutes { static func compute(" } }
            """
        let project = try ProjectLoader.load(files: files)
        #expect(project.helpers.map(\.file) == ["Features/Shared/Minutes.swift"])
    }

    @Test func aNameIsTakenOnce() throws {
        let errors = try errors {
            $0["Features/other/RecentDelays.sql"] = $0["Features/aircraft/RecentDelays.sql"]
        }
        #expect(errors.count == 1)
        #expect(
            errors[0].hasPrefix(
                "Features/other/RecentDelays.sql:1:1: error: the name RecentDelays is taken by "
                    + "Features/aircraft/RecentDelays.sql"))
    }

    @Test func aTextForSQLiteBelongsToItsPair() throws {
        var files = DesignExample.files
        files["Features/aircraft/RecentDelays.sqlite.sql"] = "SELECT 1"
        let project = try ProjectLoader.load(files: files)
        #expect(project.view("RecentDelays")?.sqlite?.file == "Features/aircraft/RecentDelays.sqlite.sql")
        #expect(project.view("RouteTraffic")?.sqlite == nil)
        let registry = try #require(CodeGenerator.generate(project).first { $0.name == "Pairs+Registry.swift" })
        #expect(registry.text.contains("sqlite: EmbeddedFile(path: \"Features/aircraft/RecentDelays.sqlite.sql\""))
    }

    @Test(arguments: [
        ("Features/aircraft/Recent.sqlite.sql", "there is no Recent.sql", "Features/aircraft/Recent.sql with"),
        ("Features/RecentDelays.sqlite.sql", "another folder", "Features/aircraft/RecentDelays.sqlite.sql"),
        ("Features/aircraft/RecentDelays.postgres.sql", "a second text for PostgreSQL", "RecentDelays.sql is"),
    ])
    func aTextForOneEngineWithoutItsPlaceIsNamed(file: String, problem: String, detail: String) throws {
        let errors = try errors { $0[file] = "SELECT 1" }
        #expect(errors.count == 1)
        #expect(errors[0].hasPrefix("\(file):1:1: error: "))
        #expect(errors[0].contains(problem) && errors[0].contains(detail))
    }

    @Test func halvesLieTogether() throws {
        let errors = try errors {
            $0["Features/other/RecentDelays.swift"] = $0.removeValue(forKey: "Features/aircraft/RecentDelays.swift")
        }
        #expect(errors.count == 1)
        #expect(errors[0].contains("the halves of RecentDelays lie in different folders"))
    }

    @Test(arguments: [
        ("extension Recent { static func compute() {} }", "does not extend it", "extensions of Recent"),
        ("/* extension RecentDelays */ let text = \"extension RecentDelays\"", "does not extend it", "no extension"),
        ("extension RecentDelays { static func calculate() {} }", "does not compute it", "`static func compute(`"),
        ("", "does not extend it", "no extension"),
    ])
    func theSwiftHalfExtendsItsView(text: String, problem: String, detail: String) throws {
        let errors = try errors { $0["Features/aircraft/RecentDelays.swift"] = text }
        #expect(errors.count == 1)
        #expect(errors[0].hasPrefix("Features/aircraft/RecentDelays.swift:1:1: error: "))
        #expect(errors[0].contains(problem) && errors[0].contains(detail))
    }

    @Test func interpolationsAndRawStringsAreRead() throws {
        var files = DesignExample.files
        files["Features/aircraft/RecentDelays.swift"] = """
            let a = "\\(names.joined(separator: ", ")) /* "
            let b = #"" // \\"#
            let c = \"""
                " /*
                \"""
            /* outer /* inner */ still */ extension RecentDelays {
                static func compute(_ aircraft: AircraftHistory, asOf: Timestamp) -> Features { fatalError() }
            }
            """
        #expect(try ProjectLoader.load(files: files).views.count == 2)
    }

    @Test(arguments: ["Features/recent.sql", "Features/Int.sql", "Features/Recent-Delays.sql"])
    func aFileNameNamesASwiftType(file: String) throws {
        let errors = try errors { $0[file] = "/* entity: aircraft */ SELECT 1" }
        #expect(errors.count == 1)
        #expect(errors[0].hasPrefix("\(file):1:1: error: "))
    }

    @Test func aConfigurationIsNeededOnce() throws {
        #expect(
            try errors { $0["Features/featurestore.yaml"] = nil }.contains {
                $0.contains("there is no featurestore.yaml")
            })
        #expect(
            try errors { $0["Features/aircraft/featurestore.yaml"] = $0["Features/featurestore.yaml"] }.contains {
                $0.contains("a second featurestore.yaml")
            })
    }

    @Test func namesThatWouldMeetInSwiftAreRefused() throws {
        let twice = try errors {
            $0["Features/featurestore.yaml"] = $0["Features/featurestore.yaml"]?
                .replacing("dest: text, carrier", with: "dest: text, flightId: int, flight__id: int, carrier")
        }
        #expect(twice.contains { $0.contains("'flightId' cannot name a column") })
        let met = try errors {
            $0["Features/featurestore.yaml"] = $0["Features/featurestore.yaml"]?
                .replacing("dest: text, carrier", with: "dest: text, flight__id: int, carrier")
        }
        #expect(met.contains { $0.contains("'flight_id' and 'flight__id' would both be 'flightId' in the row Flight") })
        let view = try errors {
            $0["Features/featurestore.yaml"] = $0["Features/featurestore.yaml"]?
                .replacing("row: Flight ", with: "row: RecentDelays ")
        }
        #expect(view.contains { $0.contains("the view RecentDelays and the row of 'flights' would both be") })
    }

    @Test func theViewsOfAnEntityShareAHistory() throws {
        let errors = try errors {
            $0["Features/route/Other.sql"] = """
                /*
                entity: route
                reads: { weather: 3h }
                features: { wind: { type: double?, about: wind } }
                */
                SELECT spine_id, NULL::float8 AS wind FROM spine
                """
            $0["Features/route/Other.swift"] = "extension Other { static func compute() {} }"
        }
        #expect(errors.count == 1)
        #expect(errors[0].hasPrefix("Features/route/RouteTraffic.sql:3:"))
        #expect(
            errors[0].contains("finds 'weather' by origin of other values, but Other finds it by origin of the entity"))
    }
}
