import Contracts
import FeatureStore
import Testing

@testable import Parity

@Suite struct FixtureReaderTests {
    let project: Project

    init() throws { project = try TestProject.load() }

    func read(_ text: String) throws -> Case {
        try FixtureReader(project: project).read(text, file: "Fixtures/a.yaml", name: "a")
    }

    /// The errors that a text gives, one line each, without `Fixtures/a.yaml:`.
    func errors(_ text: String) -> [String] {
        do {
            _ = try FixtureReader(project: project).read(text, file: "Fixtures/a.yaml", name: "a")
            return []
        } catch {
            return error.errors.map { String($0.description.dropFirst("Fixtures/a.yaml:".count)) }
        }
    }

    @Test func readsWhatDesignShows() throws {
        let fixture = try read(
            """
            about: The bounds of the trailing week.
            rows:
              flights:
                - { flight_id: 1, tailnum: N1, scheduled_at: 2013-03-10T07:00:00Z,        dep_delay: 12 }
                - { flight_id: 2, tailnum: NO, scheduled_at: 2013-03-10T07:00:00.000001Z, dep_delay: null }
            defaults:
              flights: { origin: JFK, departed_at: 2013-03-10T07:30:00+01:00, load: .nan, dep_delay: 3 }
            spine:
              - { tailnum: N1, as_of: 2013-03-17T07:00:00Z, expect: { Delays: { departures: 1, mean_delay: 3.0 } },
                  because: The window is open at that end. }
              - { tailnum: null, as_of: 2013-03-17T07:00:00Z }
            """)
        let flights = try #require(fixture.table(of: "flights"))
        #expect(flights.rows.rowCount == 2)
        #expect(flights.lines == [4, 5])
        func cell(_ name: String, _ row: Int) throws -> CellValue {
            CellValue(try #require(flights.rows.column(name)), row: row)
        }
        #expect(try cell("flight_id", 1) == .int(2))
        // YAML would read NO as false; the schema knows better.
        #expect(try cell("tailnum", 1) == .text("NO"))
        #expect(try cell("dep_delay", 0) == .int(12))
        #expect(try cell("dep_delay", 1) == .null)
        #expect(try cell("load", 0) == .double(.nan))
        #expect(try cell("departed_at", 0) == .timestamp(Timestamp(microseconds: 1_362_897_000_000_000)))
        #expect(try cell("scheduled_at", 1) == .timestamp(Timestamp(microseconds: 1_362_898_800_000_001)))
        let spine = try #require(fixture.spine(of: "aircraft"))
        #expect(spine.rows.rowCount == 2)
        #expect(CellValue(try #require(spine.rows.column("tailnum")), row: 1) == .null)
        #expect(spine.expectations.map(\.value) == [.int(1), .double(3)])
        #expect(spine.expectations.map(\.because) == Array(repeating: "The window is open at that end.", count: 2))
        #expect(spine.expectations[0].location.description == "Fixtures/a.yaml:9:69")
    }

    @Test func questionsGoToTheEntityThatTheirKeysName() throws {
        let fixture = try read(
            """
            about: Three entities.
            spine:
              - { origin: JFK, dest: LAX, as_of: 2013-01-01T00:00:00Z, planned_at: 2013-01-01T00:00:00Z }
              - { origin: JFK, as_of: 2013-01-01T00:00:00Z }
              - { origin: JFK, dest: SFO, as_of: 2013-01-01T00:00:00Z, planned_at: 2013-01-01T00:00:00Z,
                  gate_origin: null }
              - { tailnum: N1, as_of: 2013-01-01T00:00:00Z }
            """)
        #expect(fixture.spines.map(\.entity.name) == ["route", "airport", "aircraft"])
        let route = try #require(fixture.spine(of: "route"))
        #expect(route.rows.rowCount == 2)
        // Given as NULL and not given are two things.
        #expect(route.given["gate_origin"].map { [$0[0], $0[1]] } == [false, true])
        let batch = CaseBatch([fixture])
        let questions = batch.questions(to: try #require(project.view("Planned")), only: QuestionFilter(nil))
        #expect(questions.spine.rows.rowCount == 1)
        #expect(questions.inapplicableQuestions == 1)
        #expect(questions.inapplicableCases.count == 0)
    }

    @Test(arguments: [
        ("about: x\nspine: []", "2:8: error: the spine asks nothing"),
        ("about: x", "1:1: error: the fixture lacks 'spine'"),
        ("- 1", "1:1: error: the fixture is not a mapping"),
        ("about: [x", "error: malformed YAML"),
        ("about: x\nabout: y\nspine: []", "stands"),
        ("about: x\nrow: {}\nspine: []", "2:1: error: unknown key 'row'"),
        ("about: x\nspine: [ { tailnum: N1 } ]", "2:10: error: the question lacks 'as_of'; expected a timestamp"),
        ("about: x\nspine: [ { tailnum: N1, as_of: 2013-01-01T00:00:00 } ]", "a zone is required: write Z"),
        (
            "about: x\nspine: [ { tailnum: N1, as_of: 2013-01-01 } ]",
            "as_of is no timestamp: a T stands between date and time"
        ),
        ("about: x\nspine: [ { tailnum: N1, as_of: 2013-02-29T00:00:00Z } ]", "there is no such day"),
        ("about: x\nspine: [ { tailnum: N1, as_of: 2013-02-28T24:00:00Z } ]", "the hour lies between 0 and 23"),
        ("about: x\nspine: [ { tailnum: N1, as_of: 2013-02-28T23:59:60Z } ]", "the second lies between 0 and 59"),
        (
            "about: x\nspine: [ { tailnum: N1, as_of: 2013-02-28T23:00:00.0000001Z } ]",
            "the fraction of a second has 1 to 6 digits"
        ),
        ("about: x\nspine: [ { tailnum: N1, as_of: 2013-02-28T23:00:00Zulu } ]", "nothing may follow"),
        ("about: x\nspine: [ { tailnum: N1, as_of: null } ]", "2:32: error: as_of is NULL"),
        ("about: x\nspine: [ { tailnumb: N1, as_of: 2013-01-01T00:00:00Z } ]", "has no entity's keys"),
        (
            "about: x\nspine: [ { tailnum: N1, as_off: 2013-01-01T00:00:00Z } ]",
            "unknown column of a question about aircraft 'as_off'; expected one of tailnum, as_of, expect, because, "
                + "entity. Did you mean 'as_of'?"
        ),
        (
            "about: x\nentity: aircraf\nspine: [ { tailnum: N1, as_of: 2013-01-01T00:00:00Z } ]",
            "Did you mean 'aircraft'?"
        ),
        (
            "about: x\nspine: [ { tailnum: N1, as_of: 2013-01-01T00:00:00Z, because: a, b c, dd } ]",
            "unknown column of a question about aircraft 'dd'"
        ),
        ("about: x\nspine: 3", "2:8: error: the spine asks nothing"),
    ])
    func refusesTheFrame(_ text: String, _ expected: String) {
        let errors = errors(text)
        #expect(errors.contains { $0.contains(expected) }, "\(errors)")
    }

    @Test(arguments: [
        ("flight: [ {} ]", "3:3: error: unknown source 'flight'"),
        ("flights: { flight_id: 1 }", "the rows of flights are not a list"),
        ("flights: [ 7 ]", "a row of flights is not a mapping"),
        ("flights: [ { flight_idd: 1 } ]", "Did you mean 'flight_id'?"),
        ("flights: [ { flight_id: 1, origin: JFK } ]", "the row lacks flights.scheduled_at"),
        ("flights: [ { flight_id: 1, origin: null, scheduled_at: 2013-01-01T00:00:00Z } ]", "flights.origin is NULL"),
        ("flights: [ { flight_id: '1', origin: J, scheduled_at: 2013-01-01T00:00:00Z } ]", "Remove the quotes"),
        (
            "flights: [ { flight_id: 1.0, origin: J, scheduled_at: 2013-01-01T00:00:00Z } ]",
            "flights.flight_id is no int"
        ),
        ("flights: [ { flight_id: 1e3, origin: J, scheduled_at: 2013-01-01T00:00:00Z } ]", "expected an integer"),
        ("flights: [ { flight_id: 9223372036854775808, origin: J, scheduled_at: 2013-01-01T00:00:00Z } ]", "beyond"),
        ("flights: [ { flight_id: [1], origin: J, scheduled_at: 2013-01-01T00:00:00Z } ]", "found a list"),
        (
            "flights: [ { flight_id: 1, origin: J, scheduled_at: 2013-01-01T00:00:00Z, load: 1e400 } ]",
            "beyond the type"
        ),
        ("flights: [ { flight_id: 1, origin: J, scheduled_at: 2013-01-01T00:00:00Z, load: nan } ]", "is no double"),
        ("flights: [ { flight_id: 1, origin: J, scheduled_at: 2013-01-01T00:00:00Z, load: 0x10 } ]", "is no double"),
        (
            "flights: [ { flight_id: 1, origin: J, scheduled_at: 2013-01-01T00:00:00Z },\n"
                + "    { flight_id: 1, origin: J, scheduled_at: 2013-01-02T00:00:00Z } ]",
            "4:5: error: flights.flight_id is not unique; expected one row for each id, found the same id at line 3"
        ),
        ("things: [ { tailnum: N, at: 2013-01-01T00:00:00Z, small: 2147483648 } ]", "from -2147483648 to 2147483647"),
        (
            "things: [ { tailnum: N, at: 2013-01-01T00:00:00Z, price: 1.005 } ]",
            "at most 4 digits before the point and 2"
        ),
        ("things: [ { tailnum: N, at: 2013-01-01T00:00:00Z, price: 10000 } ]", "things.price is no decimal(6,2)"),
        ("things: [ { tailnum: N, at: 2013-01-01T00:00:00Z, price: 1. } ]", "a decimal number such as"),
        ("things: [ { tailnum: N, at: 2013-01-01T00:00:00Z, single: 0.1 } ]", "The nearest is 0.10000000149011612"),
        ("things: [ { tailnum: N, at: 2013-01-01T00:00:00Z, ok: yes } ]", "expected true or false"),
        ("things: [ { tailnum: N, at: 2013-01-01T00:00:00Z, day: 2013-1-1 } ]", "the month has 2 digits"),
        ("things: [ { tailnum: N, at: 2013-01-01T00:00:00Z, tags: a } ]", "expected a list"),
        ("things: [ { tailnum: N, at: 2013-01-01T00:00:00Z, tags: [ [a] ] } ]", "an element of things.tags is no text"),
        (
            "gates: [ { tailnum: N, at: 2013-01-01T00:00:00Z, gate: A, said_at: 2013-01-01T00:00:00Z },\n"
                + "    { tailnum: N, at: 2013-01-01T00:00:00Z, gate: B, said_at: 2013-01-01T00:00:00Z } ]",
            "two different versions of one row of gates have the same said_at"
        ),
    ])
    func refusesRows(_ rows: String, _ expected: String) {
        let errors = errors(
            "about: x\nrows:\n  \(rows)\nspine: [ { tailnum: N1, as_of: 2013-01-01T00:00:00Z } ]")
        #expect(errors.contains { $0.contains(expected) }, "\(errors)")
    }

    @Test(arguments: [
        ("{ Delay: { departures: 1 } }", "unknown view 'Delay'"),
        ("{ Delays: { departure: 1 } }", "Did you mean 'departures'?"),
        ("{ Delays: { departures: null } }", "Delays:departures is NULL"),
        ("{ Delays: { departures: many } }", "Delays:departures is no int"),
        ("{ Planned: { flights: 1 } }", "the view Planned is about route, the question about aircraft"),
        ("{ Delays: 3 }", "the expected values of Delays is not a mapping"),
    ])
    func refusesExpectations(_ expect: String, _ expected: String) {
        let errors = errors("about: x\nspine: [ { tailnum: N1, as_of: 2013-01-01T00:00:00Z, expect: \(expect) } ]")
        #expect(errors.contains { $0.contains(expected) }, "\(errors)")
    }

    @Test func expectsNothingOfAQuestionThatTheViewCannotAnswer() {
        let errors = errors(
            "about: x\nspine: [ { origin: J, dest: L, as_of: 2013-01-01T00:00:00Z, expect: { Planned: { flights: 1 } } } ]"
        )
        #expect(errors.contains { $0.contains("Planned cannot answer a question without 'planned_at'") }, "\(errors)")
    }

    @Test func acceptsVersionsAndValuesAtTheEndsOfTheirTypes() throws {
        let fixture = try read(
            """
            about: Ends.
            rows:
              gates:
                - { tailnum: N, at: 2013-01-01T00:00:00Z, gate: A, said_at: 2013-01-01T00:00:00Z }
                - { tailnum: N, at: 2013-01-01T00:00:00Z, gate: A, said_at: 2013-01-01T00:00:00Z }
                - { tailnum: N, at: 2013-01-01T00:00:00Z, gate: B, said_at: 2013-01-01T00:00:01Z }
              things:
                - { tailnum: '', at: 0001-01-01T00:00:00Z, small: -2147483648, price: -9999.99, single: .inf,
                    ok: false, day: 9999-12-31, tags: [ a, null, 'null', '' ] }
            spine:
              - { tailnum: N1, as_of: 9999-12-31T23:59:59.999999Z }
            """)
        let things = try #require(fixture.table(of: "things")).rows
        func cell(_ name: String) throws -> CellValue { CellValue(try #require(things.column(name)), row: 0) }
        #expect(try cell("tailnum") == .text(""))
        #expect(try cell("at") == .timestamp(Timestamp(microseconds: -62_135_596_800_000_000)))
        #expect(try cell("small") == .int(-2_147_483_648))
        #expect(try cell("single") == .double(.infinity))
        #expect(try cell("day") == .date(CalendarDate(daysSinceEpoch: 2_932_896)))
        #expect(try cell("tags") == .list([.text("a"), .null, .text("null"), .text("")]))
        #expect(fixture.table(of: "gates")?.rows.rowCount == 3)
    }

    @Test func elementsKeepToThePhysicalTypeOfTheirList() throws {
        let project = try ProjectLoader.load(files: [
            "Features/featurestore.yaml": """
            entities: { aircraft: { keys: { tailnum: text } } }
            sources:
              loads:
                row: Load
                columns: { tailnum: text, at: timestamp, kilos: { type: "list(int, ordered)", physical: "int4[]" } }
                event_time: at
            """
        ])
        func read(_ kilos: String) throws -> Case {
            try FixtureReader(project: project).read(
                """
                about: Loads.
                rows:
                  loads: [ { tailnum: N1, at: 2013-01-01T00:00:00Z, kilos: \(kilos) } ]
                spine: [ { tailnum: N1, as_of: 2013-01-02T00:00:00Z } ]
                """, file: "Fixtures/a.yaml", name: "a")
        }
        #expect(try read("[ 2147483647, -2147483648 ]").table(of: "loads")?.rows.rowCount == 1)
        let error = #expect(throws: ContractErrors.self) { try read("[ 1, 2147483648 ]") }
        #expect(error?.errors.first?.description.contains("a.yaml:3:") == true, "\(String(describing: error))")
        #expect(error?.errors.first?.description.contains("from -2147483648 to 2147483647") == true)
    }

    @Test func manyErrorsAreReportedTogetherInTheOrderOfTheFile() {
        let errors = errors(
            """
            about: x
            rows:
              flights:
                - { flight_id: a, origin: J, scheduled_at: 2013-01-01T00:00:00Z }
                - { flight_id: 2, origin: J, scheduled_at: yesterday }
            spine:
              - { tailnum: N1, as_of: now }
            """)
        #expect(errors.count == 3)
        #expect(errors.map { $0.prefix(2) } == ["4:", "5:", "7:"])
    }
}
