import Contracts
import Testing

@testable import PromotionRecords

@Suite struct FingerprintsTests {
    private let small = SmallProject()

    private func prints(_ project: SmallProject, _ view: String = "RecentDelays") throws -> Fingerprints {
        let project = try project.project()
        return Fingerprints.of(try #require(project.view(view)), in: project)
    }

    /// Which of the three hashes an edit changes.
    private func changed(_ edited: SmallProject, _ view: String = "RecentDelays") throws -> [String] {
        let (old, new) = (try prints(small, view), try prints(edited, view))
        return [
            ("sql", old.sql == new.sql), ("swift", old.swift == new.swift), ("contract", old.contract == new.contract),
        ]
        .filter { !$0.1 }.map(\.0)
    }

    @Test(arguments: [
        (" -- NULLs do not count", ""), ("count(f.dep_delay)", "COUNT( F.DEP_DELAY )"),
        ("FROM spine s\n", "FROM spine s "),
        ("GROUP BY", "/* once /* each */ */\nGROUP BY"), ("owner: ops", "owner: others"),
        ("about: Departures.", "about: What departed."),
    ])
    func `Comments, layout, case and descriptions of SQL do not count`(old: String, new: String) throws {
        #expect(try changed(small.replacing(old, with: new, in: "RecentDelays.sql")) == [])
    }

    @Test func `Each word and text of SQL counts`() throws {
        for (old, new) in [
            ("'7 days'", "'8 days'"), ("LEFT JOIN", "JOIN"), ("> s.as_of", ">= s.as_of"), ("'7 days'", "'7 DAYS'"),
        ] {
            #expect(try changed(small.replacing(old, with: new, in: "RecentDelays.sql")) == ["sql"])
        }
        #expect(try changed(small.adding("SELECT 1", as: "RecentDelays.sqlite.sql")) == ["sql"])
    }

    @Test func `Each thing that an answer may depend on counts in the contract`() throws {
        let sql = [("reads: { flights: 7d }", "reads: { flights: 8d }"), ("type: int", "type: int?")]
        for (old, new) in sql {
            #expect(try changed(small.replacing(old, with: new, in: "RecentDelays.sql")) == ["contract"])
        }
        let configuration = [
            ("dep_delay: int?", "dep_delay: { type: int?, physical: int4 }"), ("tailnum: text?", "tailnum: text"),
            ("unique: [flight_id]", "unique: [flight_id, scheduled_at]"),
        ]
        for (old, new) in configuration {
            let edited = try small.replacing(old, with: new, in: "featurestore.yaml")
            #expect(try changed(edited) == ["contract"])
            #expect(try changed(edited, "LastRepair") == [], "a source that is not read")
        }
        let reordered = try small.replacing(
            "services:", with: "warehouses: { w: { sqlite: x } }\nservices:", in: "featurestore.yaml")
        #expect(try changed(reordered) == [])
    }

    @Test func `The lines of a contract say what changed`() throws {
        let edited = try small.replacing("type: int,", with: "type: double?,", in: "RecentDelays.sql")
            .replacing("dep_delay: int?", with: "delay: int?", in: "featurestore.yaml")
        let changes = ContractLineChange.changes(
            from: try prints(small).contractLines, to: try prints(edited).contractLines)
        #expect(
            changes.map { "\($0.path): \($0.was ?? "-") > \($0.now ?? "-")" } == [
                "features.departures_7d.nullable: false > true", "features.departures_7d.type: int > double",
                "sources.flights.columns.delay: - > int?", "sources.flights.columns.dep_delay: int? > -",
            ])
    }

    @Test func `Comments and layout of Swift do not count, and its tokens do`() throws {
        let still = [
            ("        RecentDelays.answer(", "  // It is so.\n  RecentDelays\n    .answer("),
            ("{ Features(", "{\n Features("),
            ("import FeatureStore\n\n", "import FeatureStore\n"),
        ]
        for (old, new) in still {
            #expect(try changed(small.replacing(old, with: new, in: "RecentDelays.swift")) == [], "\(new)")
        }
        let moving = [
            // In a type within the extension they are two.
            ("RecentDelays.answer", "Self.answer"),
            ("aircraft.flights.count", "aircraft.flights.count + 1"), ("departures7d: count", "departures7d: -count"),
            // A bracket on a line of its own is a statement of its own.
            ("answer(aircraft", "answer\n(aircraft"),
        ]
        for (old, new) in moving {
            #expect(try changed(small.replacing(old, with: new, in: "RecentDelays.swift")) == ["swift"], "\(new)")
        }
    }

    @Test func `An edit of another pair voids only what may use it`() throws {
        let edited = try small.replacing("repairs.count", with: "repairs.count * 2", in: "LastRepair.swift")
            .replacing("0 AS repairs", with: "1 AS repairs", in: "LastRepair.sql")
        #expect(try changed(edited) == [])
        #expect(try changed(edited, "LastRepair") == ["sql", "swift"])
        // LastRepair names RepairRate, and nobody names LastRepair.
        let rate = try small.replacing("none = 0", with: "none = 1", in: "RepairRate.swift")
        #expect(try changed(rate, "LastRepair") == ["swift"])
        #expect(try changed(rate) == [])
    }

    @Test func `What a half declares for others counts for all`() throws {
        let hidden = [
            "private func double(_ x: Int) -> Int { 2 * x }", "fileprivate enum Hidden { static let x = 1 }",
            "private extension Int { var doubled: Int { 2 * self } }", "import struct Foundation.Date",
            "extension LastRepair { static let more = 1 }", "private let one = 1\nprivate var two = [1, 2].count",
        ]
        for text in hidden {
            let edited = try small.replacing(
                "extension LastRepair {", with: "\(text)\nextension LastRepair {", in: "LastRepair.swift")
            #expect(try changed(edited) == [], "\(text)")
        }
        let shared = [
            "func double(_ x: Int) -> Int { 2 * x }", "extension Int { var doubled: Int { 2 * self } }", "let one = 1",
            "private let one = 1\nfunc two() -> Int { 2 }", "private(set) nonisolated(unsafe) var count = 1",
            "enum Shown {}",
            "private func a() {}\n@inlinable public func b() {}",
        ]
        for text in shared {
            let edited = try small.replacing(
                "extension LastRepair {", with: "\(text)\nextension LastRepair {", in: "LastRepair.swift")
            #expect(try changed(edited) == ["swift"], "\(text)")
        }
    }

    @Test func `A helper counts for all, its comments for none`() throws {
        let helped = small.adding("enum Units { static let day = 24 }", as: "Units.swift")
        #expect(try changed(helped) == ["swift"])
        let commented = small.adding("// Hours.\nenum Units { static let day = 24 }", as: "other/Units.swift")
        #expect(try prints(helped).swift == prints(commented).swift)
        let edited = small.adding("enum Units { static let day = 25 }", as: "Units.swift")
        #expect(try prints(helped).swift != prints(edited).swift)
    }

    @Test func `A version that is kept under its own name has the hashes it had`() throws {
        var kept = small
        for ending in ["sql", "swift"] {
            let text = try #require(small.files["Features/RecentDelays.\(ending)"])
            kept.files["Features/RecentDelays_v1.\(ending)"] = text.replacing("RecentDelays", with: "RecentDelays_v1")
        }
        kept = try kept.replacing("entity: aircraft", with: "entity: aircraft\nversion: 2", in: "RecentDelays.sql")
            .replacing("'7 days'", with: "'8 days'", in: "RecentDelays.sql")
        let (old, new) = (try prints(small), try prints(kept, "RecentDelays_v1"))
        #expect(old == new)
        #expect(try prints(kept).sql != old.sql)
        #expect(try changed(kept, "LastRepair") == [])
    }

    @Test func `Cases and dependencies do not depend on their order`() {
        func cases(_ files: [(String, String)]) -> String? {
            var print = CaseFingerprint()
            for (name, text) in files { print.add(name, text: Array(text.utf8)) }
            return print.hash
        }
        #expect(cases([]) == nil)
        #expect(cases([("a", "1\r\n"), ("b", "2")]) == cases([("b", "2"), ("a", "1\n")]))
        #expect(cases([("a", "1"), ("b", "2")]) != cases([("a", "2"), ("b", "1")]))
        func dependencies(_ version: String, _ swift: String) -> String? {
            var print = DependencyFingerprint()
            print.add(package: "yams", state: version)
            print.add(module: "FeatureStore", swift: swift)
            return print.hash
        }
        #expect(dependencies("1", "let a = 1 // one") == dependencies("1", "let a  =  1"))
        #expect(dependencies("1", "let a = 1") != dependencies("2", "let a = 1"))
        #expect(dependencies("1", "let a = 1") != dependencies("1", "let a = 2"))
    }
}
