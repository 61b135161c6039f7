internal import Contracts
internal import FeatureStore
internal import SQLFrontend
internal import Synchronization

/// Cuts down the first input of each finding of a view to the smallest, and explains it.
///
/// Findings know nothing of each other, so that each laboratory takes the next as soon as it is free; what comes of them
/// does not depend on which took it.
struct Digging {
    /// At least one, each with connections of its own.
    let laboratories: [Laboratory]
    let ledger: ViewLedger
    let findings: [Digger.Finding]
    let haul: AttackRun.Haul
    let progress: @Sendable (ProgressEvent) -> Void

    /// How many findings of a view are dug into: what comes behind them mostly has the same cause.
    private static let mostFindings = 8

    /// The findings of a view that have an input to be dug into.
    static func findings(of ledger: ViewLedger, _ haul: AttackRun.Haul) -> [Digger.Finding] {
        // What is waived whatever its cause comes last: it must not take the place of what fails.
        let undug = ledger.undug()
        let ordered = undug.filter { !ledger.isWaived($0.key) } + undug.filter { ledger.isWaived($0.key) }
        return ordered.prefix(mostFindings).map { key, first in
            // The smallest of what the attack found is nearer to the end than what a sample happened to hold.
            Digger.Finding(
                key: key, first: haul.failing[key]?.first ?? first, met: ledger.met(key),
                alone: ledger.kinds(ofFeature: key.feature).filter(\.isOfOneSide))
        }
    }

    /// Digs into each finding, and writes into the ledger what came of it.
    ///
    /// - Throws: the failure of the first finding that could not be dug into; what came of those before it is kept.
    func run() async throws(LaboratoryFailure) {
        guard let first = laboratories.first, !findings.isEmpty else { return }
        let shelf = RepairShelf()
        // The edits are made while the first input is cut down.
        shelf.prepare(in: first)
        for (finding, result) in zip(findings, await results(shelf)) {
            switch try result?.get() {
            case .smallest(let smallest): ledger.note(smallest, of: finding.key)
            case .withheld(let columns): ledger.withhold(columns, of: finding.key)
            case .nothing, nil: break
            }
        }
    }

    /// What came of each finding; nil where nobody came to it, which is behind a failure only.
    private func results(_ shelf: RepairShelf) async -> [Result<Digger.Result, LaboratoryFailure>?] {
        let queue = FindingQueue(findings)
        await withTaskGroup(of: Void.self) { group in
            for laboratory in laboratories {
                let digger = Digger(laboratory: laboratory, warehouse: ledger.warehouse, haul: haul, shelf: shelf)
                group.addTask { [view = ledger.view.name, progress] in
                    while let (position, finding) = queue.next() {
                        progress(.shrinking(view: view, warehouse: digger.warehouse))
                        queue.put(await digger.dig(finding), at: position)
                    }
                }
            }
        }
        return queue.results
    }
}

/// The findings that wait to be dug into, and what came of the others.
private final class FindingQueue: Sendable {
    private struct State {
        var next = 0
        var results: [Result<Digger.Result, LaboratoryFailure>?]
    }

    private let findings: [Digger.Finding]
    private let state: Mutex<State>

    init(_ findings: [Digger.Finding]) {
        self.findings = findings
        state = Mutex(State(results: Array(repeating: nil, count: findings.count)))
    }

    /// What came of each so far.
    var results: [Result<Digger.Result, LaboratoryFailure>?] { state.withLock { $0.results } }

    /// The next finding and its position; nil behind the last, and behind a failure, since then something is gone.
    func next() -> (Int, Digger.Finding)? {
        state.withLock { state in
            guard state.next < findings.count else { return nil }
            defer { state.next += 1 }
            return (state.next, findings[state.next])
        }
    }

    /// Writes down what came of a finding.
    func put(_ result: Result<Digger.Result, LaboratoryFailure>, at position: Int) {
        state.withLock { state in
            state.results[position] = result
            if case .failure = result { state.next = findings.count }
        }
    }
}
