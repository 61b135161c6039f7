import Contracts
import FeatureStore
import Testing

@testable import Parity

@Suite struct SampleReaderTests {
    let project: Project

    init() throws { project = try TestProject.load() }

    static let header = "flight_id,tailnum,origin,scheduled_at,departed_at,dep_delay,load\n"
    static let manifest = """
        about: Drawn.
        sources: { flights: flights.csv }
        spine: { aircraft: spine.csv, route: route.csv }
        """
    static let spine = "tailnum,as_of\nN1,2013-01-01T00:00:00Z\n"
    static let route = "origin,dest,as_of\nJFK,LAX,2013-01-01T00:00:00Z\n"

    func sample(_ flights: String, spine: String = Self.spine, manifest: String = Self.manifest) throws -> Case {
        let files = CaseFiles(
            root: "Fixtures/samples",
            texts: [
                "s/sample.yaml": manifest, "s/flights.csv": flights, "s/spine.csv": spine, "s/route.csv": Self.route,
            ])
        return try SampleReader(project: project).read("s", in: files, name: "samples/s")
    }

    func errors(_ flights: String, spine: String = Self.spine, manifest: String = Self.manifest) -> [String] {
        do {
            _ = try sample(flights, spine: spine, manifest: manifest)
            return []
        } catch let error as ContractErrors {
            return error.errors.map { String($0.description.dropFirst("Fixtures/samples/s/".count)) }
        } catch {
            return ["\(error)"]
        }
    }

    @Test func readsCSVAsItIsWritten() throws {
        let sample = try sample(
            "\u{FEFF}" + "tailnum,flight_id,origin,scheduled_at,departed_at,dep_delay,load\r\n"
                + "N1,1,JFK,2013-01-01T10:15:00Z,,,\r\n"
                + "\"\",2,\"a \"\"quoted\"\",\nline\",\"2013-01-01T10:15:00Z\",2013-01-01T10:15:00.5Z,-3,1e3\r\n"
                + ",3,é,2013-01-01T10:15:00Z,,,NaN")
        let flights = try #require(sample.table(of: "flights"))
        func cells(_ name: String) throws -> [CellValue] {
            let column = try #require(flights.rows.column(name))
            return (0..<3).map { CellValue(column, row: $0) }
        }
        #expect(flights.rows.columns.map(\.name) == project.source("flights")?.columns.map(\.name))
        #expect(try cells("tailnum") == [.text("N1"), .text(""), .null])
        #expect(try cells("origin") == [.text("JFK"), .text("a \"quoted\",\nline"), .text("é")])
        #expect(try cells("load") == [.null, .double(1000), .double(.nan)])
        #expect(try cells("dep_delay") == [.null, .int(-3), .null])
        #expect(flights.lines == [2, 3, 5])
        #expect(sample.origin == .sample)
        let spine = try #require(sample.spine(of: "route"))
        #expect(spine.given["planned_at"].map { $0[0] } == false)
    }

    @Test(arguments: [
        ("", "flights.csv:1:1: error: flights: the file is empty"),
        ("flight_id\n1", "the column 'tailnum' is missing"),
        ("flight_id,flight_id\n", "the column 'flight_id' stands twice"),
        ("flight_id,tailnumb\n", "unknown column of flights 'tailnumb'"),
        (header + "1,N1\n", "flights.csv:2:1: error: flights: the record has 2 fields; expected 7"),
        (header + "1,N1,JFK,2013-01-01T10:15:00Z,,,\n\n", "flights.csv:3:1: error: flights: the record has 1 fields"),
        (header + "1,N1,,2013-01-01T10:15:00Z,,,\n", "An empty text is written \"\""),
        (header + "1,N1,J\"FK,2013-01-01T10:15:00Z,,,\n", "a quote inside a field"),
        (header + "1,N1,\"JFK,2013-01-01T10:15:00Z,,,\n", "flights.csv:2:1: error: flights: the quote that opens here"),
        (header + "1,N1,\"JFK\"x,2013-01-01T10:15:00Z,,,\n", "text behind a closing quote"),
        (header + "1,N1,JFK,2013-01-01T10:15:00Z,,,\r2", "a carriage return without a line feed"),
        (header + "1,N1,JFK,2013-01-01T10:15:00,,,\n", "a zone is required"),
        (header + "1,N1,JFK,2013-01-01T10:15:00Z,,5.0,\n", "dep_delay is no int; expected an integer, found '5.0'"),
        (header + "1,N1,JFK,2013-01-01T10:15:00Z,,NA,\n", "found 'NA'"),
        (
            header
                + "1,N1,JFK,2013-01-01T10:15:00Z,,,\n2,N1,JFK,2013-01-01T10:15:00Z,,,\n1,N2,A,2013-01-01T10:15:00Z,,,",
            "flights.csv:4:1: error: flights.flight_id is not unique; expected one row for each id, found the same id at line 2"
        ),
    ])
    func refusesRows(_ text: String, _ expected: String) {
        let errors = errors(text)
        #expect(errors.contains { $0.contains(expected) }, "\(errors)")
    }

    @Test func refusesBytesThatAreNoUTF8() throws {
        let bytes = Array((Self.header + "1,N1,J").utf8) + [0xFF] + Array(",2013-01-01T10:15:00Z,,,\n".utf8)
        let errors = ErrorCollector()
        let source = try #require(project.source("flights"))
        #expect(CSVTable(title: "flights", file: "f.csv", required: source.columns).read(bytes, errors) == nil)
        #expect(errors.errors.map(\.message).first?.contains("not valid UTF-8") == true)
        let utf16 = ErrorCollector()
        _ = CSVTable(title: "flights", file: "f.csv", required: source.columns).read([0xFF, 0xFE, 0x41, 0], utf16)
        #expect(utf16.errors.map(\.message).first?.contains("UTF-16") == true)
    }

    @Test func refusesTheManifest() {
        #expect(
            errors("x", manifest: "about: x\nsources: { flight: f.csv }\nspine: {}").contains {
                $0.contains("unknown source")
            })
        #expect(
            errors("x", manifest: "about: x\nsources: { flights: flight.csv }\nspine: {}").contains {
                $0.contains("there is no file Fixtures/samples/s/flight.csv. Did you mean 's/flights.csv'?")
            })
        #expect(errors("x", manifest: "sources: {}\nspine: {}").contains { $0.contains("lacks 'about'") })
        #expect(
            errors(Self.header, manifest: "about: x\nsources: { flights: flights.csv }\nspine: { plane: spine.csv }")
                .contains { $0.contains("unknown entity 'plane'") })
    }

    @Test func stopsAfterTwentyMisreadFields() {
        let rows = String(repeating: "x,N1,JFK,2013-01-01T10:15:00Z,,,\n", count: 1_000)
        #expect(errors(Self.header + rows).count == 20)
    }

    @Test func findsFixturesAndSamplesInAFolder() throws {
        let fixture = "about: x\nspine: [ { tailnum: N1, as_of: 2013-01-01T00:00:00Z } ]"
        let files = CaseFiles(
            root: "Fixtures",
            texts: [
                "b/z.yaml": fixture, "a.yml": fixture, "regressions/r.yaml": fixture, "README.md": "x",
                ".x/a.yaml": "x",
                "samples/s/sample.yaml": Self.manifest, "samples/s/flights.csv": Self.header,
                "samples/s/spine.csv": Self.spine, "samples/s/route.csv": Self.route, "samples/s/notes.yaml": "x",
            ])
        let sources = try CaseSource.all(in: files, project: project)
        #expect(sources.map(\.name) == ["Fixtures", "samples/s"])
        #expect(sources[0].caseNames == ["regressions/r", "a", "b/z"])
        #expect(try sources[1].load().first?.spines.count == 2)
        let two = CaseFiles(root: "Fixtures", texts: ["a.yml": fixture, "a.yaml": fixture])
        #expect(throws: ContractErrors.self) { try CaseSource.all(in: two, project: project) }
    }

    @Test func selectorsNameCasesAndQuestions() {
        #expect(CaseSelector("a/b#3") == CaseSelector(caseName: "a/b", spineID: 3))
        #expect(CaseSelector("a/b") == CaseSelector(caseName: "a/b", spineID: nil))
        #expect(CaseSelector("a#0") == nil)
        #expect(CaseSelector("#1") == nil)
        #expect(CaseSelector("") == nil)
        #expect(CaseSelector("a#x") == nil)
        #expect(CaseSelector("a/b#3")?.description == "a/b#3")
    }
}
