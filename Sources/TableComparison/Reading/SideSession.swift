import BlockingCalls
import Warehouse

/// Reads one side on a thread of its own.
actor SideSession {
    private let executor: DedicatedExecutor
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let side: ComparisonRequest.Side
    private let stop: StopFlag
    private var opened: (any ComparedSide)?

    init(_ side: ComparisonRequest.Side, _ stop: StopFlag) {
        executor = DedicatedExecutor(label: "featurestore.compare")
        self.side = side
        self.stop = stop
    }

    /// Connects and says what the side offers.
    func open() throws -> (engine: String, columns: [SideColumn]) {
        let opened = try side.open(stop)
        self.opened = opened
        return (opened.engine, opened.columns)
    }

    /// Reads all rows into the channel; a failure stops the other threads of the comparison too.
    func read(
        _ reading: SideReading, exampleLimit: Int, into channel: BatchChannel
    ) -> Result<BatchWriter.Summary, any Error> {
        defer { channel.finish() }
        let result = Result { try summary(reading, exampleLimit: exampleLimit, into: channel) }
        if case .failure = result { stop.raise() }
        return result
    }

    private func summary(
        _ reading: SideReading, exampleLimit: Int, into channel: BatchChannel
    ) throws -> BatchWriter.Summary {
        guard let opened else { throw ComparisonError.unavailable("\(side.name) was not opened") }
        let name = side.name
        let writer = BatchWriter(
            reading, typings: reading.values.map(opened.typing), exampleLimit: exampleLimit, channel: channel
        ) { earlier, later in
            ComparisonError.misused([
                "\(name) delivers its keys in another order than \(reading.key.map(\.type.rawValue).joined(separator: ", ")) "
                    + "have: \(Self.text(later)) came after \(Self.text(earlier)). Use a query that casts the key to the type "
                    + "that it is compared as."
            ])
        }
        try opened.read(reading, into: writer, stop)
        try writer.finish()
        return writer.summary
    }

    /// Lets the connection go.
    func close() { opened = nil }

    private static func text(_ key: [ComparedCell]) -> String {
        "(" + key.map { CellWords.text($0, atMost: 60) }.joined(separator: ", ") + ")"
    }
}
