import Contracts
import FeatureStore
import SQLFrontend
import Warehouse

/// A project of one source, and views over it, for tests of one engine.
enum ProbeTables {
    static let location = SourceLocation(file: "featurestore.yaml", line: 1)
    static let source = Source(
        name: "readings", rowType: "Reading",
        columns: [
            ColumnContract(name: "probe", type: .text, isNullable: false),
            ColumnContract(name: "at", type: .timestamp, isNullable: false),
            ColumnContract(name: "id", type: .int, isNullable: false),
        ], unique: ["id"], eventTime: "at", arrivalTime: nil, knownAt: [:], versions: nil, tables: [:],
        location: location)
    static let entity = Entity(
        name: "probe", keys: [ColumnContract(name: "probe", type: .text, isNullable: false)], location: location)
    static let project = Project(entities: [entity], sources: [source], services: [], warehouses: [], views: [])

    /// Rows of one key in case 1, with ids from 1.
    static func table(rows count: Int64) -> SourceTable {
        var columns =
            [Column(name: "case_id", type: .int)] + source.columns.map { Column(name: $0.name, type: $0.type) }
        for id in 1...count {
            columns[0].append(Int64(1))
            columns[1].append("k")
            columns[2].append(Timestamp(microseconds: id))
            columns[3].append(id)
        }
        return SourceTable(source: source, rows: ColumnBatch(columns: columns, rowCount: Int(count)))
    }

    /// One question, in case 1.
    static let spine: SpineTable = spine(isSingleCase: false)

    /// The same, alone or among others.
    static func spine(isSingleCase: Bool) -> SpineTable {
        let contract = view("Spine", [], "")
        var columns = [Column(name: "case_id", type: .int), Column(name: "spine_id", type: .int)]
        columns += contract.spineColumns.map { Column(name: $0.name, type: $0.type) }
        columns[0].append(Int64(1))
        columns[1].append(Int64(7))
        columns[2].append("k")
        columns[3].append(Timestamp(microseconds: 0))
        return SpineTable(
            rows: ColumnBatch(columns: columns, rowCount: 1), columns: contract.spineColumns,
            isSingleCase: isSingleCase)
    }

    /// A view with these features and this text behind a contract of three lines.
    static func view(_ name: String, _ features: [(String, ValueType)], _ sql: String) -> ViewContract {
        let place = SourceLocation(file: "Features/probe/\(name).sql", line: 1)
        return ViewContract(
            name: name, entity: entity, reads: [Read(source: "readings", extent: .all, by: [], location: place)],
            request: [],
            features: features.map {
                FeatureContract(
                    name: $0.0, type: $0.1, isNullable: true, about: "Probes.", comparison: .exact,
                    decisions: Decisions(), location: place)
            }, owner: nil, sql: PairHalf(file: place.file, text: "/*\nentity: probe\n*/\n" + sql),
            swift: PairHalf(file: "Features/probe/\(name).swift", text: ""))
    }

    /// A query bound without looking at its text.
    static func query(_ name: String, _ features: [(String, ValueType)], _ sql: String) -> BoundQuery {
        bindByHand(view(name, features, sql), project)
    }

    static let count = query(
        "Count", [("n", .int)], "SELECT s.spine_id, (SELECT count(*) FROM readings) AS n FROM spine s")
    static let slow = query(
        "Slow", [("n", .int)],
        "SELECT s.spine_id, (SELECT count(*) FROM readings a, readings b, readings c WHERE a.id + b.id + c.id < 0) AS n FROM spine s"
    )
}
