import FeatureStore
import Features
import Testing

@testable import Online

@Suite("Groups in the order of their use")
struct RecencyListTests {
    /// A list as slow as it is plain: the same operations give the same contents in the same order.
    @Test("Random operations leave what a plain array would hold", arguments: 1...20)
    func againstAModel(seed: UInt64) throws {
        var chance = SplitMix(state: seed)
        var list = RecencyList(linkCount: 2)
        var model: [(link: Int, key: EntityKey)] = []
        let group = try RowGroup.decode(
            Flight.self, by: ["tailnum"], key: #require(EntityKey("N1")),
            rows: ColumnBatch(
                columns: Flight.schema.columns.map { Column(name: $0.name, type: $0.type) }, rowCount: 0))
        let cost = group.byteCount + 200
        for step in 0..<400 {
            let link = Int.random(in: 0..<2, using: &chance)
            let key = try #require(EntityKey(Int.random(in: 0..<12, using: &chance)))
            let position = model.firstIndex { $0.link == link && $0.key == key }
            switch Int.random(in: 0..<6, using: &chance) {
            case 0, 1:
                list.insert(
                    .init(link: link, key: key, group: group, snapshot: StoreSnapshot(sequence: Int64(step))))
                if let position { model.remove(at: position) }
                model.append((link, key))
            case 2, 3:
                #expect((list.use(link, key) != nil) == (position != nil))
                if let position { model.append(model.remove(at: position)) }
            case 4:
                #expect(list.remove(link, key) == (position != nil))
                if let position { model.remove(at: position) }
            default:
                let kept = Int.random(in: 0...12, using: &chance)
                let dropped = max(0, model.count - kept)
                #expect(list.trim(to: kept * cost) == dropped)
                model.removeFirst(dropped)
            }
            #expect(list.count == model.count && list.bytes == model.count * cost)
        }
        for (link, key) in model { #expect(list.use(link, key) != nil) }
    }
}

/// Numbers by chance that a seed determines.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }
}
