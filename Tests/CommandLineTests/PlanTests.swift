import Contracts
import FeatureStore
import FeatureStoreTesting
import Foundation
import PromotionRecords
import Testing

/// `featurestore plan`, as a user runs it: what was promoted is a version of this repository's pairs that never was.
@Suite struct PlanTests {
    /// A folder in which something was promoted, and the plan of what this repository holds instead.
    private struct Planning {
        let folder: TemporaryFolder

        init() throws { folder = try TemporaryFolder() }

        /// Promotes a view as it would be with other texts.
        func promote(
            _ name: String = "RecentDelays", version: Int = 1, sql: (String) -> String = { $0 },
            swift: (String) -> String = { $0 }, toolchain: String? = nil
        ) throws {
            var project = try Self.project()
            let view = try #require(project.view(name))
            let former = try ProjectLoader.version(
                of: name, sql: PairHalf(file: view.sql.file, text: sql(view.sql.text)),
                swift: PairHalf(file: view.swift.file, text: swift(view.swift.text)), sqlite: nil, in: project)
            project.views = project.views.map { $0.name == name ? former : $0 }
            let now = Fingerprints.of(former, in: project)
            #if arch(arm64)
                let architecture = "arm64"
            #else
                let architecture = "x86_64"
            #endif
            #if DEBUG
                let optimisation = "debug"
            #else
                let optimisation = "release"
            #endif
            let environment = PromotionEnvironment(
                warehouse: "local", engine: "sqlite", engineVersion: "3", toolchain: toolchain,
                optimisation: optimisation, architecture: architecture)
            let evidence = PromotionEvidence(
                environment: environment, seed: 1, questions: .init(fixtures: 1, samples: 1, generated: 0),
                attack: nil, decisions: .init(checked: [], unchecked: []), properties: [])
            let record = PromotionRecord(
                view: name, version: version,
                promoted: .init(at: Timestamp(microseconds: 1_767_225_600_000_000), by: "Ada", number: 1),
                hashes: .init(sql: now.sql, swift: now.swift, contract: now.contract), evidence: evidence,
                authors: .known(sql: ["Ada"], swift: ["Bob"]), contract: now.contractLines, sql: former.sql.text,
                swift: former.swift.text)
            try folder.write(record.text, to: "Promotions/\(record.fileName)")
        }

        private static func project() throws -> Project {
            var files: [String: String] = [:]
            for path in try FileManager.default.subpathsOfDirectory(atPath: CommandRun.package + "/Features")
            where [".sql", ".swift", ".yaml"].contains(where: path.hasSuffix) {
                files["Features/\(path)"] = try String(
                    contentsOfFile: "\(CommandRun.package)/Features/\(path)", encoding: .utf8)
            }
            return try ProjectLoader.load(files: files)
        }

        func plan(_ arguments: [String]) throws -> CommandRun {
            try CommandRun.featurestore(
                ["plan", "--fixtures", CommandRun.package + "/Fixtures"] + arguments, in: folder.path)
        }

        func report(_ arguments: [String]) throws -> (run: CommandRun, view: Report.View) {
            let run = try plan(arguments + ["--format", "json"])
            let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
            return (run, try #require(report.views.first))
        }
    }

    private struct Report: Decodable {
        let views: [View]

        struct View: Decodable {
            let state: String
            let changed, notes, notKnown, next: [String]
            let breaking: Bool
            let contract: [Change]
            let sql, swift: Half?
            let promotedHalves: Halves?
        }
        struct Change: Decodable {
            let kind, subject: String
            let breaking: Bool
            let services: [String]
        }
        struct Half: Decodable {
            let samples, fixtures: Group
        }
        struct Group: Decodable, Equatable {
            let questions, changed: Int
            let features: [Feature]
        }
        struct Feature: Decodable, Equatable {
            let name: String
            let changed, nullToValue, valueToNull: Int
            let largest, mean: String?
        }
        struct Halves: Decodable {
            let compared, differing: Int
        }
    }

    @Test func whatWasNeverPromotedAndWhatDidNotChangeAskNothing() throws {
        let planning = try Planning()
        let first = try planning.plan(["RecentDelays"])
        #expect(first.status == 0 && first.output.contains("RecentDelays@1: first promotion"), "\(first.messages)")
        #expect(first.output.contains("next: `featurestore promote RecentDelays@1`"))
        // Comments and layout are no change.
        try planning.promote(sql: { $0 + "\n-- the end\n" }, swift: { "// Once.\n" + $0 })
        let same = try planning.plan(["RecentDelays@1"])
        #expect(same.status == 0 && same.output.contains("RecentDelays@1: unchanged since"), "\(same.messages)")
        #expect(same.output.contains("nothing was asked"))
        // Another compiler voids nothing.
        try planning.promote(toolchain: "Swift version 5.0")
        let reopened = try planning.plan(["RecentDelays"])
        #expect(reopened.status == 0 && reopened.output.contains("RecentDelays@1: re-opened"), "\(reopened.output)")
        #expect(reopened.output.contains("changed: toolchain (Swift version 5.0 then, "))
        let unknown = try planning.plan(["RecentDelays@7"])
        #expect(unknown.status == 2 && unknown.messages.contains("There is RecentDelays@1."))
    }

    /// The promoted Swift half is really built, and moves as its SQL does.
    @Test func aWindowThatBecomesADayShorterIsFeltByBothHalves() throws {
        let planning = try Planning()
        try planning.promote(
            sql: {
                $0.replacing("'7 days'", with: "'8 days'").replacing("as_of - 7d", with: "as_of - 8d")
                    .replacing("flights: 7d", with: "flights: 8d")
            }, swift: { $0.replacing(".days(7)", with: ".days(8)") })
        let (run, view) = try planning.report(["RecentDelays"])
        #expect(run.status == 0 && view.notKnown == [], "\(run.messages) \(view.notKnown)")
        #expect(view.state == "changed" && view.changed == ["sql", "swift", "contract"] && !view.breaking)
        #expect(Set(view.contract.map(\.kind)) == ["decision", "reads"])
        let (sql, swift) = (try #require(view.sql), try #require(view.swift))
        #expect(sql.samples.questions > 100 && sql.samples.changed > 0 && sql.samples.questions > sql.samples.changed)
        #expect(sql.samples.features.map(\.name) == ["departures_7d", "mean_dep_delay_7d"])
        #expect(swift.samples.changed == sql.samples.changed && swift.fixtures.questions == sql.fixtures.questions)
        #expect(swift.samples.features[0] == sql.samples.features[0])
        // A shorter window holds no more flights than a longer one.
        #expect(Double(sql.samples.features[0].mean ?? "") ?? 1 < 0)
        #expect(sql.samples.features[1].nullToValue == 0 && sql.samples.features[0].valueToNull == 0)
        #expect(view.promotedHalves?.differing == 0)
        #expect(view.promotedHalves?.compared == sql.samples.questions + sql.fixtures.questions)
        #expect(try planning.plan(["RecentDelays"]).output == planning.plan(["RecentDelays"]).output)
    }

    @Test func whatBreaksIsNamedWithTheServicesThatNeedIt() throws {
        let planning = try Planning()
        try planning.promote(sql: {
            $0.replacing("type: int\n", with: "type: double?\n")
                .replacing("count(f.dep_delay)         AS", with: "nullif(count(f.dep_delay), 0)::float8 AS")
                .replacing("empty: 0", with: "empty: null")
                .replacing("owner:", with: "  flew:\n    type: bool\n    about: Whether it flew.\nowner:")
                .replacing("SELECT s.spine_id,", with: "SELECT s.spine_id, true AS flew,")
        })
        let (run, view) = try planning.report(["RecentDelays", "--sql-only"])
        #expect(run.status == 0 && view.breaking && view.changed == ["sql", "contract"], "\(run.messages)")
        #expect(
            view.contract.map { "\($0.kind) \($0.subject) \($0.breaking)" } == [
                "feature-removed flew true", "feature-type departures_7d true",
                "feature-nullability departures_7d true",
                "decision departures_7d empty false",
            ])
        #expect(view.contract[1].services == ["delay_model_v1:departures_7d"] && view.contract[3].services == [])
        #expect(view.next.count == 2 && view.next[0].contains("`version: 2`"))
        #expect(view.next[1] == "`featurestore promote RecentDelays@2`")
        // A double that was NULL is compared with the int 0 that there is now; nothing else moves.
        let count = try #require(view.sql).samples.features[0]
        #expect(count.nullToValue > 0 && count.changed == count.nullToValue && count.largest == nil)
        let text = try planning.plan(["RecentDelays", "--sql-only"]).output
        #expect(text.contains("breaking: feature departures_7d: type double becomes int (needed by delay_model_v1)"))
        let markdown = try planning.plan(["RecentDelays", "--sql-only", "--format", "markdown"]).output
        #expect(markdown.contains("| RecentDelays@1 | changed: sql, contract, **breaking** |"))
        #expect(markdown.contains("<details><summary>Examples</summary>"))
    }

    @Test func anAddedFeatureBreaksNobody() throws {
        let planning = try Planning()
        try planning.promote(sql: { text in
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let start = lines.firstIndex { $0.contains("mean_dep_delay_7d:") } ?? 0
            let end = lines.firstIndex { $0.hasPrefix("owner:") } ?? 0
            return (lines[..<start] + lines[end...]).joined(separator: "\n")
                .replacing("AS departures_7d,\n", with: "AS departures_7d\n")
                .replacing("       avg(f.dep_delay)::float8   AS mean_dep_delay_7d\n", with: "")
        })
        let (run, view) = try planning.report(["RecentDelays", "--sql-only"])
        #expect(run.status == 0 && !view.breaking, "\(run.messages) \(run.output)")
        #expect(view.contract.map { "\($0.kind) \($0.subject)" } == ["feature-added mean_dep_delay_7d"])
        let sql = try #require(view.sql)
        #expect(sql.samples.features.map(\.name) == ["departures_7d"] && sql.samples.changed == 0)
        #expect(sql.samples.questions > 100)
    }

    @Test func aPromotedHalfThatCompilesNoMoreLeavesTheEffectOfSQL() throws {
        let planning = try Planning()
        try planning.promote(
            sql: { $0.replacing("scheduled_at >  s", with: "scheduled_at >= s") },
            swift: { $0.replacing(".days(7)", with: "Bounds.week") })
        let (run, view) = try planning.report(["RecentDelays"])
        #expect(run.status == 3 && view.swift == nil)
        #expect(view.notKnown.count == 1 && view.notKnown[0].contains("RecentDelays.swift:"), "\(view.notKnown)")
        #expect(view.notKnown[0].contains("Bounds"))
        // The fixtures hold a flight on the bound.
        #expect(try #require(view.sql).fixtures.changed > 0)
    }

    @Test func aHelperThatChangedIsNotHeldByTheRecord() throws {
        let planning = try Planning()
        try planning.promote(sql: { $0.replacing("'7 days'", with: "'6 days'") })
        let path = "Promotions/RecentDelays@1.yaml"
        let text = try String(contentsOfFile: "\(planning.folder.path)/\(path)", encoding: .utf8)
        let record = try PromotionRecord.read(text, file: path)
        var other = record
        other.hashes.swift = String(repeating: "0", count: 64)
        try planning.folder.write(other.text, to: path)
        let (run, view) = try planning.report(["RecentDelays"])
        #expect(run.status == 3 && view.swift == nil && view.changed == ["sql", "swift"])
        #expect(view.notKnown.count == 1 && view.notKnown[0].contains("what it uses"))
        #expect(try #require(view.sql).samples.changed > 0)
    }

    @Test func aRecordThatIsNoneIsTold() throws {
        let planning = try Planning()
        try planning.folder.write("view: RecentDelays\n", to: "Promotions/RecentDelays@1.yaml")
        let run = try planning.plan(["RecentDelays"])
        #expect(run.status == 3 && run.output.contains("not known: Promotions/RecentDelays@1.yaml"))
        #expect(run.output.contains("RecentDelays@1: what was promoted of it cannot be read"))
    }

    @Test func postgresSaysWhatSQLiteSays() throws {
        let planning = try Planning()
        try planning.promote(sql: { $0.replacing("'7 days'", with: "'5 days'") })
        let postgres = try TemporaryPostgres.shared().url
        let (one, local) = try planning.report(["RecentDelays", "--sql-only"])
        let (other, server) = try planning.report(["RecentDelays", "--sql-only", "--warehouse", postgres])
        #expect(one.status == 0 && other.status == 0, "\(other.messages)")
        let (sqlite, found) = (try #require(local.sql), try #require(server.sql))
        #expect(sqlite.samples == found.samples && sqlite.fixtures == found.fixtures)
        #expect(found.samples.changed > 0)
    }

    /// What docs/plan.md shows is what the command prints.
    @Test func theExampleOfTheGuideIsTrue() throws {
        let planning = try Planning()
        try planning.promote(sql: { $0.replacing("scheduled_at >  s", with: "scheduled_at >= s") })
        let guide = try String(contentsOfFile: CommandRun.package + "/docs/plan.md", encoding: .utf8)
        let block = try #require(guide.split(separator: "```").first { $0.hasPrefix("console\n") })
        let lines = block.split(separator: "\n").dropFirst()
        #expect(lines.first == "$ featurestore plan RecentDelays --sql-only --examples 1")
        let run = try planning.plan(["RecentDelays", "--sql-only", "--examples", "1"])
        let shown = run.output.split(separator: "\n").map { line in
            // Which SQLite answers is the machine's affair.
            String(line).replacing(/sqlite [0-9.]+/, with: "sqlite 3.46.1")
        }
        #expect(lines.dropFirst().map(String.init) == shown, "\(run.messages)")
    }
}
