import FeatureStore
import FeatureStoreTesting
import Online
import Testing

@Suite("Rows held to their source")
struct DeliveryCheckTests {
    private func faults(_ columns: [Column], of source: String = "notes", id: String? = nil) -> [String] {
        do throws(DeliveryProblem) {
            _ = try Delivery.checked(
                ColumnBatch(columns: columns, rowCount: columns.first?.count ?? 0), of: source,
                registry: StoreProbe.registry, id: id)
            return []
        } catch {
            return error.faults.map(\.description)
        }
    }

    private func column<Value: ColumnValue>(_ name: String, _ type: ValueType, _ values: Value...) -> Column {
        var column = Column(name: name, type: type)
        for value in values { value.append(to: &column) }
        return column
    }

    @Test("Columns stand in any order, and those that allow NULL may be missing")
    func orderAndAbsence() throws {
        let (n, at) = (column("n", .int, 1, 2), column("at", .timestamp, StoreProbe.day(0), StoreProbe.day(1)))
        let delivery = try Delivery.checked(
            ColumnBatch(columns: [n, at], rowCount: 2), of: "notes", registry: StoreProbe.registry)
        #expect(delivery.rows.columns.map(\.name) == ["k", "at", "n"])
        #expect(delivery.rows.columns[0].validity.setCount == 0)
    }

    @Test("Everything that does not fit is told at once")
    func faults() throws {
        let at = column("at", .timestamp, StoreProbe.day(0))
        #expect(faults([at], of: "nots")[0].contains("there is no such source; there are marks, notes, standings"))
        #expect(
            faults([at, at, column("m", .int, 1)]) == [
                "the column at stands twice", "there is no column m; there are k, at, n",
                "the column n is missing; expected int without NULL",
            ])
        #expect(faults([at, column("n", .text, "1")]) == ["n must be int, and is text"])
        let noNumber: Int? = nil
        let ofNull = faults([at, column("n", .int, noNumber)])
        #expect(ofNull.count == 1 && ofNull[0].contains("n is NULL in row 0"))
        #expect(faults([at, column("n", .int, 1)], id: "")[0].contains("the delivery's id has 0 bytes"))
        let broken = Column(
            name: "k", type: .text, cells: .text(TextCells(bytes: [0xC3, 0x28], offsets: [0, 2])),
            validity: Bitmap(repeating: true, count: 1))
        #expect(faults([broken, at, column("n", .int, 1)])[0].contains("k in row 0 is beyond its type text"))
        let nulls = column("n", .int, noNumber, noNumber, noNumber)
        let many = (0..<40).reduce(into: column("n", .int, noNumber)) { column, _ in column.append(contentsOf: nulls) }
        let times = (0..<many.count).reduce(into: Column(name: "at", type: .timestamp)) { column, _ in
            column.append(StoreProbe.day(0))
        }
        #expect(faults([times, many]).count == DeliveryProblem.mostFaults)
    }

    @Test(
        "A decimal fits its type by value",
        arguments: [("1.10", true), ("1234.5", true), ("12345.5", false), ("1.105", false), ("1.100", true)])
    func decimals(_ text: String, _ fits: Bool) throws {
        let columns = [
            column("id", .int, 1), column("part", .decimal(precision: 6, scale: 2), try ExactDecimal(text)),
            column("at", .timestamp, StoreProbe.day(0)), column("n", .int, 1),
        ]
        #expect(faults(columns, of: "standings").isEmpty == fits)
    }
}
