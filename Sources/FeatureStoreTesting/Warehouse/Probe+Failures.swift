import FeatureStore
import Warehouse

/// Checks of what happens when something goes wrong, and that the warehouse works on afterwards.
extension Probe {
    private var oneQuestion: SpineTable {
        ProbeProject.spine([(case: 1, id: 1, key: .text("k"), wanted: .int(1))])
    }

    /// Fails unless an ordinary question over rows `1 ... count` is still answered.
    private func expectWorking(_ count: Int64, after what: String) async throws {
        try expectRows(
            try await answers(Self.forgetful, oneQuestion), ["int 1 | int 1 | int \(count) | int 1 | int 1"],
            "an answer after \(what)")
    }

    func errorsAreTyped() async throws {
        let rows = ProbeProject.table(
            ProbeProject.readings,
            [(case: 1, key: .text("k"), id: 1, values: [.int(0)]), (2, .text("k"), 2, [.int(3)])])
        try await warehouse.load([rows])
        let query = try compile(Self.division)
        for isSingleCase in [false, true] {
            let spine = ProbeProject.spine(
                [(case: 1, id: 1, key: .text("k"), wanted: .null)], isSingleCase: isSingleCase)
            let error = try await error("a division by zero") { _ = try await warehouse.answer(query, spine: spine) }
            guard case WarehouseError.failed(let engine, let message, _, _) = error else {
                throw ConformanceFailure("a division by zero threw \(error), where failed was expected")
            }
            try expect(
                engine == warehouse.engine.name && message.contains("division by zero"),
                "a division by zero was reported by \(engine) as: \(message)")
        }
        let other = ProbeProject.spine([(case: 2, id: 1, key: .text("k"), wanted: .null)])
        try expectRows(try await answers(Self.division, other), ["int 2 | int 1 | int 33"], "an answer after an error")
    }

    func nothingLoaded() async throws {
        let query = try compile(Self.forgetful)
        for what in ["nothing was loaded", "a load failed"] {
            let error = try await error("an answer when \(what)") {
                _ = try await warehouse.answer(query, spine: oneQuestion)
            }
            guard case WarehouseError.failed = error else {
                throw ConformanceFailure("an answer when \(what) threw \(error), where failed was expected")
            }
            if what == "a load failed" { break }
            try await warehouse.load([Self.manyReadings(3)])
            let bad = ProbeProject.table(
                ProbeProject.narrow, [(case: 1, key: .text("k"), id: 1, values: [.int(1 << 40)])])
            _ = try await self.error("loading a value beyond its type") {
                try await warehouse.load([Self.manyReadings(4), bad])
            }
        }
        try await warehouse.load([Self.manyReadings(5)])
        try await expectWorking(5, after: "a load that failed and one that did not")
    }

    func timeout() async throws {
        try await warehouse.load([Self.manyReadings(3_000)])
        let query = try compile(Self.slow)
        let error = try await error("27,000,000,000 rows in a second") {
            _ = try await warehouse.answer(query, spine: oneQuestion)
        }
        guard case WarehouseError.timedOut(_, seconds: 1) = error else {
            throw ConformanceFailure("a slow statement threw \(error), where timedOut after 1 second was expected")
        }
        try await expectWorking(3_000, after: "a statement that was stopped for its time")
    }

    func cancellation() async throws {
        try await warehouse.load([Self.manyReadings(3_000)])
        let query = try compile(Self.slow)
        let spine = oneQuestion
        // Sometimes before the statement is sent, sometimes while it runs.
        for milliseconds in [0, 1, 50, 300] {
            let task = Task { try await warehouse.answer(query, spine: spine) }
            try await Task.sleep(for: .milliseconds(milliseconds))
            task.cancel()
            let error = try await error("a cancelled statement") { _ = try await task.value }
            try expect(error is CancellationError, "a cancelled statement threw \(error)")
            try await expectWorking(3_000, after: "a cancelled statement")
        }
    }

    func closing() async throws {
        try await warehouse.load([Self.manyReadings(3_000)])
        let query = try compile(Self.slow)
        let spine = oneQuestion
        let task = Task { try await warehouse.answer(query, spine: spine) }
        try await Task.sleep(for: .milliseconds(200))
        await warehouse.close()
        _ = try await error("a statement on a warehouse that was closed") { _ = try await task.value }
        let later = try await error("a call of a closed warehouse") { try await warehouse.load([]) }
        guard case WarehouseError.unavailable = later else {
            throw ConformanceFailure("a call of a closed warehouse threw \(later), where unavailable was expected")
        }
    }

    func concurrentCalls() async throws {
        let rows = ProbeProject.table(
            ProbeProject.readings,
            (1...20).map { (case: $0, key: .text("k"), id: $0, values: [.int($0)]) })
        try await warehouse.load([rows])
        let query = try compile(Self.echo)
        try await withThrowingTaskGroup(of: (Int64, [String]).self) { group in
            for number in Int64(1)...20 {
                group.addTask {
                    let spine = ProbeProject.spine([(case: number, id: number, key: .text("k"), wanted: .int(number))])
                    return (number, try await warehouse.answer(query, spine: spine).exactRows)
                }
            }
            for try await (number, rows) in group {
                try expectRows(
                    rows, ["int \(number) | int \(number) | int \(number) | NULL | NULL | NULL | NULL | NULL | NULL"],
                    "an answer asked for together with others")
            }
        }
    }
}
