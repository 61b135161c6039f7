internal import Contracts
internal import FeatureStore

/// How far apart the numbers of a question may lie, by the feature's policy.
///
/// Bounds of reductions are computed from the question's own rows, and only when two numbers differ at all.
struct Allowances {
    let rows: RowIndices
    let spine: ColumnBatch

    /// Whether two numbers count as equal although they are not the same, and how far apart they are.
    func judge(_ sql: Double, _ swift: Double, _ policy: ComparisonPolicy, question: Int) -> (Bool, NumericDistance?) {
        guard let ulps = FloatDistance.ulps(sql, swift) else { return (FloatDistance.isSame(sql, swift), nil) }
        let absolute = (sql - swift).magnitude
        let larger = max(sql.magnitude, swift.magnitude)
        let allowed: Double
        switch policy {
        case .exact: allowed = 0
        case .ulps(let limit): allowed = Double(limit) * larger.ulp
        case .absolute(let limit): allowed = limit
        case .relative(let limit): allowed = limit * larger
        case .floatSum(let source, let column): allowed = bound(source, column, question).sum
        case .floatMean(let source, let column): allowed = bound(source, column, question).mean(sql, swift)
        }
        let distance = NumericDistance(absolute: absolute, ulps: ulps, allowed: allowed)
        switch policy {
        case .exact: return (false, distance)
        case .ulps(let limit): return (ulps <= UInt64(max(0, limit)), distance)
        default: return (absolute <= allowed, distance)
        }
    }

    /// The bound of reducing a column over the rows that the question may reach.
    private func bound(_ source: String, _ column: String, _ question: Int) -> ReductionBound {
        let type = rows.type(source, column)?.type
        let kind: ReductionBound.Kind =
            switch type {
            case .int: .integer
            case .decimal: .decimal
            default: .double
            }
        var bound = ReductionBound(kind: kind)
        guard let member = member(of: question), let index = rows.index(source, member) else { return bound }
        let (candidates, reached) = index.rows(of: question, in: spine)
        guard let cells = index.table.rows.column(column) else { return bound }
        for row in candidates[reached] where cells.validity[Int(row)] { bound.add(number(cells, Int(row))) }
        // Through the rows of another source, one row can be reached, and added, once for each of them.
        if !index.isExact { bound.multiply(by: max(1, linkingRows(source, member, question))) }
        return bound
    }

    private func linkingRows(_ source: String, _ member: Int, _ question: Int) -> Int {
        rows.links(source).reduce(1) { product, link in
            guard case .source(let name, _) = link.origin, name != source, let index = rows.index(name, member) else {
                return product
            }
            return product * max(1, index.rows(of: question, in: spine).reached.count)
        }
    }

    private func member(of question: Int) -> Int? {
        guard case .int(let cases)? = spine.column("case_id")?.cells else { return nil }
        return Int(cases[question]) - 1
    }

    private func number(_ cells: Column, _ row: Int) -> Double {
        switch cells.cells {
        case .int(let array): Double(array[row])
        case .double(let array): array[row]
        case .decimal(let array): array[row].magnitudeRoundedUp
        default: 0
        }
    }
}
