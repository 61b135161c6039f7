import Contracts
import Warehouse
import FeatureStore

/// The small project that conformance checks are about: one entity, a source of every scalar type, one of lists.
enum ProbeProject {
    static let location = SourceLocation(file: "featurestore.yaml", line: 1)
    static let entity = Entity(
        name: "probe", keys: [ColumnContract(name: "probe", type: .text, isNullable: false)], location: location)
    static let decimal = ValueType.decimal(precision: 38, scale: 12)
    static let ints = ValueType.list(element: .int, order: .ordered, nullElements: true)
    static let texts = ValueType.list(element: .text, order: .ordered, nullElements: false)

    /// The values of `readings`, all of them nullable.
    static let values: [ColumnContract] = [
        ("an_int", ValueType.int), ("a_double", .double), ("a_decimal", decimal), ("a_text", .text), ("a_bool", .bool),
        ("a_timestamp", .timestamp), ("a_date", .date),
    ].map { ColumnContract(name: $0.0, type: $0.1, isNullable: true) }

    static let readings = source("readings", "Reading", values)
    static let bags = source(
        "bags", "Bag",
        [("some_ints", ints), ("some_texts", texts)].map { ColumnContract(name: $0.0, type: $0.1, isNullable: true) })
    static let narrow = source(
        "narrow", "Narrow",
        [
            ColumnContract(name: "small", type: .int, isNullable: true, physicalType: "int2"),
            ColumnContract(name: "medium", type: .int, isNullable: true, physicalType: "int4"),
            ColumnContract(
                name: "money", type: .decimal(precision: 6, scale: 2), isNullable: true, physicalType: "numeric(6,2)"),
            ColumnContract(name: "code", type: .text, isNullable: true, physicalType: "varchar(3)"),
        ])

    /// The project, with the sources in this order.
    static let project = Project(
        entities: [entity], sources: [readings, bags, narrow], services: [], warehouses: [], views: [])

    /// `probe`, `at`, `id`, then the values.
    private static func source(_ name: String, _ rowType: String, _ values: [ColumnContract]) -> Source {
        let keys = [
            ColumnContract(name: "probe", type: .text, isNullable: true),
            ColumnContract(name: "at", type: .timestamp, isNullable: false),
            ColumnContract(name: "id", type: .int, isNullable: false),
        ]
        return Source(
            name: name, rowType: rowType, columns: keys + values, unique: ["id"], eventTime: "at", arrivalTime: nil,
            knownAt: [:], versions: nil, tables: [:], location: location)
    }

    /// A view with these features and this query, with `wanted` as a request column.
    static func view(_ name: String, _ features: [(String, ValueType)], reads: [String], sql: String) -> ViewContract {
        let place = SourceLocation(file: "Features/probe/\(name).sql", line: 1)
        let head = "/*\nentity: probe\n*/\n"
        return ViewContract(
            name: name, entity: entity,
            reads: reads.map { Read(source: $0, extent: .all, by: [], location: place) },
            request: [ColumnContract(name: "wanted", type: .int, isNullable: true)],
            features: features.map {
                FeatureContract(
                    name: $0.0, type: $0.1, isNullable: true, about: "Probes.", comparison: .exact,
                    decisions: Decisions(), location: place)
            }, owner: nil, sql: PairHalf(file: "Features/probe/\(name).sql", text: head + sql),
            swift: PairHalf(file: "Features/probe/\(name).swift", text: ""))
    }

    /// Rows of a source: the case, the key, the id, then the values; the time is the id in microseconds.
    static func table(_ source: Source, _ rows: [(case: Int64, key: ProbeCell, id: Int64, values: [ProbeCell])])
        -> SourceTable
    {
        let columns = [("case_id", ValueType.int)] + source.columns.map { ($0.name, $0.type) }
        let missing = source.columns.count - 3
        return SourceTable(
            source: source,
            rows: ColumnBatch(
                columns.map { (name: $0.0, type: $0.1) },
                rows: rows.map { row in
                    let values = row.values + Array(repeating: .null, count: missing - row.values.count)
                    return [.int(row.case), row.key, .timestamp(row.id), .int(row.id)] + values
                }))
    }

    /// Questions: the case, the number, the key, and which id is wanted; `as_of` is the epoch.
    static func spine(
        _ rows: [(case: Int64, id: Int64, key: ProbeCell, wanted: ProbeCell)], isSingleCase: Bool = false
    ) -> SpineTable {
        let view = view("Spine", [], reads: [], sql: "")
        let columns = [("case_id", ValueType.int), ("spine_id", .int)] + view.spineColumns.map { ($0.name, $0.type) }
        return SpineTable(
            rows: ColumnBatch(
                columns.map { (name: $0.0, type: $0.1) },
                rows: rows.map { [.int($0.case), .int($0.id), $0.key, .timestamp(0), $0.wanted] }),
            columns: view.spineColumns, isSingleCase: isSingleCase)
    }
}
