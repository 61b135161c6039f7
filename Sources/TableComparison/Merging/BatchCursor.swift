/// A place among the rows that one side delivers.
final class BatchCursor {
    private let channel: BatchChannel
    private(set) var batch: RowBatch?
    /// The row in the batch.
    var row = 0
    private var nextRepeated = 0

    init(_ channel: BatchChannel) {
        self.channel = channel
    }

    /// Whether the batch has been used up, or there was none yet.
    var needsBatch: Bool { row >= batch?.rowCount ?? 0 }

    /// Goes to the next batch; false when none follows.
    func load() -> Bool {
        batch = channel.next()
        row = 0
        nextRepeated = 0
        return batch != nil
    }

    /// The first row from here on whose key is repeated, or the end of the batch.
    func stop() -> Int {
        guard let batch else { return 0 }
        while nextRepeated < batch.repeated.count, batch.repeated[nextRepeated] < row { nextRepeated += 1 }
        return nextRepeated < batch.repeated.count ? batch.repeated[nextRepeated] : batch.rowCount
    }

    /// The key at this place, or nil at the end.
    var key: ArraySlice<UInt8>? { batch.map { $0.keys.key(row) } }
}
