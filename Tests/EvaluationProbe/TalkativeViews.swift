import FeatureStore
import Foundation

enum Prints: ProbeView {
    static func misbehave(_ history: DeviceHistory, asOf: Timestamp) -> Int? {
        print("debugging \(history.readings.count) readings")
        return history.readings.count
    }
}

enum PrintsForever: ProbeView {
    static func misbehave(_ history: DeviceHistory, asOf: Timestamp) -> Int? {
        let line = String(repeating: "again ", count: 10_000)
        while true { print(line) }
    }
}

enum Throws: ProbeView {
    struct Unanswerable: Error, CustomStringConvertible {
        let description: String
    }

    static func misbehave(_ history: DeviceHistory, asOf: Timestamp) throws -> Int? {
        throw Unanswerable(description: "\(history.readings.count) readings are too few")
    }
}

/// Tries to read the protocol's own stream; must get nothing and be answered like any other.
enum ReadsInput: ProbeView {
    static func misbehave(_ history: DeviceHistory, asOf: Timestamp) -> Int? { readLine() == nil ? 0 : 1 }
}

/// Closes the descriptors that programs are born with; must be answered like any other.
enum ClosesStreams: ProbeView {
    static func misbehave(_ history: DeviceHistory, asOf: Timestamp) -> Int? {
        close(0)
        close(1)
        return 0
    }
}

/// Starts a process that outlives the question and holds every descriptor that it can.
enum LeavesProcessBehind: ProbeView {
    static func misbehave(_ history: DeviceHistory, asOf: Timestamp) -> Int? {
        popen("exec sleep 60123", "r") == nil ? 1 : 0
    }
}
