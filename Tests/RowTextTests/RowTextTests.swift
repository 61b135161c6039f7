import FeatureStore
import RowText
import Testing

@Suite("Rows of text")
struct RowTextTests {
    static let columns = [
        ColumnSchema("id", .int), ColumnSchema("name", .text), ColumnSchema("ratio", .double, isNullable: true),
        ColumnSchema("price", .decimal(precision: 38, scale: 10), isNullable: true),
        ColumnSchema("flag", .bool, isNullable: true), ColumnSchema("at", .timestamp, isNullable: true),
        ColumnSchema("day", .date, isNullable: true),
        ColumnSchema("tags", .list(element: .text, order: .ordered, nullElements: true), isNullable: true),
    ]

    /// Reads a text in pieces of a size; each row as its cells' literals, or the faults.
    static func read(_ format: RowTextFormat, _ text: String, piece: Int = 1 << 20, rowsAtOnce: Int = 3) -> [String] {
        var reader = RowTextReader(format, columns: columns, rowsAtOnce: rowsAtOnce)
        var rows: [String] = []
        func add(_ batches: [ColumnBatch]) {
            for batch in batches {
                for row in 0..<batch.rowCount {
                    let cells: [any ColumnValue] = [
                        Int?(cell: row, of: batch.columns[0]), String?(cell: row, of: batch.columns[1]),
                        Double?(cell: row, of: batch.columns[2]), ExactDecimal?(cell: row, of: batch.columns[3]),
                        Bool?(cell: row, of: batch.columns[4]), Timestamp?(cell: row, of: batch.columns[5]),
                        CalendarDate?(cell: row, of: batch.columns[6]), [String?]?(cell: row, of: batch.columns[7]),
                    ]
                    rows.append(cells.map(\.literal).joined(separator: " "))
                }
            }
        }
        do throws(RowTextFaults) {
            let bytes = Array(text.utf8)
            for start in stride(from: 0, to: bytes.count, by: piece) {
                add(try reader.take(Array(bytes[start..<min(bytes.count, start + piece)])))
            }
            add(try reader.finish())
        } catch {
            return error.faults.map(\.description)
        }
        return rows
    }

    @Test("Behind a wrong header nothing is read, not as a header either", arguments: [1, 9, 1 << 20])
    func wrongHeader(_ piece: Int) throws {
        let bytes = Array("nome,id\nid,name\n1,a\n2,b\n3,c\n4,d\n".utf8)
        var reader = RowTextReader(.csv, columns: Self.columns, rowsAtOnce: 3)
        var rows = 0
        do throws(RowTextFaults) {
            for start in stride(from: 0, to: bytes.count, by: piece) {
                let batches = try reader.take(Array(bytes[start..<min(bytes.count, start + piece)]))
                rows += batches.reduce(0) { $0 + $1.rowCount }
            }
            rows += try reader.finish().reduce(0) { $0 + $1.rowCount }
            Issue.record("the header is wrong")
        } catch {
            #expect(error.faults.map(\.line) == [1, 1])
        }
        #expect(rows == 0)
    }

    @Test("Numbers keep every digit")
    func exactNumbers() {
        let rows = Self.read(
            .ndjson,
            """
            {"id":9223372036854775807,"name":"a","price":12345678901234567890.1234567890,"ratio":0.1}
            {"ratio": "-Infinity", "id" : -9223372036854775808 , "name":"", "price":"1.10"}

            {"id":9007199254740993,"name":"b","ratio":-0.0,"price":-0.5,"flag":true,"day":"2013-03-10",\
            "at":"2013-03-10T07:00:00.000001Z","tags":["x",null,"\\ud83d\\ude00\\u0000\\n\\"\\/"]}
            """)
        let csv = Self.read(
            .csv,
            """
            name,id,price,ratio,flag,at,day,tags
            a,9223372036854775807,12345678901234567890.1234567890,0.1,,,,
            "",-9223372036854775808,1.10,-Infinity,,,,
            b,9007199254740993,-0.5,-0.0,true,2013-03-10T07:00:00.000001Z,2013-03-10,"[""x"",null,""\\ud83d\\ude00\\u0000\\n\\""\\/""]"
            """)
        #expect(rows == csv)
        #expect(rows.count == 3)
        #expect(rows[0].hasPrefix("9223372036854775807 ") && rows[0].contains("12345678901234567890.1234567890"))
        #expect(rows[1].contains("1.10"))
        #expect(rows[2].contains("9007199254740993") && rows[2].contains("-0.5"))
    }

    @Test("Pieces of any size read as the whole", arguments: [1, 2, 3, 7, 64])
    func pieces(_ size: Int) {
        let json = (0..<50).map { "{\"id\":\($0),\"name\":\"n\($0)\\né\u{1F600}\"}" }.joined(separator: "\r\n")
        #expect(Self.read(.ndjson, json, piece: size) == Self.read(.ndjson, json))
        #expect(Self.read(.ndjson, json).count == 50)
        let csv = "id,name\r\n" + (0..<50).map { "\($0),\"n\"\"\($0)\né\"\r\n" }.joined()
        #expect(Self.read(.csv, csv, piece: size) == Self.read(.csv, csv))
        #expect(Self.read(.csv, csv).count == 50)
    }

    static let faults: [(RowTextFormat, String, String)] = [
        (.ndjson, "{\"id\":1.0,\"name\":\"a\"}", "1:7: error: id is no int"),
        (.ndjson, "{\"id\":1e3,\"name\":\"a\"}", "1:7: error: id is no int"),
        (.ndjson, "{\"id\":\"1\",\"name\":\"a\"}", "1:7: error: id is no int; expected an integer, found \"1\""),
        (.ndjson, "{\"id\":9223372036854775808,\"name\":\"a\"}", "beyond the type"),
        (.ndjson, "{\"id\":01,\"name\":\"a\"}", "a number begins with 0"),
        (.ndjson, "{\"id\":+1,\"name\":\"a\"}", "id is no int"),
        (.ndjson, "{\"id\":NaN,\"name\":\"a\"}", "id is no int"),
        (.ndjson, "{\"id\":1,\"name\":\"a\",\"ratio\":NaN}", "1:28: error: ratio is no double"),
        (.ndjson, "{\"id\":1,\"name\":\"a\",\"ratio\":\"nan\"}", "ratio is no double"),
        (.ndjson, "{\"id\":1,\"name\":\"a\",\"ratio\":1e999}", "beyond the type"),
        (.ndjson, "{\"id\":1,\"name\":null}", "1:16: error: name is null; expected a value"),
        (.ndjson, "{\"id\":1}", "1:1: error: name is missing"),
        (.ndjson, "{\"id\":1,\"id\":1,\"name\":\"a\"}", "1:9: error: the field 'id' stands twice"),
        (.ndjson, "{\"id\":1,\"name\":\"a\",\"nam\":1}", "1:20: error: there is no column 'nam'"),
        (.ndjson, "{\"id\":1,\"name\":\"a\"} x", "text behind the object"),
        (.ndjson, "{\"id\":1,\"name\":\"a\",}", "expected the name of a field"),
        (.ndjson, "{\"id\":1 \"name\":\"a\"}", "expected ',' or '}'"),
        (.ndjson, "[1]", "expected an object"),
        (.ndjson, "{\"id\":1,\"name\":\"a", "never closed"),
        (.ndjson, "{\"id\":1,\"name\":\"\\ud800\"}", "half of a surrogate pair"),
        (.ndjson, "{\"id\":1,\"name\":\"\\x\"}", "an escape that JSON does not have"),
        (.ndjson, "{\"id\":1,\"name\":\"\\u+0FF\"}", "four hexadecimal digits"),
        (.ndjson, "{\"id\":1,\"name\":\"\t\"}", "a control character"),
        (.ndjson, "{\"id\":1,\"name\":{\"a\":1}}", "name is no text; expected a string"),
        (.ndjson, "{\"id\":1,\"name\":\"a\",\"tags\":[[1]]}", "an element of tags is no text"),
        (.ndjson, "{\"id\":1,\"name\":\"a\",\"at\":1363503600}", "at is no timestamp; expected an instant"),
        (.csv, "", "expected a header"),
        (.csv, "id,name,nam\n", "there is no column 'nam'"),
        (.csv, "id,id,name\n", "1:4: error: the column 'id' stands twice"),
        (.csv, "id\n", "the column 'name' is missing"),
        (.csv, "id,name\n1,a,b\n", "2:1: error: the record has 3 fields; expected 2"),
        (.csv, "id,name\n1,a\n2,\n", "3:3: error: name is NULL"),
        (.csv, "id,name\n1.0,a\n", "2:1: error: id is no int; expected an integer, found '1.0'"),
        (.csv, "id,name,tags\n1,a,\"[1]\"\n", "an element of tags is no text"),
        (.csv, "id,name\n1,\"a\n", "never closed"),
    ]

    @Test("What is wrong is told with its place")
    func faults() {
        for (format, text, expected) in Self.faults {
            let found = Self.read(format, text)
            #expect(found.count == 1 && found[0].contains(expected), "\(text) gave \(found)")
        }
    }

    @Test("All that is wrong with a row is told, each with what was found; a value that is no JSON ends the row")
    func wholeRows() {
        let json = Self.read(
            .ndjson,
            """
            {"id":"x","name":null,"ratio":"much","extra":{"a":["}",1]},"flag":[1],"id":2,"day":"soon"}
            {"flag":7,"ratio":much,"day":"soon"}
            """)
        let wrong = [
            #"1:7: error: id is no int; expected an integer, found "x""#, "1:18: error: name is null",
            #"found "much""#, "1:38: error: there is no column 'extra'", "found an array",
            "the field 'id' stands twice",
            #"found "soon""#, "2:9: error: flag is no bool; expected true or false, found 7", "found much",
        ]
        #expect(json.count == wrong.count, "\(json)")
        for (found, expected) in zip(json, wrong) { #expect(found.contains(expected)) }
        let csv = Self.read(.csv, "id,name,ratio,flag\nx,,\"mu\u{7}\"\"ch\",1\n")
        #expect(csv.map { $0.prefix(4) } == ["2:1:", "2:3:", "2:4:", "2:14"], "\(csv)")
        #expect(csv.count == 4 && csv[2].hasSuffix("found 'mu\u{FFFD}\"ch'") && csv[3].hasSuffix("found '1'"), "\(csv)")
    }

    /// Once each field of a header was looked up from the line's beginning: a body of some megabytes kept a server for hours.
    @Test("One line of a million fields is refused at once", .timeLimit(.minutes(1)))
    func endlessHeader() {
        #expect(Self.read(.csv, String(repeating: "7,", count: 1_000_000)).count == 20)
        #expect(Self.read(.csv, String(repeating: "id,", count: 1_000_000)).count == 20)
    }

    @Test("Several faults are told at once, and no more than twenty")
    func severalFaults() {
        let lines = (0..<40).map { "{\"id\":\($0 % 2 == 0 ? "\"x\"" : "\($0)"),\"name\":\"a\"}" }
        let found = Self.read(.ndjson, lines.joined(separator: "\n"), piece: 100)
        #expect(found.count == 20)
        #expect(found[found.count - 1].hasPrefix("39:7: "))
        let csv = "id,name\n" + (0..<40).map { "x\($0),a\n" }.joined()
        #expect(Self.read(.csv, csv).count == 20)
    }

    @Test("Behind a fault no row is given, before it every whole batch is")
    func rowsBeforeFaults() throws {
        var reader = RowTextReader(.ndjson, columns: Array(Self.columns.prefix(2)), rowsAtOnce: 2)
        let good = "{\"id\":1,\"name\":\"a\"}\n"
        #expect(try reader.take(Array((good + good + good).utf8)).map(\.rowCount) == [2])
        #expect(try reader.take(Array(("{\n" + good + good).utf8)).map(\.rowCount) == [])
        #expect(throws: RowTextFaults.self) { try reader.finish() }
    }

    @Test("Any bytes at all are rows or faults")
    func anyBytes() {
        var state: UInt64 = 4711
        let alphabet = Array("{}[]\",:\\ue0129.-+nultrfase \n\r\u{e9}id name".utf8)
        for _ in 0..<3_000 {
            var text: [UInt8] = []
            for _ in 0..<40 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.append(alphabet[Int(state >> 33) % alphabet.count])
            }
            for format in RowTextFormat.allCases {
                var reader = RowTextReader(format, columns: Self.columns, longestRow: 30)
                do throws(RowTextFaults) {
                    _ = try reader.take(text)
                    _ = try reader.finish()
                } catch {
                    #expect(!error.faults.isEmpty && error.faults.count <= RowTextFaults.mostFaults)
                }
            }
        }
    }
}
