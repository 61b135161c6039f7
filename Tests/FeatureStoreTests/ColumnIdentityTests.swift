import FeatureStore
import Testing

/// What one implementation may say in two ways: the order of a list that has none, and nothing else.
@Suite struct ColumnIdentityTests {
    private static func lists(_ order: ListOrder, _ lists: [[Double]?]) -> Column {
        var elements = Column(name: "element", type: .double)
        var offsets = [0]
        var validity = Bitmap(repeating: true, count: 0)
        for list in lists {
            for element in list ?? [] { elements.append(element) }
            offsets.append(elements.count)
            validity.append(list != nil)
        }
        return Column(
            name: "lists", type: .list(element: .double, order: order, nullElements: false),
            cells: .list(ListCells(elements: elements, offsets: offsets)), validity: validity)
    }

    @Test func aListWithoutAnOrderMayComeInAnother() {
        let said = Self.lists(.unordered, [[1, 2, 2], [1, 2, 2], [0.0], [], nil, [1]])
        let again = Self.lists(.unordered, [[2, 1, 2], [1, 1, 2], [-0.0], [], [], nil])
        let same = (0..<said.count).map { said.saysTheSame(at: $0, as: $0, of: again) }
        #expect(same == [true, false, false, true, false, false])
    }

    @Test func aListWithAnOrderMayNot() {
        let said = Self.lists(.ordered, [[1, 2], [1, 2]])
        let again = Self.lists(.ordered, [[2, 1], [1, 2]])
        #expect((0..<2).map { said.saysTheSame(at: $0, as: $0, of: again) } == [false, true])
    }
}
