public import FeatureStore
public import Logging

/// Writes each log message as one line of JSON: time, level, message, and what belongs to it.
///
/// What is logged are ids, names, codes, times and counts; values of features and keys never are.
public struct JSONLogHandler: LogHandler {
    /// What goes with every message.
    public var metadata: Logger.Metadata = [:]
    /// What adds to every message when it is written.
    public var metadataProvider: Logger.MetadataProvider?
    /// The least level that is written.
    public var logLevel: Logger.Level

    private let label: String
    private let clock: @Sendable () -> Timestamp
    private let write: @Sendable (String) -> Void

    /// Makes a handler.
    ///
    /// - Parameter write: Takes one line, its end included; it is called from many threads.
    public init(
        label: String, level: Logger.Level = .info, clock: @escaping @Sendable () -> Timestamp,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.label = label
        logLevel = level
        self.clock = clock
        self.write = write
    }

    /// What goes with every message under a name.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one message.
    public func log(event: LogEvent) {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { _, new in new } }
        if let given = event.metadata { all.merge(given) { _, new in new } }
        var writer = JSONWriter(reservingCapacity: 256)
        writer.object { writer in
            writer.member("time", clock().description)
            writer.member("level", event.level.rawValue)
            writer.member("logger", label)
            writer.member("message", "\(event.message)")
            for (name, value) in all.sorted(by: { $0.key < $1.key }) where name != "hb.request.id" {
                writer.name(name)
                writer.metadata(value)
            }
        }
        write(String(decoding: writer.bytes, as: UTF8.self) + "\n")
    }
}

extension JSONWriter {
    fileprivate mutating func metadata(_ value: Logger.Metadata.Value) {
        switch value {
        case .string(let text): self.text(text)
        case .stringConvertible(let number as Int): integer(Int64(number))
        case .stringConvertible(let number as Double): double(number)
        case .stringConvertible(let other): self.text(other.description)
        case .array(let values): array { writer in for value in values { writer.metadata(value) } }
        case .dictionary(let members):
            object { writer in
                for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                    writer.name(name)
                    writer.metadata(value)
                }
            }
        }
    }

}
