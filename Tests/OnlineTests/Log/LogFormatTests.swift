import FeatureStore
import Foundation
import Online
import Testing

@Suite("Lines of the feature log")
struct LogFormatTests {
    /// A column of every type, each with its extremes, one row for each of the numbers.
    private func columns(_ pick: Int) throws -> [Column] {
        var columns = [
            Column(name: "v:int", type: .int), Column(name: "v:double", type: .double),
            Column(name: "v:decimal", type: .decimal(precision: 38, scale: 4)), Column(name: "v:text", type: .text),
            Column(name: "v:bool", type: .bool), Column(name: "v:time", type: .timestamp),
            Column(name: "v:day", type: .date),
            Column(name: "v:list", type: .list(element: .text, order: .unordered, nullElements: true)),
        ]
        func choice<Value>(_ values: [Value]) -> Value { values[pick % values.count] }
        columns[0].append(choice([Int64.min, .max, 0, 9_007_199_254_740_993]))
        columns[1].append(choice([Double.nan, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, 0.1 + 0.2]))
        columns[2].append(try ExactDecimal(choice(["-0.1000", "9999999999999999999999999999999999.0001", "0.0000"])))
        columns[3].append(choice(["", "\u{0}\n\"\\", "é", "e\u{301}", "\u{1F6EB}", "nan", "null"]))
        columns[4].append(pick.isMultiple(of: 2))
        columns[5].append(Timestamp(microseconds: choice([Int64.min, .max, -1, 1])))
        columns[6].append(CalendarDate(daysSinceEpoch: choice([-2_440_588, 0, 2_145_042_905])))
        columns[7].appendList { elements in
            for number in 0..<(pick % 3) {
                if number == 0 { elements.appendNull() } else { elements.append("x\(number)") }
            }
        }
        if pick.isMultiple(of: 5) { columns[pick % 8] = nullColumn(like: columns[pick % 8]) }
        return columns
    }

    private func nullColumn(like column: Column) -> Column {
        var empty = Column(name: column.name, type: column.type)
        empty.appendNull()
        return empty
    }

    @Test("What is read is what was recorded, bit for bit, in every type")
    func everyCell() async throws {
        let folder = try LogFolder()
        let log = try folder.open()
        let given = try (0..<60).map { pick in
            var vector = LogFolder.vector("r\(pick)")
            vector.features = ColumnBatch(columns: try columns(pick), rowCount: 1)
            vector.keys = ColumnBatch(columns: try columns(pick + 3), rowCount: 1)
            vector.request = ColumnBatch(columns: try columns(pick + 7), rowCount: 1)
            vector.statuses = vector.features.columns.indices.map { FeatureStatus.allCases[(pick + $0) % 4] }
            vector.service = pick.isMultiple(of: 2) ? "delay_model_v1" : nil
            return vector
        }
        for vector in given { log.record(vector, seen: [nil]) }
        await log.close()
        let read = try folder.records()
        let damages = try folder.damages()
        try #require(read.count == given.count, "\(damages), \(log.counts)")
        for (one, other) in zip(given, read) {
            #expect(one.requestID == other.requestID && one.asOf == other.asOf && one.servedAt == other.servedAt)
            #expect(one.snapshot == other.snapshot && one.service == other.service && one.views == other.views)
            #expect(one.statuses == other.statuses)
            for (mine, its) in [(one.keys, other.keys), (one.request, other.request), (one.features, other.features)] {
                #expect(mine.columns.map(\.name) == its.columns.map(\.name))
                for (column, found) in zip(mine.columns, its.columns) {
                    #expect(
                        column.type == found.type && column.isIdentical(at: 0, to: 0, of: found), "\(one.requestID)")
                }
            }
        }
    }

    @Test("A line cut anywhere is torn at the end of its file and changed elsewhere; one changed byte shows")
    func damage() async throws {
        let folder = try LogFolder()
        let log = try folder.open()
        for number in 0..<2 { log.record(LogFolder.vector("r\(number)"), seen: [nil]) }
        await log.close()
        let name = try #require(try FeatureLogReader(folder: folder.path).files().first)
        let file = URL(filePath: "\(folder.path)/\(name)")
        let whole = try Data(contentsOf: file)
        let first = try #require(whole.firstIndex(of: UInt8(ascii: "\n"))) + 1
        for cut in stride(from: first + 1, to: whole.count - 1, by: 7) {
            try whole.prefix(cut).write(to: file)
            #expect(try folder.damages() == [.torn])
            #expect(try folder.records().map(\.requestID) == ["r0"])
        }
        for position in stride(from: 0, to: first - 1, by: 11) {
            var changed = whole
            changed[position] ^= 0x10
            try changed.write(to: file)
            #expect(try folder.damages() == [.changed], "byte \(position)")
        }
    }
}
