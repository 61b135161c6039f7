import Contracts
import RowText
import Testing

@testable import Parity

/// CSV that comes in pieces reads as CSV that comes whole.
@Suite struct CSVPiecesTests {
    let source: Source

    init() throws { source = try #require(try TestProject.load().source("flights")) }

    static let text =
        "\u{FEFF}flight_id,tailnum,origin,scheduled_at,departed_at,dep_delay,load\r\n"
        + "1,\"N\"\"1\",\"a\r\n\"\"b\"\",\nc\",2013-01-01T00:00:00Z,,-3,1.5\r\n"
        + "2,,é😀,2013-01-01T00:00:00Z,,,\n"
        + "3,\"\",x,2013-01-01T00:00:00Z,,7,NaN"

    func rows(_ text: String, pieces size: Int, rowsAtOnce: Int) throws -> [String] {
        let bytes = Array(text.utf8)
        let errors = ErrorCollector()
        let table = CSVTable(title: "flights", file: "f.csv", required: source.columns)
        var found: [String] = []
        let columns = try table.read(
            { take in
                for start in stride(from: 0, to: bytes.count, by: size) {
                    try take(Array(bytes[start..<min(start + size, bytes.count)]))
                }
            }, rowsAtOnce: rowsAtOnce, errors
        ) { content in
            #expect(content.lines.count <= rowsAtOnce)
            for row in 0..<content.rows.rowCount {
                let cells = content.rows.columns.map { "\(CellValue($0, row: row))" }
                found.append("\(content.lines[row]): \(cells.joined(separator: " "))")
            }
        }
        #expect((columns == nil) == !errors.errors.isEmpty)
        return found + errors.errors.map(\.description)
    }

    @Test func everyCutGivesTheSameRows() throws {
        let whole = try rows(Self.text, pieces: .max / 2, rowsAtOnce: 100)
        #expect(whole.count == 3)
        #expect(whole[2].hasPrefix("6: "))
        for size in 1...40 {
            for rowsAtOnce in [1, 2, 100] {
                #expect(try rows(Self.text, pieces: size, rowsAtOnce: rowsAtOnce) == whole, "pieces of \(size)")
            }
        }
    }

    @Test func everyCutFindsTheSameFault() throws {
        let broken = [
            Self.text + "\n4,\"never closed,x\n5,y\n", Self.text + "\n4,a\"b,\"x\"\n5,\n",
            Self.text.replacing("2013-01-01T00:00:00Z,,7", with: "never,,7"), "flight_id\n1\n",
        ]
        for text in broken {
            let whole = try rows(text, pieces: .max / 2, rowsAtOnce: 100).filter { $0.contains("error") }
            #expect(whole.count >= 1)
            for size in 1...40 {
                let found = try rows(text, pieces: size, rowsAtOnce: 2).filter { $0.contains("error") }
                #expect(found == whole, "pieces of \(size)")
            }
        }
    }

    @Test func aRecordThatNeverEndsIsNotKept() throws {
        var pieces = CSVPieces(longestRecord: 12)
        var given = 0
        try pieces.take(Array("a,b\n\"1\n\",".utf8)) { given += $0.count }
        #expect(given == 4)
        #expect(pieces.pendingCount == 5)
        try pieces.take(Array("2\n\"x".utf8)) { given += $0.count }
        #expect(given == 11)
        let fault = #expect(throws: CSVScanner.Fault.self) {
            try pieces.take(Array("\n\n\n4567890".utf8)) { given += $0.count }
        }
        #expect(fault?.line == 4)
        #expect(given == 11)
    }
}
