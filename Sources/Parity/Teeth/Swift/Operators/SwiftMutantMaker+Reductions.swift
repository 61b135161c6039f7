extension SwiftMutantMaker {
    /// Reductions, and whether duplicates count.
    mutating func addReductions(at position: Int) {
        guard let name = word(position) else { return }
        if name == "Set", isCall(position), !isMember(position) { replace(position, with: "Array", .duplicates) }
        guard isMember(position) || isCall(position) else { return }
        switch name {
        case "distinctCount": replace(position, with: "count", .duplicates)
        case "count" where !isCall(position) && isMember(position):
            replace(position, with: "distinctCount", .duplicates)
        default:
            for other in Self.others[name] ?? [] { replace(position, with: other, .aggregate) }
        }
    }

    private static let others: [String: [String]] = [
        "mean": ["medianContinuous", "sum"], "sum": ["mean"], "total": ["count"], "max": ["min"], "min": ["max"],
        "largest": ["smallest"], "smallest": ["largest"], "firstByCodePoint": ["lastByCodePoint"],
        "lastByCodePoint": ["firstByCodePoint"], "medianDiscrete": ["first"], "medianContinuous": ["mean"],
        "percentileContinuous": ["percentileDiscrete"], "percentileDiscrete": ["percentileContinuous"],
        "sampleStandardDeviation": ["populationStandardDeviation"],
        "populationStandardDeviation": ["sampleStandardDeviation"], "sampleVariance": ["populationVariance"],
        "populationVariance": ["sampleVariance"],
    ]
}
