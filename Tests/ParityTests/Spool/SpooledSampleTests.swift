import Contracts
import FeatureStore
import Testing

@testable import Parity

/// A sample that is cut into chunks asks and sees what the whole one does.
@Suite struct SpooledSampleTests {
    let project: Project

    init() throws { project = try TestProject.load() }

    /// A folder with flights of some aircraft and questions about aircraft and routes, from a seed.
    static func files(_ seed: UInt64, aircraft: Int = 40, flights: Int = 600, questions: Int = 200) -> CaseFiles {
        var random = SeededGenerator(seed: seed)
        func key() -> String {
            let number = Int.random(in: 0..<aircraft, using: &random)
            // One key in twenty is NULL, and one holds a quote and a line end.
            return number % 20 == 0 ? "" : number % 20 == 1 ? "\"N\"\"\n\(number)\"" : "N\(number)"
        }
        func day() -> String { "2013-01-0\(Int.random(in: 1...9, using: &random))T00:00:00Z" }
        let airports = ["JFK", "EWR", "LGA"]
        let rows = (0..<flights).map { number in
            let delay = number % 7 == 0 ? "" : "\(Int.random(in: -9...99, using: &random))"
            return "\(number),\(key()),\(airports.randomElement(using: &random) ?? ""),\(day()),,\(delay),"
        }
        let asked = (0..<questions).map { _ in "\(key()),\(day())" }
        let routes = (0..<questions).map { _ in
            "\(airports.randomElement(using: &random) ?? ""),LAX,\(day()),\(day()),\(airports[0])"
        }
        func table(_ header: String, _ rows: [String]) -> String { header + "\n" + rows.joined(separator: "\n") + "\n" }
        return CaseFiles(
            root: "x",
            texts: [
                "sample.yaml": """
                about: Invented.
                sources: { flights: flights.csv }
                spine: { aircraft: spine.csv, route: route.csv }
                """,
                "flights.csv": table("flight_id,tailnum,origin,scheduled_at,departed_at,dep_delay,load", rows),
                "spine.csv": table("tailnum,as_of", asked),
                "route.csv": table("origin,dest,as_of,planned_at,gate_origin", routes),
            ])
    }

    func sample(_ files: CaseFiles, rowsPerChunk: Int) throws -> SpooledSample {
        var sample = try SampleReader(project: project).spool("", in: files, name: "x")
        try sample.cut(for: project.views, rowsPerChunk: rowsPerChunk)
        return sample
    }

    /// A question or row as text, with what identifies it.
    func texts(_ batch: ColumnBatch, _ numbers: [Int64]) -> [String] {
        (0..<batch.rowCount).map { row in
            "\(numbers[row]): " + batch.columns.map { "\(CellValue($0, row: row))" }.joined(separator: ", ")
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64], [50, 300, 100_000])
    func everyQuestionIsAskedOnceAndSeesItsRows(_ seed: UInt64, _ rowsPerChunk: Int) throws {
        let files = Self.files(seed)
        let whole = try SampleReader(project: project).read("", in: files, name: "x")
        let sample = try sample(files, rowsPerChunk: rowsPerChunk)
        #expect((sample.chunks.count == 1) == (rowsPerChunk == 100_000), "\(sample.chunks.count) chunks, seed \(seed)")
        var asked: [String: [String]] = [:]
        for index in sample.chunks.indices {
            let chunk = try sample.chunk(index)
            for spine in chunk.spines {
                #expect(spine.spineIDs == spine.spineIDs.sorted())
                asked[spine.entity.name, default: []] += texts(spine.rows, spine.spineIDs)
                try expectSeen(by: spine, in: chunk, of: whole, "chunk \(index), seed \(seed)")
            }
        }
        for spine in whole.spines {
            #expect(asked[spine.entity.name]?.sorted() == texts(spine.rows, spine.spineIDs).sorted(), "seed \(seed)")
        }
    }

    /// The rows of the chunk that have a question's key are those of the whole sample, in its order, with their lines.
    private func expectSeen(by spine: CaseSpine, in chunk: Case, of whole: Case, _ what: String) throws {
        let (all, some) = (try #require(whole.table(of: "flights")), try #require(chunk.table(of: "flights")))
        let links = spine.entity.name == "aircraft" ? ("tailnum", "tailnum") : ("gate_origin", "origin")
        func found(_ table: CaseTable, _ key: CellValue) throws -> [String] {
            let column = try #require(table.rows.column(links.1))
            return (0..<table.rows.rowCount).filter { !key.isNull && CellValue(column, row: $0) == key }.map { row in
                "\(table.lines[row]) " + table.rows.columns.map { "\(CellValue($0, row: row))" }.joined(separator: ",")
            }
        }
        let keys = try #require(spine.rows.column(links.0))
        for row in stride(from: 0, to: spine.rows.rowCount, by: 5) {
            let key = CellValue(keys, row: row)
            #expect(try found(some, key) == found(all, key), "\(key), \(what)")
        }
    }

    @Test func theIDsOfAllBatchesMeet() throws {
        let header = "flight_id,tailnum,origin,scheduled_at,departed_at,dep_delay,load\n"
        let count = 150_000
        var lines = (0..<count).map { "\($0),N1,A,2013-01-01T00:00:00Z,,," }
        lines.append("7,N2,A,2013-01-01T00:00:00Z,,,")
        lines.append("140000,N2,A,2013-01-01T00:00:00Z,,,")
        let files = CaseFiles(
            root: "x",
            texts: [
                "sample.yaml": "about: x\nsources: { flights: flights.csv }\nspine: { aircraft: spine.csv }",
                "flights.csv": header + lines.joined(separator: "\n"), "spine.csv": "tailnum,as_of\n",
            ])
        do {
            _ = try SampleReader(project: project).read("", in: files, name: "x")
            Issue.record("nothing was reported")
        } catch {
            #expect(error.errors.map(\.location.line) == [count + 2, count + 3])
            #expect(error.errors[0].message.contains("the same id at line 9"), "\(error)")
            #expect(error.errors[1].message.contains("the same id at line 140002"), "\(error)")
        }
    }

    @Test func equalKeysHaveEqualHashes() {
        func hash(_ build: (inout Column) -> Void, _ type: ValueType) -> [UInt64] {
            var column = Column(name: "c", type: type)
            build(&column)
            return CellHashes([column], rowCount: column.count).hashes
        }
        let zeros = hash(
            {
                $0.append(0.0); $0.append(-0.0); $0.append(1.0)
            }, .double)
        #expect(zeros[0] == zeros[1] && zeros[0] != zeros[2])
        let texts = hash(
            {
                $0.append(utf8: Array("é".utf8)); $0.append(utf8: Array("e\u{301}".utf8))
            }, .text)
        #expect(texts[0] != texts[1])
        // The numbers are written down: a chunk must hold the same entities on every machine.
        #expect(hash({ $0.append(Int64(1)) }, .int) == hash({ $0.append(Int64(1)) }, .int))
        let spread = Set((0..<1_000).map { number in hash({ $0.append(Int64(number)) }, .int)[0] % 10 })
        #expect(spread.count == 10)
    }
}
