public import Contracts
internal import FeatureStore
public import SQLFrontend
public import Warehouse

/// Draws whole entities from the tables of a warehouse, with questions about them, as one case.
///
/// An entity comes with all of its rows in every source that holds all of its keys; sources found in other ways come as far
/// as the questions reach (``LinkedRows``). Which entities: one for each shape of history that is rare (``Shape``), the rest
/// by chance. Everything depends on the data and the seed alone.
///
/// Cost: one pass over each table for its first and last event; for each kind of entity one over each table that holds its
/// keys, and one over each ordered pair of these for keys that only one knows. The rows of the chosen keys are then counted,
/// read to find the questions, and read once more with all that the questions reach.
public struct SampleDrawer: Sendable {
    private let project: Project
    private let queries: [BoundQuery]
    private let live: any LiveTables
    private let warehouse: String
    private let title: String
    private let options: DrawOptions

    /// Makes a drawer.
    ///
    /// - Parameters:
    ///   - queries: the views that the sample is for.
    ///   - live: the warehouse's tables.
    ///   - warehouse: what the warehouse is called in featurestore.yaml, for its `table:` names.
    ///   - title: what it is called in the sample's description, which is committed: no path, no address.
    public init(
        project: Project, queries: [BoundQuery], live: any LiveTables, warehouse: String, title: String,
        options: DrawOptions
    ) {
        self.project = project
        self.queries = queries
        self.live = live
        self.warehouse = warehouse
        self.title = title
        self.options = options
    }

    /// Draws.
    ///
    /// - Parameters:
    ///   - name: the case's name.
    ///   - folder: where it lies or would lie, for messages.
    /// - Throws: ``DrawFailure``, `WarehouseError`, `CancellationError`.
    public func draw(named name: String, folder: String) async throws -> DrawnSample {
        let tables = try await tables()
        var ranges: [String: ClosedRange<Timestamp>] = [:]
        for source in project.sources {
            if let table = tables[source.name] { ranges[source.name] = try await live.timeRange(of: table) }
        }
        let kinds = project.entities.filter { entity in
            queries.contains { $0.view.entity.name == entity.name } && options.kinds?.contains(entity.name) != false
        }
        guard !kinds.isEmpty else { throw DrawFailure("none of the views is about an entity that was asked for") }
        // Rows that are found through others come on top; what they may be is known only then.
        var room = options.rows / 10 * 6
        var conditions: [String: [RowCondition]] = [:]
        var spines: [CaseSpine] = []
        var drawnKinds: [DrawnKind] = []
        var notes: [String] = []
        for (number, entity) in kinds.enumerated() {
            let kind = KindDrawer(
                project: project, queries: queries.filter { $0.view.entity.name == entity.name }, entity: entity,
                live: live, tables: tables, ranges: ranges, options: options, folder: folder)
            let share = room / (kinds.count - number)
            do {
                let drawn = try await kind.draw(room: share)
                room -= drawn.ownRows
                spines.append(drawn.spine)
                drawnKinds.append(drawn.kind)
                notes += drawn.notes
                for (source, wanted) in drawn.conditions { conditions[source, default: []] += wanted }
            } catch let failure as DrawFailure where !failure.isContradiction && options.kinds == nil && kinds.count > 1
            {
                notes.append("\(entity.name) is left out: \(failure.message)")
            }
        }
        guard !spines.isEmpty else { throw DrawFailure(notes.joined(separator: ". ")) }
        let drawn = try await rows(conditions, tables, folder)
        let asked = Case(
            name: name, origin: .sample, about: about(drawnKinds), location: SourceLocation(file: folder, line: 1),
            tables: drawn, spines: spines)
        return DrawnSample(drawn: asked, kinds: drawnKinds, notes: notes)
    }

    /// The tables of all sources that the views read.
    private func tables() async throws -> [String: LiveTable] {
        let needed = Set(queries.flatMap(\.view.reads).map(\.source))
        var tables: [String: LiveTable] = [:]
        var problems: [String] = []
        for source in project.sources where needed.contains(source.name) {
            guard let table = try await live.describe(source) else {
                problems.append(
                    "\(source.location): error: the warehouse \(warehouse) has no table "
                        + "\(source.tables[warehouse] ?? source.name). Name the table in `table: { \(warehouse): … }`, or "
                        + "check the privileges of the role")
                continue
            }
            problems += table.findings.filter(\.isProblem).map(\.description)
            tables[source.name] = table
        }
        guard problems.isEmpty else {
            throw DrawFailure(problems.joined(separator: "\n"), isContradiction: true, isLocated: true)
        }
        return tables
    }

    /// All rows that are asked for, each once, checked and in order.
    private func rows(
        _ conditions: [String: [RowCondition]], _ tables: [String: LiveTable], _ folder: String
    ) async throws -> [CaseTable] {
        var drawn: [CaseTable] = []
        var total = 0
        for source in project.sources {
            guard let table = tables[source.name] else { continue }
            var seen: Set<RowCondition> = []
            let wanted = (conditions[source.name] ?? []).filter { seen.insert($0).inserted }
            let found = try await live.rows(of: table, matching: wanted, limit: options.rows + 1)
            total += found.rowCount
            guard total <= options.rows else {
                let before =
                    drawn.map { "\($0.rows.rowCount) of \($0.source.name)" } + [
                        "\(found.rowCount) or more of \(source.name)"
                    ]
                throw DrawFailure(
                    "the sample would hold more than \(options.rows) rows (\(before.joined(separator: ", "))). Draw fewer "
                        + "--entities or --questions, fewer kinds with --entity, or allow more with --rows")
            }
            let rows = RowSorting.sorted(found, of: source)
            try DrawnRowChecks(table: table).check(rows)
            drawn.append(
                CaseTable(
                    source: source, rows: rows, file: "\(folder)/\(source.name).csv",
                    lines: (0..<rows.rowCount).map { Int32(clamping: $0 + 2) }))
        }
        return drawn
    }

    private func about(_ kinds: [DrawnKind]) -> String {
        var text = """
            Drawn by `featurestore sample` from \(title), seed \(options.seed). Whole entities: all rows that \
            hold their keys; of sources found through other rows, what the questions reach and a quarter more.

            """
        for kind in kinds {
            text += "\n\(kind.entity): \(kind.drawn)\(kind.seen.map { " of \($0)" } ?? ""), \(kind.questions) questions"
            if !kind.isWhole { text += "\n  too large to be whole: what the questions reach, and a quarter more" }
            if !kind.shapes.isEmpty { text += "\n  with \(DrawnKind.text(kind.shapes))" }
            if !kind.missing.isEmpty { text += "\n  without \(DrawnKind.text(kind.missing))" }
        }
        return text
    }
}
