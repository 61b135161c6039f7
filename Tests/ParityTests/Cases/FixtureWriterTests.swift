import Contracts
import FeatureStore
import Testing
import Warehouse

@testable import Parity

@Suite struct FixtureWriterTests {
    let project: Project
    let shape: ScenarioShape

    init() throws {
        var files = TestProject.files
        files["Features/Everything.sql"] = """
            /*
            entity: aircraft
            reads: { things: 7d, gates: all, flights: 7d }
            request: { planned_on: date?, words: "list(text?)?" }
            features:
              things: { type: int, about: How many. }
            */
            SELECT spine_id, 0 AS things FROM spine
            """
        files["Features/Everything.swift"] =
            "extension Everything { static func compute(_ a: AircraftHistory, asOf: Timestamp, request: Request) -> Features {} }"
        project = try ProjectLoader.load(files: files)
        shape = ScenarioShape(view: try #require(project.view("Everything")), project: project)
    }

    static let texts = [
        "", " ", "a", "N1", "null", "~", "true", "No", "on", "1", "1.5", "-", "- a", "a: b", "a #b", "'", "\"", "\\",
        "{", "[x]",
        "a\nb", "a\r\nb", "\t", "\u{1}", "\u{7f}", "\u{85}", "\u{a0}", "\u{2028}", "é", "e\u{301}", "👩‍👩‍👧",
        "\u{10ffff}",
        "2013-03-10", "2013-03-10T07:00:00Z", "%", "@a", "`", "!x", "&x", "*x", "?", "|", ">", "=", "<<", "a ", " a",
        ",", "N1, N2",
    ]

    private func value(_ type: ValueType, _ random: inout SeededGenerator) throws -> CellValue {
        func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: values.indices, using: &random)] }
        switch type {
        case .int: return .int(pick([0, 1, -1, .max / 2 + 1, .min, 2_147_483_647, -2_147_483_648]))
        case .double:
            return .double(
                pick([0, -0.0, 1, 0.1, .leastNonzeroMagnitude, 1e300, -1e-7, .infinity, -.infinity, .nan, 1 / 3, 1e16]))
        case .decimal: return .decimal(try ExactDecimal(pick(["0", "-1.5", "9999.99", "0.01", "-0.10"])))
        case .text: return .text(pick(Self.texts))
        case .bool: return .bool(pick([true, false]))
        case .timestamp:
            return .timestamp(
                Timestamp(
                    microseconds: pick([
                        0, 1, -1, 1_718_452_800_000_000, -62_135_596_800_000_001, 253_402_300_800_000_000,
                    ])))
        case .date: return .date(CalendarDate(daysSinceEpoch: pick([0, 19_000, -800_000, 3_000_000])))
        case .list(let element, _, let nulls):
            return .list(
                try (0..<Int.random(in: 0...3, using: &random)).map { _ in
                    nulls && Bool.random(using: &random) ? .null : try value(element, &random)
                })
        }
    }

    /// Whatever contracts allow reads back as it was, to the bit.
    @Test func whatIsWrittenReadsBackAsTheSame() throws {
        var random = SeededGenerator(seed: 11)
        let checks = ScenarioChecks(shape: shape)
        let writer = FixtureWriter(shape: shape)
        var written = 0
        for _ in 0..<600 {
            var scenario = shape.empty
            func row(_ columns: [ColumnContract]) throws -> [CellValue] {
                try columns.map { column in
                    column.isNullable && Int.random(in: 0..<3, using: &random) == 0
                        ? .null : try value(column.type, &random)
                }
            }
            scenario.questions = try (0..<Int.random(in: 1...3, using: &random)).map { _ in try row(shape.spine) }
            if Int.random(in: 0..<5, using: &random) == 0 { scenario.questions[0][0] = .null }
            for (position, source) in shape.sources.enumerated() {
                for _ in 0..<Int.random(in: 0...3, using: &random) {
                    var candidate = scenario
                    let rows = candidate.tables[position].rows
                    // Rows that are alike bring defaults.
                    let alike = !rows.isEmpty && source.unique.isEmpty && Bool.random(using: &random)
                    candidate.tables[position].rows.append(alike ? rows[0] : try row(source.columns))
                    if checks.allows(candidate) { scenario = candidate }
                }
            }
            guard checks.allows(scenario) else { continue }
            let text = writer.text(scenario, about: "A case: with 'signs' # and \u{1} in {it}, - as they come.")
            let read = try FixtureReader(project: project).read(text, file: "f.yaml", name: "f")
            #expect(shape.reads(read, as: scenario), "\(text)")
            #expect(read.about.hasPrefix("A case: with 'signs' #"))
            written += 1
        }
        #expect(written > 300)
    }

    @Test func whatRowsShareStandsOnce() throws {
        var scenario = shape.empty
        scenario.questions = [[.text("a"), .timestamp(Plainness.canonical), .null, .null]]
        scenario["flights"] = (1...2).map { number in
            [
                .int(number), .text("a"), .text("a"),
                .timestamp(Timestamp(microseconds: Plainness.canonical.microseconds - number)),
                .null, .null, .null,
            ]
        }
        #expect(
            FixtureWriter(shape: shape).text(scenario, about: "Two rows.") == """
                about: >-
                  Two rows.
                entity: aircraft
                rows:
                  flights:
                    - { flight_id: 1, scheduled_at: 2024-06-15T11:59:59.999999Z }
                    - { flight_id: 2, scheduled_at: 2024-06-15T11:59:59.999998Z }
                defaults:
                  flights: { tailnum: a, origin: a }
                spine:
                  - { tailnum: a, as_of: 2024-06-15T12:00:00Z, planned_on: null, words: null }

                """)
    }

    private func regression(_ scenario: Scenario, sql: Int64 = 1, withheld: [String] = []) throws -> Regression? {
        let divergence = Divergence(
            view: "Everything", feature: "things", kind: .valueDiffers, warehouse: "local", question: nil,
            sql: .value(.int(sql)), swift: .value(.int(2)))
        let smallest = Smallest(
            scenario: scenario, divergence: divergence, before: (9, 2), cells: [], explanation: nil)
        let finding = Finding(
            feature: "things", kind: .valueDiffers, count: 1, examples: [divergence],
            smallest: withheld.isEmpty ? smallest : nil, withheld: withheld)
        return try Regression(
            finding, of: shape.view, in: project, engine: EngineDescription(name: "SQLite", version: "3.40.1"), seed: 7)
    }

    @Test func aRegressionIsNamedByWhatItHolds() throws {
        var scenario = shape.empty
        scenario.questions = [[.text("a"), .timestamp(Plainness.canonical), .null, .null]]
        let written = try regression(scenario)
        let one = try #require(written)
        #expect(
            one.name.wholeMatch(of: /regressions\/Everything-things-valueDiffers-[0-9a-f]{8}/) != nil, "\(one.name)")
        #expect(one.text.contains("SQL says 1, Swift says 2"))
        #expect(one.text.contains("seed 7") && one.text.contains("SQLite 3.40.1"))
        // What the sides answered may change with an engine's version; the case is the same.
        #expect(try regression(scenario, sql: 5)?.name == one.name)
        scenario.questions[0][0] = .text("b")
        #expect(try regression(scenario)?.name != one.name)
        let layout = CaseLayout(CaseFiles(root: "Fixtures", texts: ["aircraft/a.yaml": "", one.path: ""]))
        #expect(layout.fixtures.first == one.path)
        #expect(throws: Regression.Unwritable.self) { try regression(scenario, withheld: ["flights.origin"]) }
    }

    @Test func whatNoFixtureHoldsIsNotWritten() throws {
        var scenario = shape.empty
        scenario.questions = [[.text("\u{feff}"), .timestamp(Plainness.canonical), .null, .null]]
        #expect(throws: Regression.Unwritable.self) { try regression(scenario) }
    }
}
