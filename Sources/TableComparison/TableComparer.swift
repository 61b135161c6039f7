import BlockingCalls
import Warehouse

/// Compares two tables or queries by key.
///
/// Each side is read in one snapshot, on a thread of its own, in the order of its keys, which is checked on the way; a third
/// thread merges. Memory is bounded by a few batches, whatever the sides hold: engines sort, and sort on disk.
package enum TableComparer {
    /// Compares both sides to their ends.
    ///
    /// - Parameter report: told now and then how many rows have been compared.
    /// - Throws: ``ComparisonError``, or `CancellationError` when the task was cancelled.
    package static func compare(
        _ request: ComparisonRequest, report: @escaping @Sendable (_ comparedRows: Int) -> Void = { _ in }
    ) async throws -> TableComparisonResult {
        let (stop, cancelled) = (StopFlag(), StopFlag())
        let comparison = RunningComparison(request, stop, report)
        do {
            return try await withTaskCancellationHandler {
                try await comparison.run()
            } onCancel: {
                cancelled.raise()
                stop.raise()
            }
        } catch {
            throw cancelled.isRaised ? CancellationError() : error
        }
    }
}

/// One comparison while it runs.
private actor RunningComparison {
    private let executor = DedicatedExecutor(label: "featurestore.compare.merge")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let request: ComparisonRequest
    private let stop: StopFlag
    private let report: @Sendable (Int) -> Void

    init(_ request: ComparisonRequest, _ stop: StopFlag, _ report: @escaping @Sendable (Int) -> Void) {
        self.request = request
        self.stop = stop
        self.report = report
    }

    func run() async throws -> TableComparisonResult {
        let (first, second) = (SideSession(request.first, stop), SideSession(request.second, stop))
        do {
            let result = try await run(first, second)
            await first.close()
            await second.close()
            return result
        } catch {
            await first.close()
            await second.close()
            throw error
        }
    }

    private func run(_ first: SideSession, _ second: SideSession) async throws -> TableComparisonResult {
        async let openedFirst = first.open()
        async let openedSecond = second.open()
        let (one, other) = (try await openedFirst, try await openedSecond)
        let plan = try ComparisonPlan(request, first: one.columns, second: other.columns)
        let (channel, otherChannel) = (BatchChannel(), BatchChannel())
        let limit = request.exampleLimit
        async let readFirst = first.read(plan.first, exampleLimit: limit, into: channel)
        async let readSecond = second.read(plan.second, exampleLimit: limit, into: otherChannel)
        let merge = KeyMerge(
            plan, first: channel, second: otherChannel, exampleLimit: limit, isGivenUp: { [stop] in stop.isRaised },
            report: report)
        let merged = Result { try merge.run() }
        channel.abandon()
        otherChannel.abandon()
        let read = [await readFirst, await readSecond]
        // Whatever fails stops the others, so what they say about being stopped is not what went wrong.
        let failures = read.compactMap { side in
            if case .failure(let error) = side { error } else { nil }
        }
        if let failure = failures.first(where: { !($0 is CancellationError) }) ?? failures.first { throw failure }
        try merged.get()
        let (summary, otherSummary) = (try read[0].get(), try read[1].get())
        return result(plan, merge, (one.engine, summary), (other.engine, otherSummary))
    }

    private func result(
        _ plan: ComparisonPlan, _ merge: KeyMerge, _ first: (engine: String, summary: BatchWriter.Summary),
        _ second: (engine: String, summary: BatchWriter.Summary)
    ) -> TableComparisonResult {
        func side(
            _ side: ComparisonRequest.Side, _ read: (engine: String, summary: BatchWriter.Summary)
        ) -> ComparedSideResult {
            ComparedSideResult(
                name: side.name, relation: side.rows.text, engine: read.engine, rowCount: read.summary.rows,
                nullKeys: KeyFinding(read.summary.nullKeys),
                otherKeys: KeyFinding(read.summary.otherKeys))
        }
        return TableComparisonResult(
            first: side(request.first, first), second: side(request.second, second),
            key: plan.key.map { .init(name: $0.name, type: $0.type) }, columns: merge.ledgers.map(ColumnResult.init),
            ignored: plan.ignored, rows: merge.rows)
    }
}

extension KeyFinding {
    fileprivate init(_ setAside: BatchWriter.SetAside) {
        count = setAside.count
        examples = setAside.examples
    }
}

extension ColumnResult {
    fileprivate init(_ ledger: ColumnLedger) {
        self.init(
            name: ledger.column.name, type: ledger.column.type, policy: ledger.column.policy,
            withinPolicy: ledger.withinPolicy,
            differences: DifferenceClass.allCases.compactMap { kind in
                let count = ledger.counts[kind.index]
                return count == 0
                    ? nil : ClassResult(kind: kind, count: count, examples: ledger.examples[kind.index])
            })
    }
}
