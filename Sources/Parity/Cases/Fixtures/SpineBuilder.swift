internal import Contracts
internal import FeatureStore

/// Collects a fixture's questions about one entity.
struct SpineBuilder {
    let columns: SpineColumns
    let project: Project
    let file: String
    private var cells: [Column]
    private var given: [String: Bitmap]
    private var lines: [Int32] = []
    private var expectations: [Expectation] = []

    init(columns: SpineColumns, project: Project, file: String) {
        self.columns = columns
        self.project = project
        self.file = file
        cells = columns.columns.map { Column(name: $0.name, type: $0.type) }
        given = Dictionary(uniqueKeysWithValues: columns.request.map { ($0.name, Bitmap()) })
    }

    /// The questions so far; every added question must have been without error.
    var spine: CaseSpine {
        CaseSpine(
            entity: columns.entity, columns: columns.columns, rows: ColumnBatch(columns: cells, rowCount: lines.count),
            given: given, file: file, lines: lines, expectations: expectations)
    }

    /// Adds a question, or reports what is wrong with it.
    mutating func add(_ row: YAMLValue, _ entries: [YAMLEntry], _ errors: ErrorCollector) {
        let known = columns.columns.map(\.name) + ["expect", "because", "entity"]
        for entry in entries where !known.contains(entry.key) {
            errors.reportUnknown(
                "column of a question about \(columns.entity.name)", entry.key, at: entry.location, known: known)
        }
        var isComplete = true
        for (index, column) in columns.columns.enumerated() {
            let isRequest = index >= columns.columns.count - columns.requestCount
            let entry = entries.first { $0.key == column.name }
            if isRequest { given[column.name]?.append(entry != nil) }
            guard let entry else {
                cells[index].appendNull()
                guard !isRequest else { continue }
                errors.report(
                    at: row.location, "the question lacks '\(column.name)'", expected: "a \(column.type)",
                    advice: column.name == "as_of" ? "Say when the answer must have been knowable" : nil)
                isComplete = false
                continue
            }
            let cell = YAMLCell(column, title: column.name)
            isComplete = cell.append(entry.value, to: &cells[index], errors) && isComplete
        }
        let because = entries.first { $0.key == "because" }
            .flatMap { $0.value.text("because", example: "a sentence that gives the reason", errors) }
        if let expect = entries.first(where: { $0.key == "expect" }) {
            readExpectations(expect.value, because: because, errors)
        }
        if !isComplete {
            cells = columns.columns.map { Column(name: $0.name, type: $0.type) }
        }
        lines.append(Int32(clamping: row.location.line))
    }

    private mutating func readExpectations(_ value: YAMLValue, because: String?, _ errors: ErrorCollector) {
        let example = "expect: { RecentDelays: { departures_7d: 1 } }"
        for entry in value.entries("expect", example: example, errors) ?? [] {
            let views = project.views.filter { $0.entity.name == columns.entity.name }
            guard let view = views.first(where: { $0.name == entry.key }) else {
                if let other = project.view(entry.key) {
                    errors.report(
                        at: entry.location,
                        "the view \(other.name) is about \(other.entity.name), the question about "
                            + columns.entity.name)
                } else {
                    errors.reportUnknown("view", entry.key, at: entry.location, known: views.map(\.name))
                }
                continue
            }
            for column in view.request where entryLacks(column) {
                errors.report(
                    at: entry.location, "\(view.name) cannot answer a question without '\(column.name)'",
                    advice: "Give the question its \(column.name), a \(column.type)")
            }
            for feature in entry.value.entries("the expected values of \(view.name)", example: example, errors) ?? [] {
                readExpectation(feature, of: view, because: because, errors)
            }
        }
    }

    private func entryLacks(_ column: ColumnContract) -> Bool {
        guard let bits = given[column.name], bits.count > 0 else { return true }
        return !bits[bits.count - 1]
    }

    private mutating func readExpectation(
        _ entry: YAMLEntry, of view: ViewContract, because: String?, _ errors: ErrorCollector
    ) {
        guard let feature = view.features.first(where: { $0.name == entry.key }) else {
            errors.reportUnknown(
                "feature of \(view.name)", entry.key, at: entry.location, known: view.features.map(\.name))
            return
        }
        let contract = ColumnContract(name: feature.name, type: feature.type, isNullable: feature.isNullable)
        var column = Column(name: feature.name, type: feature.type)
        guard
            YAMLCell(contract, title: "\(view.name):\(feature.name)").append(entry.value, to: &column, errors)
        else { return }
        expectations.append(
            Expectation(
                question: lines.count, view: view.name, feature: feature.name, value: CellValue(column, row: 0),
                because: because, location: entry.location))
    }
}
