import Online
import Testing

@Suite("States of a store")
struct SnapshotTests {
    @Test("States are ordered as their commits")
    func order() {
        #expect(StoreSnapshot.empty < StoreSnapshot(sequence: 1))
        #expect(!(StoreSnapshot(sequence: 2) < StoreSnapshot(sequence: 2)))
    }
}
