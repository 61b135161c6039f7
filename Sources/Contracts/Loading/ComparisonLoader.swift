import FeatureStore

/// Reads `compare:` of one feature.
///
///     compare: exact
///     compare: { float_sum: SOURCE.COLUMN }     the certified bound of summing in any order
///     compare: { float_mean: SOURCE.COLUMN }    the same for a mean
///     compare: { ulps: 2 }                      1 to 1000000 representable numbers apart
///     compare: { absolute: 1e-9 }
///     compare: { relative: 1e-12 }
struct ComparisonLoader {
    let feature: String
    let type: ValueType
    let reads: [Read]
    let project: Project
    let errors: ErrorCollector

    private static let keys = ["float_sum", "float_mean", "ulps", "absolute", "relative"]
    private static let example =
        "exact, { float_mean: flights.dep_delay }, { ulps: 2 }, { absolute: 1e-9 } or "
        + "{ relative: 1e-12 }"

    func load(_ value: YAMLValue) -> ComparisonPolicy {
        if value.text == "exact" { return .exact }
        guard type == .double else {
            errors.report(
                at: value.location, "'\(feature)' is of type \(type), which is always compared exactly",
                advice: "Remove compare: only double features can be compared otherwise")
            return .exact
        }
        guard
            let fields = value.fields("compare of '\(feature)'", known: Self.keys, example: Self.example, errors)
        else { return .exact }
        guard fields.entries.count == 1, let entry = fields.entries.first else {
            if fields.entries.count > 1 || !fields.hasUnknown {
                errors.report(
                    at: value.location, "compare of '\(feature)' says \(fields.entries.count) things", expected: "one")
            }
            return .exact
        }
        guard let text = entry.value.text("\(entry.key) of '\(feature)'", example: Self.example, errors) else {
            return .exact
        }
        switch entry.key {
        case "float_sum", "float_mean": return reduction(entry, text)
        case "ulps":
            if let count = Int(text), (1...1_000_000).contains(count) { return .ulps(count) }
            errors.report(
                at: entry.value.location, "'\(text)' is no number of representable numbers",
                expected: "a whole number from 1 to 1000000")
        default:
            if let bound = Double(text), bound > 0, bound.isFinite, entry.key == "absolute" || bound < 1 {
                return entry.key == "absolute" ? .absolute(bound) : .relative(bound)
            }
            errors.report(
                at: entry.value.location, "'\(text)' is no bound",
                expected: entry.key == "absolute" ? "a number above 0" : "a number above 0 and below 1")
        }
        return .exact
    }

    private func reduction(_ entry: YAMLEntry, _ text: String) -> ComparisonPolicy {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            errors.report(
                at: entry.value.location, "'\(text)' is not a column of a source",
                expected: "SOURCE.COLUMN, as flights.dep_delay")
            return .exact
        }
        guard reads.contains(where: { $0.source == parts[0] }), let source = project.source(parts[0]) else {
            errors.reportUnknown(
                "read source", parts[0], at: entry.value.location, known: reads.map(\.source))
            return .exact
        }
        guard let column = source.column(parts[1]) else {
            errors.reportUnknown(
                "column", parts[1], of: "'\(source.name)'", at: entry.value.location, known: source.columns.map(\.name))
            return .exact
        }
        switch column.type {
        case .int, .double, .decimal:
            return entry.key == "float_sum"
                ? .floatSum(source: source.name, column: column.name)
                : .floatMean(source: source.name, column: column.name)
        default:
            errors.report(
                at: entry.value.location, "'\(text)' is of type \(column.type)", expected: "a column of numbers")
            return .exact
        }
    }
}
