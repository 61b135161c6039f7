public import Contracts
public import Parity
public import SQLFrontend
internal import Warehouse

/// What every writer is given: the verdict, and what is known about the texts of the pairs.
public struct RunReport: Sendable {
    /// What the run concluded.
    public let verdict: RunVerdict
    /// What is known about each view's texts, by view.
    public let pairs: [String: PairFacts]
    /// What selected the views and the cases, to be repeated in the command that reproduces a divergence: `--samples DIR`.
    public let arguments: [String]

    /// Makes a report of a verdict.
    ///
    /// - Parameters:
    ///   - queries: the bound SQL of the views; a view without one is reported without SQL lines.
    ///   - arguments: the arguments that a reproduction needs besides the view, the case and the warehouse; warehouses
    ///     among them, where it takes several, stand in for the one.
    public init(verdict: RunVerdict, queries: [BoundQuery], arguments: [String]) {
        self.verdict = verdict
        self.arguments = arguments
        let bound = Dictionary(queries.map { ($0.view.name, $0) }, uniquingKeysWith: { first, _ in first })
        var pairs: [String: PairFacts] = [:]
        for view in verdict.views {
            let sqlite = view.warehouses.filter { $0.engine?.name == "sqlite" }.map(\.warehouse)
            pairs[view.view.name] = PairFacts(
                view: view.view, query: bound[view.view.name], sqliteWarehouses: Set(sqlite))
        }
        self.pairs = pairs
    }
}

/// Where the two halves of a pair say what a feature is, and which columns they look at.
public struct PairFacts: Sendable {
    /// The contract.
    public let view: ViewContract
    /// By feature: the item of the SELECT list that gives it.
    public let sqlLocations: [String: SourceLocation]
    /// Where the SQL half's statement begins, behind the contract.
    private let statement: SourceLocation
    /// By feature: the line of the Swift half that names it, else that of `compute`.
    public let swiftLocations: [String: SourceLocation]
    /// By source: the columns that the SQL half reads.
    public let columnsRead: [String: Set<String>]
    /// What the binder found legal but likely to differ elsewhere.
    public let lints: [Lint]
    /// The warehouses that are SQLite, and run the view's own text for SQLite where it has one.
    private let sqliteWarehouses: Set<String>

    /// Finds out about one pair.
    init(view: ViewContract, query: BoundQuery?, sqliteWarehouses: Set<String>) {
        self.view = view
        self.sqliteWarehouses = sqliteWarehouses
        var sqlLocations: [String: SourceLocation] = [:]
        if let query {
            for item in query.statement.body.firstSelect?.items ?? [] {
                sqlLocations[item.name] = query.location(ofOffset: item.offset)
            }
        }
        self.sqlLocations = sqlLocations
        statement = query.map { $0.location(ofOffset: 0) } ?? SourceLocation(file: view.sql.file, line: 1)
        let swift = HalfText(view.swift)
        var swiftLocations: [String: SourceLocation] = [:]
        for feature in view.features { swiftLocations[feature.name] = swift.location(ofFeature: feature.name) }
        self.swiftLocations = swiftLocations
        var columnsRead: [String: Set<String>] = [:]
        for read in query?.columnsRead ?? [] {
            if let source = read.source { columnsRead[source, default: []].insert(read.column) }
        }
        self.columnsRead = columnsRead
        lints = query?.lints ?? []
    }

    /// Where the SQL half says what this feature, or the whole answer, is.
    public func sqlLocation(of feature: String?) -> SourceLocation {
        feature.flatMap { sqlLocations[$0] } ?? statement
    }

    /// Where the text that a warehouse ran says what this feature, or the whole answer, is.
    public func sqlLocation(of feature: String?, on warehouse: String) -> SourceLocation {
        let text = sqlText(on: warehouse)
        guard text.file != view.sql.file else { return sqlLocation(of: feature) }
        let lines = HalfText(text)
        return feature.flatMap { lines.location(of: $0, last: true) } ?? SourceLocation(file: text.file, line: 1)
    }

    /// The text that a warehouse ran, or that what it ran was translated from.
    public func sqlText(on warehouse: String) -> PairHalf {
        sqliteWarehouses.contains(warehouse) ? view.sqlite ?? view.sql : view.sql
    }

    /// Where the Swift half says what this feature, or the whole answer, is.
    public func swiftLocation(of feature: String?) -> SourceLocation {
        feature.flatMap { swiftLocations[$0] } ?? HalfText(view.swift).computeLocation
    }

    /// The line of the Swift half that a trap's message names (`Features/Name.swift:6: Fatal error`), or nil.
    func swiftLocation(ofTrap message: String) -> SourceLocation? {
        guard let name = view.swift.file.split(separator: "/").last,
            let found = message.ranges(of: "\(name):").first
        else { return nil }
        let digits = message[found.upperBound...].prefix { $0.isNumber }
        return Int(digits).map { SourceLocation(file: view.swift.file, line: $0) }
    }
}

extension BoundBody {
    /// The SELECT whose items name the columns: of a set operation, the first operand's.
    var firstSelect: BoundSelect? {
        switch self {
        case .select(let select): select
        case .values: nil
        case .setOperation(let operation): operation.first.body.firstSelect
        }
    }
}
