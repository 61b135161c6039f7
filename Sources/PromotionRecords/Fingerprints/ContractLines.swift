internal import Contracts
internal import FeatureStore

/// What a contract says, resolved, as lines `path = value` in byte order.
///
/// Not among them is what no answer depends on: descriptions, owners, names of files and of the view, waivers, accepted
/// mutants, where a warehouse keeps a table.
enum ContractLines {
    /// The lines, each ended by a line feed.
    static func text(of view: ViewContract, in project: Project) -> String {
        var lines = ["entity = \(view.entity.name)", "entity.keys = \(list(view.entity.keys.map(column)))"]
        lines.append("zones = \(project.zones.rawValue)")
        for read in view.reads {
            lines.append("reads.\(read.source) = \(extent(read.extent))")
            for link in read.by {
                lines.append(
                    "reads.\(read.source).by.\(link.column) = \(link.fromSource ?? "request").\(link.fromColumn)")
            }
            if let source = project.source(read.source) { lines += self.lines(of: source) }
        }
        for column in view.request { lines.append("request.\(column.name) = \(type(column))") }
        for feature in view.features { lines += self.lines(of: feature) }
        return lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { $0 + "\n" }.joined()
    }

    private static func lines(of source: Source) -> [String] {
        let path = "sources.\(source.name)"
        var lines = source.columns.map { "\(path).columns.\($0.name) = \(type($0))" }
        lines.append("\(path).unique = \(list(source.unique))")
        lines.append("\(path).event_time = \(source.eventTime)")
        if let arrivalTime = source.arrivalTime { lines.append("\(path).arrival_time = \(arrivalTime)") }
        lines += source.columns.compactMap { column in
            source.knownAt[column.name].map { "\(path).known_at.\(column.name) = \($0)" }
        }
        if let versions = source.versions {
            lines.append("\(path).versions = \(versions.by)")
            if let deleted = versions.deleted { lines.append("\(path).deleted = \(deleted)") }
        }
        return lines
    }

    private static func lines(of feature: FeatureContract) -> [String] {
        let path = "features.\(feature.name)"
        var lines = ["\(path).type = \(feature.type)", "\(path).nullable = \(feature.isNullable)"]
        lines.append("\(path).compare = \(comparison(feature.comparison))")
        let decisions = feature.decisions
        for source in decisions.sources { lines.append("\(path).decisions.\(source.source) = \(source)") }
        if let empty = decisions.empty { lines.append("\(path).decisions.empty = \(empty)") }
        if let zone = decisions.zone { lines.append("\(path).decisions.zone = \(zone)") }
        if let weekStart = decisions.weekStart {
            lines.append("\(path).decisions.week_start = \(weekStart.rawValue)")
        }
        if let rounding = decisions.rounding { lines.append("\(path).decisions.rounding = \(rounding.rawValue)") }
        return lines
    }

    private static func list(_ items: [String]) -> String { "[\(items.joined(separator: ", "))]" }

    private static func column(_ column: ColumnContract) -> String { "\(column.name) \(type(column))" }

    private static func type(_ column: ColumnContract) -> String {
        "\(column.type)\(column.isNullable ? "?" : "")" + (column.physicalType.map { " as \($0)" } ?? "")
    }

    private static func extent(_ extent: Read.Extent) -> String {
        switch extent {
        case .within(let microseconds): DurationText.canonical(microseconds: microseconds)
        case .latest: "latest"
        case .last(let count): "last \(count)"
        case .all: "all"
        }
    }

    private static func comparison(_ policy: ComparisonPolicy) -> String {
        switch policy {
        case .exact: "exact"
        case .floatSum(let source, let column): "float_sum \(source).\(column)"
        case .floatMean(let source, let column): "float_mean \(source).\(column)"
        case .ulps(let count): "ulps \(count)"
        case .absolute(let bound): "absolute \(bound)"
        case .relative(let bound): "relative \(bound)"
        }
    }
}
