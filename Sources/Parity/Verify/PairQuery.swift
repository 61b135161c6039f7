public import Contracts
public import SQLFrontend

/// A view and what became of its SQL half: understood, or the reasons why not.
public struct PairQuery: Sendable {
    /// The view.
    public let view: ViewContract
    /// The bound query, or nil.
    public let query: BoundQuery?
    /// What is wrong with the SQL; empty when there is a query.
    public let faults: [SQLFault]

    /// A view whose SQL is understood.
    public init(_ query: BoundQuery) {
        view = query.view
        self.query = query
        faults = []
    }

    /// A view whose SQL is not understood: its verdict says so, and hides no other view's.
    public init(view: ViewContract, errors: SQLErrors) {
        self.view = view
        query = nil
        faults = errors.errors.map { SQLFault(message: $0.message, location: $0.location, hint: $0.hint) }
    }
}
