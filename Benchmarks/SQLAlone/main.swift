import Contracts
import FeatureStore
import Foundation
import Parity
import SQLFrontend
import Warehouse

// Runs the SQL half of every view over a whole sample on one warehouse, each as one statement over all questions whose
// answers are dropped, and prints one line for each: view, questions, rows, seconds. The rows and indexes are those that
// `featurestore verify` makes.
//
//   SQLAlone FOLDER (sqlite | postgresql://…)

guard CommandLine.arguments.count == 3 else {
    FileHandle.standardError.write(Data("usage: SQLAlone FOLDER (sqlite | postgresql://…)\n".utf8))
    exit(2)
}
let (folder, address) = (CommandLine.arguments[1], CommandLine.arguments[2])
let project = try ProjectLoader.load(files: try texts(below: "Features"))
let sample = try SampleReader(project: project).read("", in: try files(below: folder), name: folder)
let engine: WarehouseConfiguration.Engine = address == "sqlite" ? .sqlite(path: ":memory:") : .postgres(url: address)
let place = SourceLocation(file: "SQLAlone", line: 1)
let opened = try await WarehouseFactory.warehouse(
    WarehouseConfiguration(name: "alone", engine: engine, isTraining: false, location: place), project: project)
guard let warehouse = opened as? any DeliveringWarehouse else { fatalError("\(opened.engine.name) cannot be measured") }

let clock = ContinuousClock()
let loading = try await clock.measure {
    try await warehouse.load(sample.tables.map { SourceTable(source: $0.source, rows: identified($0.rows, [])) })
}
print("loading", sample.tables.reduce(0) { $0 + $1.rows.rowCount }, 0, seconds(loading))
for view in project.views {
    guard let spine = sample.spine(of: view.entity.name),
        view.request.allSatisfy({ spine.given[$0.name]?[0] ?? false })
    else { continue }
    let ids = Column(
        name: "spine_id", type: .int, cells: .int(spine.spineIDs),
        validity: Bitmap(repeating: true, count: spine.spineIDs.count))
    let columns = view.spineColumns.compactMap { spine.rows.column($0.name) }
    let rows = identified(ColumnBatch(columns: columns, rowCount: spine.rows.rowCount), [ids])
    do {
        let query = try warehouse.compile(try SQLBinder.bind(view: view, project: project))
        let delivery = try await warehouse.deliver(
            query, spine: SpineTable(rows: rows, columns: view.spineColumns, isSingleCase: true))
        print(view.name, rows.rowCount, delivery.rowCount, seconds(delivery.duration))
    } catch let refusal as QueryRefusal {
        print(view.name, 0, 0, 0, refusal.construct)
    }
}
await warehouse.close()

func identified(_ rows: ColumnBatch, _ ids: [Column]) -> ColumnBatch {
    let cases = Column(
        name: "case_id", type: .int, cells: .int(Array(repeating: 1, count: rows.rowCount)),
        validity: Bitmap(repeating: true, count: rows.rowCount))
    return ColumnBatch(columns: [cases] + ids + rows.columns, rowCount: rows.rowCount)
}

func seconds(_ duration: Duration) -> String {
    String(format: "%.3f", Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18)
}

func paths(below folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.contains(".") }.sorted()
}

func texts(below folder: String) throws -> [String: String] {
    var texts: [String: String] = [:]
    for path in try paths(below: folder) {
        texts["\(folder)/\(path)"] = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
    }
    return texts
}

func files(below folder: String) throws -> CaseFiles {
    CaseFiles(root: folder, paths: try paths(below: folder)) { path in
        Array(try Data(contentsOf: URL(filePath: "\(folder)/\(path)")))
    }
}
