import Foundation
import Testing

@testable import Server

@Suite("Malformed requests")
struct FuzzTests {
    /// How many requests: `FEATURESTORE_FUZZ=100000` is `make torture`'s.
    private static let count = ProcessInfo.processInfo.environment["FEATURESTORE_FUZZ"].flatMap { Int($0) } ?? 3_000

    @Test("Each gets a clear 4xx or a right answer, the server goes on, and memory does not grow with their number")
    func requests() async throws {
        var limits = ServerLimits()
        limits.bodyBytes = 64 * 1_024
        limits.bodyTime = .seconds(2)
        limits.idle = .seconds(2)
        try await ServerRun.serving(options: ServerOptions(limits: limits), level: .error) { run async throws in
            try await Flights.ingest(into: run)
            try await ask(run, 0..<Self.count / 3)
            let before = try residentKilobytes()
            try await ask(run, Self.count / 3..<Self.count)
            let grown = try residentKilobytes() - before
            // What may grow are the allocator's pools, not the work: 24 bytes a request would be found at 10^5.
            #expect(grown < 48 * 1_024, "\(grown) kB more after \(Self.count) requests")
            let question = #"{"features": ["AircraftSize:seats"], "entities": {"aircraft": ["N100"]}}"#
            let well = try await RawConnection.open(run.port) { conversation in
                try await conversation.send(RawConnection.request("POST", "/v1/lookup", question))
                return await conversation.answer()
            }
            #expect(well.hasSuffix(#""rows":[[149]]}"#), "\(well)")
        }
    }

    /// Sends requests of some seeds, over four connections at a time.
    private func ask(_ run: ServerRun, _ seeds: Range<Int>) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 0..<4 {
                group.addTask {
                    for seed in seeds where seed % 4 == lane { try await one(run.port, seed: seed) }
                }
            }
            try await group.waitForAll()
        }
    }

    private func one(_ port: Int, seed: Int) async throws {
        var maker = RequestMaker(seed: UInt64(seed))
        let request = maker.request()
        let answer = try await Self.talk(port, request, attempts: 10)
        guard request.ending == .wait else { return }
        let status = Int(answer.dropFirst(9).prefix(3)) ?? 0
        #expect(
            (400..<500).contains(status) || status == 501 || (status == 200 && request.mayBeRight),
            "seed \(seed): \(answer.prefix(200)) for \(String(decoding: request.bytes.prefix(300), as: UTF8.self))")
    }

    /// What the server answers, asked again when the machine has paused for longer than it waits for a first byte.
    private static func talk(_ port: Int, _ request: RequestMaker.Request, attempts: Int) async throws -> String {
        do {
            let answer = try await talk(port, request)
            // Nothing at all is said where the pause fell between the connection and its first byte; a server that never
            // answers is silent each time.
            guard answer.isEmpty, request.ending == .wait, attempts > 1 else { return answer }
        } catch  where attempts > 1 {}
        return try await talk(port, request, attempts: attempts - 1)
    }

    private static func talk(_ port: Int, _ request: RequestMaker.Request) async throws -> String {
        try await RawConnection.open(port) { conversation in
            // The server may end the connection before all was sent.
            try? await conversation.send(request.bytes)
            switch request.ending {
            case .wait: return await conversation.answer()
            case .halfClose:
                conversation.finishSending()
                return await conversation.everything()
            case .leave: return ""
            }
        }
    }

    private func residentKilobytes() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
        return try #require(Int(line.filter(\.isNumber)))
    }
}
