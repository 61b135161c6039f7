import FeatureStore
import Foundation

/// Behaves.
enum Good: ProbeView {
    static func misbehave(_ history: DeviceHistory, asOf: Timestamp) -> Int? { -1 }
}

enum Traps: ProbeView {
    static func misbehave(_ history: DeviceHistory, asOf: Timestamp) -> Int? {
        Array(history.readings)[history.readings.count].amount
    }
}

enum CallsFatalError: ProbeView {
    static func misbehave(_ history: DeviceHistory, asOf: Timestamp) -> Int? { fatalError("no device is that bad") }
}

enum RecursesForever: ProbeView {
    static func misbehave(_ history: DeviceHistory, asOf: Timestamp) -> Int? { depth(below: history.readings.count) }

    private static func depth(below start: Int) -> Int { start == -1 ? 0 : depth(below: start + 1) + 1 }
}

enum LoopsForever: ProbeView {
    static func misbehave(_ history: DeviceHistory, asOf: Timestamp) -> Int? {
        var sum = history.readings.count
        while sum >= 0 { sum = (sum + 1) & 0xffff }
        return sum
    }
}

enum NeedsAllMemory: ProbeView {
    static func misbehave(_ history: DeviceHistory, asOf: Timestamp) -> Int? {
        var blocks: [[UInt8]] = []
        while true { blocks.append(Array(repeating: 1, count: 16 << 20)) }
    }
}

enum ExitsWithZero: ProbeView {
    static func misbehave(_ history: DeviceHistory, asOf: Timestamp) -> Int? { exit(0) }
}

enum KillsItself: ProbeView {
    static func misbehave(_ history: DeviceHistory, asOf: Timestamp) -> Int? {
        kill(getpid(), SIGTERM)
        return nil
    }
}

/// Crashes for every device whose name begins with `x`, to see when a host gives up.
enum TrapsOften: FeatureView {
    static let schema = ViewSchema(
        name: "TrapsOften", reads: ["readings"], features: [ColumnSchema("value", .int, isNullable: true)])

    static func compute(_ history: DeviceHistory, asOf: Timestamp) -> ProbeFeatures {
        precondition(history.device?.first != "x", "one of those devices")
        return ProbeFeatures(value: history.readings.count)
    }
}
