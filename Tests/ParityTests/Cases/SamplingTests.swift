import Contracts
import FeatureStore
import Testing
import Warehouse

@testable import Parity

/// The parts of drawing that need no warehouse.
@Suite struct SamplingTests {
    @Test func clocksChangeWhenTheyDo() throws {
        let range = try Timestamp("2013-01-01T00:00:00Z")...Timestamp("2014-01-01T00:00:00Z")
        let changes = ClockChanges.instants(of: [try Zone("America/New_York")], in: range)
        #expect(changes == [try Timestamp("2013-03-10T07:00:00Z"), try Timestamp("2013-11-03T06:00:00Z")])
        #expect(ClockChanges.instants(of: [], in: range).isEmpty)
        let all = Timestamp(microseconds: .min)...Timestamp(microseconds: .max)
        #expect(ClockChanges.instants(of: [try Zone("America/New_York")], in: all).count == 24)
    }

    @Test func theOrderOfChanceDependsOnSeedPurposeAndKey() {
        let order = SeededOrder(seed: "1")
        let key: [LiveValue] = [.text(Array("a".utf8)), .text(Array("bc".utf8))]
        #expect(order.rank("x", key) == SeededOrder(seed: "1").rank("x", key))
        #expect(order.rank("x", key) != SeededOrder(seed: "2").rank("x", key))
        #expect(order.rank("x", key) != order.rank("y", key))
        #expect(order.rank("x", key) != order.rank("x", [.text(Array("ab".utf8)), .text(Array("c".utf8))]))
    }

    /// Two flights, a tie, seven days of window.
    private func history() throws -> EntityRowsIndex {
        let project = try TestProject.load()
        let source = try #require(project.source("flights"))
        var columns = source.columns.map { Column(name: $0.name, type: $0.type) }
        for (number, time) in ["2013-03-01T00:00:00Z", "2013-03-02T00:00:00Z", "2013-03-02T00:00:00Z"].enumerated() {
            columns[0].append(Int64(number))
            columns[1].append("N1")
            columns[2].append("JFK")
            columns[3].append(try Timestamp(time))
            columns[4].append(try Timestamp("2013-03-03T12:00:00Z"))
            columns[5].appendNull()
            columns[6].appendNull()
        }
        return EntityRowsIndex(source, ColumnBatch(columns: columns, rowCount: 3), keys: ["tailnum"])
    }

    @Test func questionsAreAskedWhereAnswersChange() throws {
        let project = try TestProject.load()
        let views = project.views.filter { $0.entity.name == "aircraft" }
        let chooser = QuestionInstants(views, clockChanges: [], order: SeededOrder(seed: "1"), count: 100)
        let key: [LiveValue] = [.text(Array("N1".utf8))]
        let range = try Timestamp("2013-01-01T00:00:00Z")...Timestamp("2014-01-01T00:00:00Z")
        let found = chooser.instants(of: key, in: [try history()], otherwise: range)
        let instants = found.map(\.description)
        for expected in [
            "2013-03-02T00:00:00Z", "2013-03-02T00:00:00.000001Z", "2013-03-01T23:59:59.999999Z",
            "2013-03-08T00:00:00Z",
            "2013-03-07T23:59:59.999999Z", "2013-03-03T12:00:00Z", "2013-03-03T11:59:59.999999Z",
            "2013-02-28T23:59:59.999999Z",
        ] {
            #expect(instants.contains(expected), "\(expected) in \(instants)")
        }
        #expect(found == Array(Set(found)).sorted())
        let few = QuestionInstants(views, clockChanges: [], order: SeededOrder(seed: "1"), count: 5)
        #expect(few.instants(of: key, in: [try history()], otherwise: range).count == 5)
        let nobody = few.instants(of: [.text([])], in: [try history()], otherwise: range)
        #expect(nobody.allSatisfy { $0 >= Timestamp(microseconds: range.lowerBound.microseconds - 1) })
        #expect(!nobody.isEmpty)
    }

    @Test func linkedColumnsAreHashedTogether() throws {
        let project = try TestProject.load()
        let columns = HashedColumns(project, keys: true, text: false)
        #expect(columns.bySource["flights"] == ["tailnum", "origin"])
        // `planned` finds flights through a request column.
        #expect(columns.inSpines.contains("gate_origin"))
        let texts = HashedColumns(project, keys: false, text: true)
        #expect(texts.bySource["gates"] == ["tailnum", "gate"])
        #expect(texts.bySource["things"] == ["tailnum", "tags"])
    }

    @Test func textsInListsAreHashedAsOthersAre() throws {
        let text = ColumnContract(name: "x", type: .text, isNullable: true)
        let type = ValueType.list(element: .text, order: .ordered, nullElements: true)
        let contract = ColumnContract(name: "tags", type: type, isNullable: true)
        var elements = Column(name: "element", type: .text)
        elements.append("a")
        elements.appendNull()
        let lists = Column(
            name: "tags", type: type, cells: .list(ListCells(elements: elements, offsets: [0, 2])),
            validity: Bitmap(repeating: true, count: 1))
        var hasher = try ValueHasher(secret: "one secret of some length", columns: [text, contract])
        let alone = CellValue(try hasher.hashed(elements, as: text), row: 0)
        #expect(alone != .text("a"))
        #expect(CellValue(try hasher.hashed(lists, as: contract), row: 0) == .list([alone, .null]))
    }

    @Test func hashesAreEqualForEqualValuesAlone() throws {
        let contract = ColumnContract(name: "x", type: .text, isNullable: true)
        let narrow = ColumnContract(name: "y", type: .text, isNullable: true, physicalType: "varchar(10)")
        var column = Column(name: "x", type: .text)
        for text in ["a", "b", "a", ""] { column.append(text) }
        column.appendNull()
        var hasher = try ValueHasher(secret: "one secret of some length", columns: [contract, narrow])
        let hashed = try hasher.hashed(column, as: contract)
        let values = (0..<5).map { CellValue(hashed, row: $0) }
        #expect(values[0] == values[2] && values[0] != values[1])
        #expect(values[3] == .text("") && values[4] == .null)
        if case .text(let text) = values[0] { #expect(text.count == 10 && text.hasPrefix("h")) }
        var other = try ValueHasher(secret: "another secret of such length", columns: [contract, narrow])
        #expect(CellValue(try other.hashed(column, as: contract), row: 0) != values[0])
        let tiny = ColumnContract(name: "z", type: .text, isNullable: true, physicalType: "varchar(3)")
        #expect(throws: DrawFailure.self) { _ = try ValueHasher(secret: "a secret of some length", columns: [tiny]) }
        let small = ColumnContract(name: "n", type: .int, isNullable: false, physicalType: "int2")
        var numbers = Column(name: "n", type: .int)
        for number in 0..<20_000 { numbers.append(Int64(number)) }
        var colliding = try ValueHasher(secret: "a secret of some length", columns: [small])
        #expect(throws: DrawFailure.self) { _ = try colliding.hashed(numbers, as: small) }
    }
}
