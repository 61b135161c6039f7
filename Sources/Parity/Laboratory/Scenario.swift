public import Contracts
public import FeatureStore

/// A small case for one view in a form that can be changed: rows and questions as values.
///
/// Cases travel in columns; this is what the attack invents, what shrinking cuts down and what experiments vary. It becomes
/// a ``Case`` to be asked, and a case becomes one to be shrunk.
public struct Scenario: Sendable, Equatable {
    /// The rows of each source that the view reads, in the order of `reads`; a source may be empty.
    public var tables: [Table]
    /// The questions; each has one value for each of the view's spine columns: keys, `as_of`, request columns.
    public var questions: [[CellValue]]

    /// Rows of one source.
    public struct Table: Sendable, Equatable {
        /// The source's name.
        public let source: String
        /// The rows, each with one value for each column of the source in declared order.
        public var rows: [[CellValue]]

        /// Makes a table.
        public init(source: String, rows: [[CellValue]]) {
            self.source = source
            self.rows = rows
        }
    }

    /// Makes a scenario.
    public init(tables: [Table], questions: [[CellValue]]) {
        self.tables = tables
        self.questions = questions
    }

    /// How many source rows there are.
    public var rowCount: Int { tables.reduce(0) { $0 + $1.rows.count } }

    /// The rows of a source; setting replaces them, of a source that the scenario knows.
    public subscript(source: String) -> [[CellValue]] {
        get { tables.first { $0.source == source }?.rows ?? [] }
        set {
            guard let index = tables.firstIndex(where: { $0.source == source }) else { return }
            tables[index].rows = newValue
        }
    }
}

/// What the positions in a view's scenarios mean.
public struct ScenarioShape: Sendable {
    /// The view.
    public let view: ViewContract
    /// The project.
    public let project: Project
    /// The sources that the view reads, in the order of `reads`.
    public let sources: [Source]
    /// The view's spine columns: keys, `as_of`, request columns.
    public let spine: [ColumnContract]
    /// The position of `as_of` among the spine columns.
    public let asOf: Int

    /// Makes the shape of a view's scenarios.
    public init(view: ViewContract, project: Project) {
        self.view = view
        self.project = project
        sources = view.reads.compactMap { project.source($0.source) }
        spine = view.spineColumns
        asOf = view.entity.keys.count
    }

    /// The source of this name, where the view reads it.
    public func source(_ name: String) -> Source? { sources.first { $0.name == name } }

    /// A scenario without rows and questions.
    public var empty: Scenario {
        Scenario(tables: sources.map { Scenario.Table(source: $0.name, rows: []) }, questions: [])
    }

    /// The instant of a question.
    public func asOf(_ question: [CellValue]) -> Timestamp {
        if case .timestamp(let instant) = question[asOf] { return instant }
        return Timestamp(microseconds: 0)
    }

    /// The case that asks a scenario's questions over its rows.
    ///
    /// - Parameters:
    ///   - name: what the case is called.
    ///   - spineIDs: the questions' numbers, ascending; nil counts from 1.
    /// - Complexity: O(cells).
    func makeCase(_ scenario: Scenario, name: String, origin: Origin = .generated) -> Case {
        let location = SourceLocation(file: name, line: 1)
        var tables: [CaseTable] = []
        for (source, table) in zip(sources, scenario.tables) where !table.rows.isEmpty {
            tables.append(
                CaseTable(
                    source: source, rows: Self.batch(source.columns, table.rows), file: name,
                    lines: Self.lines(table.rows.count)))
        }
        let spine = CaseSpine(
            entity: view.entity, columns: self.spine, rows: Self.batch(self.spine, scenario.questions),
            given: Dictionary(
                view.request.map { ($0.name, Bitmap(repeating: true, count: scenario.questions.count)) },
                uniquingKeysWith: { first, _ in first }), file: name, lines: Self.lines(scenario.questions.count),
            expectations: [])
        return Case(
            name: name, origin: origin, about: "", location: location, tables: tables,
            spines: scenario.questions.isEmpty ? [] : [spine])
    }

    /// The rows of an invented case stand on lines of no file; they are counted all the same.
    private static func lines(_ count: Int) -> [Int32] { (0..<count).map { Int32($0 + 1) } }

    /// The columns of rows.
    static func batch(_ columns: [ColumnContract], _ rows: [[CellValue]]) -> ColumnBatch {
        ColumnBatch(
            columns: columns.enumerated().map { position, contract in
                var column = Column(name: contract.name, type: contract.type)
                for row in rows { column.append(row[position]) }
                return column
            }, rowCount: rows.count)
    }
}

extension Column {
    /// Adds a value; it must be of the column's type or NULL.
    mutating func append(_ value: CellValue) {
        switch value {
        case .null: appendNull()
        case .int(let value): append(value)
        case .double(let value): append(value)
        case .decimal(let value): append(value)
        case .text(let value): append(value)
        case .bool(let value): append(value)
        case .timestamp(let value): append(value)
        case .date(let value): append(value)
        case .list(let values): appendList { elements in for value in values { elements.append(value) } }
        }
    }
}
