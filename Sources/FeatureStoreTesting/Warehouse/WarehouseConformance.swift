public import Contracts
public import Warehouse

/// What every warehouse promises, as checks that any test framework can run: each throws ``ConformanceFailure``.
///
/// ```swift
/// @Test(arguments: WarehouseConformance.Check.allCases)
/// func conforms(_ check: WarehouseConformance.Check) async throws {
///     try await WarehouseConformance { try await MyWarehouse(project: $0, options: $1) }.run(check)
/// }
/// ```
public struct WarehouseConformance: Sendable {
    /// One promise.
    public enum Check: String, CaseIterable, Sendable {
        /// Every value of every type comes back bit for bit, NULL included.
        case roundTrip
        /// NaN comes back, or is said not to be covered.
        case notANumber
        /// Lists come back in order, with their NULLs.
        case lists
        /// Text comes back by code point: nothing normalised, trimmed, folded or unescaped.
        case awkwardText
        /// Text with U+0000 is refused before anything is asked, by name of its case.
        case textWithZero
        /// Keys are data, whatever they contain, and a NULL key finds nothing.
        case awkwardKeys
        /// Values beyond a declared physical type are refused, never rounded or cut.
        case physicalTypes
        /// Sources without rows are empty tables; no question gives no answer.
        case emptyTables
        /// A query that forgets its key still sees its own case alone.
        case casesAreIsolated
        /// A single case gives the same answers as the same case among others.
        case singleCase
        /// Two answers and no answer to a question are passed on as they are.
        case fanOutAndMissing
        /// Columns come in the contract's order, whatever the query's.
        case columnOrder
        /// Loading replaces everything.
        case loadReplaces
        /// Rows that come batch by batch are the rows that come at once, and a supply that fails leaves nothing loaded.
        case batches
        /// A failing statement gives a typed error, and the warehouse works on.
        case errorsAreTyped
        /// Before loading, and after a load that failed, there is no answer.
        case nothingLoaded
        /// A statement that takes too long is stopped, and the warehouse works on.
        case timeout
        /// A cancelled task stops its statement, and the warehouse works on.
        case cancellation
        /// A closed warehouse stops what runs and refuses what comes.
        case closing
        /// Calls at the same time each get their own answer.
        case concurrentCalls
        /// A hundred thousand rows in one case and in thousands.
        case manyRows
    }

    let makeWarehouse: @Sendable (Project, WarehouseOptions) async throws -> any Warehouse

    /// Makes the checks for one kind of warehouse; the closure opens an empty one for a project.
    public init(makeWarehouse: @escaping @Sendable (Project, WarehouseOptions) async throws -> any Warehouse) {
        self.makeWarehouse = makeWarehouse
    }

    /// Runs every check, stopping at the first that fails.
    public func run() async throws {
        for check in Check.allCases { try await run(check) }
    }

    /// Runs one check on a warehouse of its own.
    public func run(_ check: Check) async throws {
        let seconds = check == .timeout ? 1 : 120
        let warehouse = try await makeWarehouse(
            ProbeProject.project, WarehouseOptions(statementTimeoutSeconds: seconds))
        do {
            try await perform(check, on: Probe(warehouse: warehouse))
            await warehouse.close()
        } catch {
            await warehouse.close()
            throw error
        }
    }

    private func perform(_ check: Check, on probe: Probe) async throws {
        switch check {
        case .roundTrip: try await probe.roundTrip()
        case .notANumber: try await probe.notANumber()
        case .lists: try await probe.lists()
        case .awkwardText: try await probe.awkwardText()
        case .textWithZero: try await probe.textWithZero()
        case .awkwardKeys: try await probe.awkwardKeys()
        case .physicalTypes: try await probe.physicalTypes()
        case .emptyTables: try await probe.emptyTables()
        case .casesAreIsolated: try await probe.casesAreIsolated()
        case .singleCase: try await probe.singleCase()
        case .fanOutAndMissing: try await probe.fanOutAndMissing()
        case .columnOrder: try await probe.columnOrder()
        case .loadReplaces: try await probe.loadReplaces()
        case .batches: try await probe.batches()
        case .errorsAreTyped: try await probe.errorsAreTyped()
        case .nothingLoaded: try await probe.nothingLoaded()
        case .timeout: try await probe.timeout()
        case .cancellation: try await probe.cancellation()
        case .closing: try await probe.closing()
        case .concurrentCalls: try await probe.concurrentCalls()
        case .manyRows: try await probe.manyRows()
        }
    }
}
