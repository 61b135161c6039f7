internal import Contracts

/// What one side said to one question.
public enum Reply: Sendable {
    /// One row: a value for each feature in declared order.
    case row([CellValue])
    /// No row; it counts as NULL for each feature.
    case noRow
    /// Several rows.
    case several([[CellValue]])
    /// The statement failed on this question.
    case sqlFailure(DivergenceClass, SQLFailure)
    /// The Swift half failed on it.
    case swiftFailure(SwiftFailure.Reason)
    /// It was not asked: the engine cannot hold the case, or a half failed too often before.
    case unknown

    /// What it says about one feature; nil where there is no single answer.
    public func value(_ feature: Int) -> CellValue? {
        switch self {
        case .row(let values): values[feature]
        case .noRow: .null
        case .several, .sqlFailure, .swiftFailure, .unknown: nil
        }
    }

    /// The same in the form that reports show: of one feature, or of the whole answer.
    func answer(_ view: ViewContract, feature: Int?) -> SideAnswer {
        func named(_ values: [CellValue]) -> [NamedValue] {
            zip(view.features, values).map { NamedValue(name: $0.name, value: $1) }
        }
        switch self {
        case .row(let values): return feature.map { .value(values[$0]) } ?? .row(named(values))
        case .noRow: return .noRow
        case .several(let rows): return .severalRows(rows.prefix(10).map(named), count: rows.count)
        case .sqlFailure(_, let failure): return .sqlFailure(failure)
        case .swiftFailure(let reason): return .swiftFailure(reason)
        case .unknown: return .notAsked
        }
    }
}

/// That the halves differ on one question of a scenario, and how.
public struct Disagreement: Hashable, Sendable {
    /// The question's position in its scenario.
    public let question: Int
    /// The feature's position in the contract, or nil when the whole answer is meant.
    public let feature: Int?
    /// In which way.
    public let kind: DivergenceClass

    /// Makes a disagreement.
    public init(question: Int, feature: Int?, kind: DivergenceClass) {
        self.question = question
        self.feature = feature
        self.kind = kind
    }
}
