import Contracts
import FeatureStore
import RowText
import Testing

@testable import Parity

/// What the writer of samples writes is what their reader reads.
@Suite struct SampleWriterTests {
    private static let texts = [
        "", " ", "N1", "a,b", "\"", "a \"b\"", "line\nbreak", "cr\r\nlf", "é", "e\u{301}", "👩‍✈️", "null", "NULL", "\\N",
        "#", "\u{FEFF}x",
    ]
    private static let doubles: [Double] = [
        0, -0.0, 1.5, 0.1, 1e300, Double.leastNonzeroMagnitude, .nan, .infinity, -.infinity, 0x1p53,
    ]

    private func things(_ source: Source) throws -> ColumnBatch {
        var columns = source.columns.map { Column(name: $0.name, type: $0.type) }
        let count = max(Self.texts.count, Self.doubles.count)
        for row in 0..<count {
            let text = Self.texts[row % Self.texts.count]
            columns[0].append(text)
            columns[1].append(Timestamp(microseconds: Int64(row) * 1_000_003 - 5))
            if row % 5 == 4 {
                for position in 2..<columns.count { columns[position].appendNull() }
                continue
            }
            columns[2].append(Int64(Int32.min) + Int64(row))
            columns[3].append(try ExactDecimal("-\(row).5\(row % 10)"))
            columns[4].append(Double(Float(Self.doubles[row % 4])))
            columns[5].append(row.isMultiple(of: 2))
            columns[6].append(CalendarDate(daysSinceEpoch: Int32(row) - 8))
            columns[7].appendList { elements in
                // YAML's reader takes a byte order mark at the front of a text for one of a file.
                elements.append(text.hasPrefix("\u{FEFF}") ? "x" : text)
                elements.appendNull()
            }
        }
        return ColumnBatch(columns: columns, rowCount: count)
    }

    @Test func readsBackWhatItWrites() throws {
        let project = try TestProject.load()
        let source = try #require(project.source("things"))
        let entity = try #require(project.entity("aircraft"))
        let rows = try things(source)
        let lines = (0..<rows.rowCount).map { Int32($0 + 2) }
        var keys = Column(name: "tailnum", type: .text)
        var instants = Column(name: "as_of", type: .timestamp)
        for key in ["N1", "", nil] as [String?] {
            if let key { keys.append(key) } else { keys.appendNull() }
            instants.append(Timestamp(microseconds: 1))
        }
        let asked = SpineColumns(entity, project: project).columns.prefix(2)
        let spine = CaseSpine(
            entity: entity, columns: Array(asked), rows: ColumnBatch(columns: [keys, instants], rowCount: 3),
            given: [:],
            file: "spine.csv", lines: [2, 3, 4], expectations: [])
        let written = Case(
            name: "s", origin: .sample, about: "Two lines:\n  the second # with \"marks\"", location: source.location,
            tables: [CaseTable(source: source, rows: rows, file: "things.csv", lines: lines)], spines: [spine])
        let files = SampleWriter.files(of: written)
        #expect(files.map(\.name) == ["sample.yaml", "things.csv", "spine.aircraft.csv"])
        #expect(files.map(\.text) == SampleWriter.files(of: written).map(\.text))
        let texts = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.text) })
        let read = try SampleReader(project: project).read("", in: CaseFiles(root: "s", texts: texts), name: "s")
        let table = try #require(read.table(of: "things"))
        #expect(table.rows.rowCount == rows.rowCount)
        for (before, after) in zip(rows.columns, table.rows.columns) {
            for row in 0..<rows.rowCount {
                #expect(
                    CellValue(before, row: row) == CellValue(after, row: row), "\(before.name) in row \(row)")
            }
        }
        let questions = try #require(read.spine(of: "aircraft"))
        #expect((0..<3).map { CellValue(questions.rows.columns[0], row: $0) } == [.text("N1"), .text(""), .null])
    }

    @Test(arguments: doubles) func readsBackEveryDouble(_ value: Double) throws {
        var column = Column(name: "x", type: .double)
        column.append(value)
        let text = CellText.csv(column, row: 0)
        var read = Column(name: "x", type: .double)
        #expect(CellReader(type: .double).fault(appending: Array(text.utf8), to: &read) == nil)
        #expect(CellValue(read, row: 0) == CellValue(column, row: 0), "\(text)")
    }
}
