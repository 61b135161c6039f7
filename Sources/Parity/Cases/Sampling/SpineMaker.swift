internal import Contracts
internal import FeatureStore
internal import Warehouse

/// Makes the questions about the drawn entities of one kind.
struct SpineMaker {
    let project: Project
    let entity: Entity
    let views: [ViewContract]
    let histories: [EntityRowsIndex]
    /// A stretch of time for entities without rows.
    let range: ClosedRange<Timestamp>
    let clockChanges: [Timestamp]
    let options: DrawOptions
    /// By request column: values to choose from, where they come from a source that is found through the request.
    let linkedValues: [String: [LiveValue]]

    /// The questions, and request columns that nobody could fill, as sentences.
    func spine(of keys: [[LiveValue?]], file: String) -> (spine: CaseSpine, missing: [String]) {
        let columns = SpineColumns(entity, project: project)
        let order = SeededOrder(seed: "\(options.seed) \(entity.name)")
        let chooser = QuestionInstants(views, clockChanges: clockChanges, order: order, count: options.questions)
        let (derived, missing) = derivations(columns.request)
        let kept = columns.columns.dropLast(columns.requestCount) + derived.map(\.column)
        var cells = kept.map { Column(name: $0.name, type: $0.type) }
        var count = 0
        for key in keys {
            let full = key.compactMap { $0 }
            let known = full.count == key.count ? full : []
            for instant in chooser.instants(of: known, in: histories, otherwise: range) {
                for (position, value) in key.enumerated() { Self.append(value, to: &cells[position]) }
                cells[key.count].append(instant)
                let base = SeededOrder.rank(order.rank("request", known), instant.microseconds)
                for (number, request) in derived.enumerated() {
                    append(
                        request.derivation, known, instant, base &+ UInt64(number), to: &cells[key.count + 1 + number])
                }
                count += 1
            }
        }
        // A column that found no value for some question would be NULL there, which a contract may not allow.
        var dropped: Set<String> = []
        for (number, request) in derived.enumerated() where !request.column.isNullable {
            if cells[entity.keys.count + 1 + number].validity.setCount < count { dropped.insert(request.column.name) }
        }
        let rows = ColumnBatch(columns: cells.filter { !dropped.contains($0.name) }, rowCount: count)
        let given = columns.request.map { column in
            (column.name, Bitmap(repeating: rows.column(column.name) != nil, count: count))
        }
        let unfilled = dropped.sorted().map { lacks($0) }
        return (
            CaseSpine(
                entity: entity, columns: kept.filter { !dropped.contains($0.name) }, rows: rows,
                given: Dictionary(uniqueKeysWithValues: given), file: file,
                lines: (0..<count).map { Int32(clamping: $0 + 2) }, expectations: []),
            missing + unfilled
        )
    }

    private func derivations(
        _ request: ArraySlice<ColumnContract>
    ) -> (derived: [(column: ColumnContract, derivation: RequestDerivation)], missing: [String]) {
        var derived: [(column: ColumnContract, derivation: RequestDerivation)] = []
        var missing: [String] = []
        for column in request where views.contains(where: { $0.request.contains { $0.name == column.name } }) {
            if let way = RequestDerivation.of(
                column, views: views, own: histories.map(\.source), project: project)
            {
                derived.append((column, way))
            } else {
                missing.append(lacks(column.name))
            }
        }
        return (derived, missing)
    }

    private func lacks(_ column: String) -> String {
        let asking = views.filter { $0.request.contains { $0.name == column } }.map(\.name)
        return
            "\(asking.joined(separator: ", ")) \(asking.count == 1 ? "is" : "are") not asked: nothing in the warehouse gives "
            + "the request column \(column) of \(entity.name); give questions that have it with --spine"
    }

    private func append(
        _ derivation: RequestDerivation, _ key: [LiveValue], _ instant: Timestamp, _ base: UInt64,
        to column: inout Column
    ) {
        switch derivation {
        case .nextEvent:
            let next = histories.flatMap { history in history.rows(of: key).map { history.times[$0] } }
                .filter { $0 >= instant }.min()
            column.append(next ?? instant)
        case .ownColumn(let source, let name):
            guard let history = histories.first(where: { $0.source.name == source }),
                let values = history.rows.column(name)
            else { return column.appendNull() }
            // An entity without rows takes the value of another's.
            let own = history.rows(of: key).filter { values.validity[$0] }
            let rows = own.isEmpty ? (0..<history.rows.rowCount).filter { values.validity[$0] } : own
            guard !rows.isEmpty else { return column.appendNull() }
            column.append(cell: rows[Int(base % UInt64(rows.count))], of: values)
        case .linkedColumn:
            let values = linkedValues[column.name] ?? []
            Self.append(values.isEmpty ? nil : values[Int(base % UInt64(values.count))], to: &column)
        }
    }

    private static func append(_ value: LiveValue?, to column: inout Column) {
        if let value { value.append(to: &column) } else { column.appendNull() }
    }
}
