import Parity

extension WorkerOptions {
    /// Runs what asks little at a time but again and again: each question once, by a worker that is ready.
    ///
    /// - Returns: what the body returns, when no worker is left.
    func askingOften<Result: Sendable>(
        _ body: (WorkerSwiftSide) async throws -> Result
    ) async rethrows -> Result {
        var options = self
        options.repetitionsPerView = 0
        options.startsAhead = true
        let side = WorkerSwiftSide(options: options)
        do {
            let result = try await body(side)
            await side.close()
            return result
        } catch {
            await side.close()
            throw error
        }
    }
}
