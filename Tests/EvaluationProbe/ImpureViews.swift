import FeatureStore
import Foundation

enum DependsOnZone: ProbeView {
    static func misbehave(_ history: DeviceHistory, asOf: Timestamp) -> Int? {
        TimeZone.current.secondsFromGMT(for: Date(timeIntervalSince1970: 0))
    }
}

enum DependsOnLocale: ProbeView {
    static func misbehave(_ history: DeviceHistory, asOf: Timestamp) -> Int? {
        ProcessInfo.processInfo.environment["LC_ALL"]?.utf8.count
    }
}

enum DependsOnHashSeed: ProbeView {
    static func misbehave(_ history: DeviceHistory, asOf: Timestamp) -> Int? {
        Set((0..<1000).map { "device \($0)" }).first.flatMap { Int($0.dropFirst(7)) }
    }
}

enum DependsOnClock: ProbeView {
    static func misbehave(_ history: DeviceHistory, asOf: Timestamp) -> Int? {
        Int(Date().timeIntervalSince1970 * 1_000_000)
    }
}

/// Counts the questions that it was asked.
enum DependsOnOrder: FeatureView {
    // The worker asks from one thread only.
    nonisolated(unsafe) private static var questions = 0

    static let schema = ViewSchema(
        name: "DependsOnOrder", reads: ["readings"], features: [ColumnSchema("value", .int, isNullable: true)])

    static func compute(_ history: DeviceHistory, asOf: Timestamp) -> ProbeFeatures {
        questions += 1
        return ProbeFeatures(value: questions)
    }
}

/// Crashes in every process but one that runs in UTC.
enum CrashesElsewhere: ProbeView {
    static func misbehave(_ history: DeviceHistory, asOf: Timestamp) -> Int? {
        precondition(TimeZone.current.secondsFromGMT() == 0, "only at home")
        return 0
    }
}
