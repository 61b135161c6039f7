import FeatureStore

/// A view with one feature, `value`, that misbehaves for the device `bad` and counts readings for all others.
protocol ProbeView: FeatureView where Input == DeviceHistory, Features == ProbeFeatures {
    static func misbehave(_ history: DeviceHistory, asOf: Timestamp) throws -> Int?
}

extension ProbeView {
    static var schema: ViewSchema {
        ViewSchema(
            name: "\(Self.self)", reads: ["readings"], features: [ColumnSchema("value", .int, isNullable: true)])
    }

    static func compute(_ history: DeviceHistory, asOf: Timestamp) throws -> ProbeFeatures {
        guard history.device == "bad" else { return ProbeFeatures(value: history.readings.count) }
        return ProbeFeatures(value: try misbehave(history, asOf: asOf))
    }
}

struct ProbeFeatures: FeatureValues {
    var value: Int?

    func write(into answer: inout ColumnWriter) { answer.append(value) }
}
