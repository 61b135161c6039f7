internal import Contracts

/// Asks each side alone about many scenarios of one question each.
struct AloneAsking: Sendable {
    let laboratory: Laboratory
    let sides: [Side]
    /// How many scenarios one load holds.
    static let batchSize = 2_000

    /// By side: a reply for each scenario, in order.
    typealias Replies = [Side: [Reply]]

    /// Asks all of them over one load; the first question of each.
    func ask(_ scenarios: [Scenario]) async throws(LaboratoryFailure) -> Replies {
        var replies: Replies = [:]
        for side in sides { replies[side] = [] }
        var start = 0
        while start < scenarios.count {
            let end = min(start + Self.batchSize, scenarios.count)
            let part = try await askTogether(Array(scenarios[start..<end]))
            for side in sides { replies[side, default: []] += part[side] ?? [] }
            start = end
        }
        return replies
    }

    private func askTogether(_ scenarios: [Scenario]) async throws(LaboratoryFailure) -> Replies {
        let prepared = laboratory.prepare(scenarios)
        // Swift needs no warehouse, and answers in its own process meanwhile.
        async let swift = swiftReplies(prepared)
        var replies: Replies = [:]
        if sides.contains(.sql) {
            let loaded = try await laboratory.load(prepared)
            replies[.sql] = laboratory.replies(loaded, try await laboratory.askSQL(loaded)).map(Self.first)
        }
        replies[.swift] = try await swift.get()
        return replies
    }

    private func swiftReplies(_ prepared: Laboratory.Prepared) async -> Result<[Reply]?, LaboratoryFailure> {
        guard sides.contains(.swift) else { return .success(nil) }
        do throws(LaboratoryFailure) {
            return .success(laboratory.replies(prepared, try await laboratory.askSwift(prepared)).map(Self.first))
        } catch {
            return .failure(error)
        }
    }

    private static func first(_ replies: [Reply]) -> Reply { replies.first ?? .unknown }
}
