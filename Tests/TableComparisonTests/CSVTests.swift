import Foundation
import Testing

@testable import TableComparison

/// CSV files, good and bad, against a table.
@Suite struct CSVTests {
    private static let table =
        "CREATE TABLE t (id INTEGER, s TEXT, d REAL); INSERT INTO t VALUES (1, 'a', 0.5), (2, NULL, 2.5)"

    private func message(_ csv: some Sequence<UInt8>) async throws -> String {
        let rig = try ComparisonRig()
        var request = try rig.request("CREATE TABLE t (id)", Self.table)
        request.first = .init(name: "first", address: .csv(path: try rig.file("a.csv", csv)), rows: .file)
        let asked = request
        let text = await failure { try await TableComparer.compare(asked) }?.description ?? "no error"
        return text.replacing(rig.folder + "/", with: "")
    }

    @Test func byteOrderMarkCarriageReturnsQuotesAndOrderDoNotMatter() async throws {
        let texts = [
            "id,s,d\n1,a,0.5\n2,,2.5\n", "\u{FEFF}id,s,d\r\n2,,2.5\r\n1,a,0.5\r\n", "d,\"s\",id\n2.5,,2\n5e-1,\"a\",1",
        ]
        for text in texts {
            let result = try await ComparisonRig().compare(csv: text.utf8, Self.table)
            #expect(result.conclusion == .equal, "\(text): \(result.found)")
            #expect(result.rows.compared == 2)
        }
    }

    @Test func anEmptyTextIsNotNull() async throws {
        let result = try await ComparisonRig().compare(csv: "id,s,d\n1,a,0.5\n2,\"\",2.5\n".utf8, Self.table)
        #expect(result.found == ["s null-against-value 1"])
    }

    @Test func aFieldThatIsNoValueOfItsTypeIsADifference() async throws {
        let result = try await ComparisonRig().compare(csv: "id,s,d\n1,a,half\n2,,2.5\nx,b,1\n".utf8, Self.table)
        #expect(result.found == ["d other-type 1"])
        #expect(result.first.otherKeys.count == 1)
    }

    @Test func brokenFilesAreToldWithTheirLine() async throws {
        #expect(try await message("".utf8).contains("the file is empty"))
        #expect(
            try await message("id,s,d\n1,\"a,0.5\n2,,2.5\n".utf8).hasPrefix("a.csv:2: error: the quote that opens here")
        )
        #expect(try await message("id,s,d\n1,a\"b,0.5\n".utf8).hasPrefix("a.csv:2: error: a quote inside a field"))
        #expect(
            try await message("id,s,d\n1,a,0.5\n2,b\n".utf8).hasPrefix(
                "a.csv:3: error: the record has 2 fields; expected 3"))
        #expect(try await message([0xFF, 0xFE, 0x69, 0]).contains("UTF-16"))
        #expect(
            try await message(Array("id,s,d\n1,".utf8) + [0xC3] + Array(",1\n".utf8)).contains(
                "a.csv:2: error: s is not valid"))
    }

    @Test func missingAndDoubledColumnsAreErrors() async throws {
        #expect(try await message("id,s\n1,a\n".utf8).contains("the column 'd' of second is missing in first"))
        #expect(try await message("id,s,d,s\n1,a,1,b\n".utf8).contains("first has two columns called 's'"))
    }

    @Test func aFileLargerThanAPieceIsReadWhole() async throws {
        var text = "id,s,d\n"
        for row in stride(from: 30_000, to: 0, by: -1) {
            text += "\(row),\"line\nbreak, \"\"quote\"\" \(row % 7)\",\(row)\n"
        }
        text += "30001,\"\(String(repeating: "x", count: 3_000_000))\",1\n"
        let result = try await ComparisonRig().compare(
            csv: text.utf8,
            """
            CREATE TABLE t (id INTEGER, s TEXT, d REAL);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000)
            INSERT INTO t SELECT i, 'line' || char(10) || 'break, "quote" ' || (i % 7), CASE i WHEN 12345 THEN 0 ELSE i END FROM n;
            """)
        #expect(result.rows.compared == 30_000)
        #expect(result.rows.missing.count == 1)
        #expect(result.found == ["d value 1"])
    }

    @Test func twoCSVFilesAreComparedAsTextUnlessTold() async throws {
        let rig = try ComparisonRig()
        let request = ComparisonRequest(
            first: .init(
                name: "first", address: .csv(path: try rig.file("a.csv", "id,v\n10,1.0\n9,2\n".utf8)), rows: .file),
            second: .init(
                name: "second", address: .csv(path: try rig.file("b.csv", "id,v\n9,2\n10,1\n".utf8)), rows: .file),
            key: ["id"])
        #expect(try await TableComparer.compare(request).found == ["v value 1"])
        var typed = request
        typed.types = [("id", .int), ("v", .decimal)]
        let asked = typed
        #expect(try await TableComparer.compare(asked).conclusion == .equal)
    }
}
