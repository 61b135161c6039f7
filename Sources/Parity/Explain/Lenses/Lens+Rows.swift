internal import Contracts
internal import FeatureStore

extension Lens {
    /// Which rows there are: other entities, several matches, duplicates, ties, versions.
    static let rowLenses: [Lens] = [
        Lens("rows of other entities removed", ["PAR", "KEY"], weight: 10) { input in foreignRemoved(input) },
        Lens("one row left for each key of a joined source", ["FAN"], weight: 6) { input in oneMatch(input) },
        Lens("repeated values removed", ["DUP"], weight: 6, keepsRows: true) { input in duplicatesRemoved(input) },
        Lens(
            "ties between instants broken", ["TIE"], weight: 9, { tiesBroken($0, by: -1_000_000) },
            { tiesBroken($0, by: 1_000_000) }),
        Lens(
            "ties between numbers broken", ["TIE"], weight: 6, { numbersSpread($0, by: 1) },
            { numbersSpread($0, by: -1) }),
        Lens("only the last known version of each row left", ["VER"], weight: 10) { input in lastVersions(input) },
    ]

    private static func foreignRemoved(_ input: LensInput) -> Scenario? {
        input.mappingRows { source, rows in
            guard let read = input.shape.view.read(source.name) else { return rows }
            let links = input.shape.project.links(of: read, for: input.shape.view.entity)
            let wanted = links.compactMap { link -> (position: Int, value: CellValue)? in
                guard case .entityKey(let key) = link.origin,
                    let spine = input.shape.spine.firstIndex(where: { $0.name == key }),
                    let position = input.position(link.column, in: source)
                else { return nil }
                return (position, input.scenario.questions[0][spine])
            }
            return rows.filter { row in wanted.allSatisfy { row[$0.position] == $0.value } }
        }
    }

    /// Of every source but the first with rows, one row for each of its keys.
    private static func oneMatch(_ input: LensInput) -> Scenario? {
        guard input.scenario.tables.count(where: { !$0.rows.isEmpty }) > 1 else { return nil }
        var isFirst = true
        return input.mappingRows { source, rows in
            guard !rows.isEmpty else { return rows }
            defer { isFirst = false }
            if isFirst { return rows }
            let keys = input.keyColumns(of: source).compactMap { input.position($0, in: source) }.sorted()
            var seen: [[CellValue]] = []
            return rows.filter { row in
                let key = keys.map { row[$0] }
                guard !seen.contains(key) else { return false }
                seen.append(key)
                return true
            }
        }
    }

    /// Rows that agree with an earlier one in everything but ids and times.
    private static func duplicatesRemoved(_ input: LensInput) -> Scenario? {
        input.mappingRows { source, rows in
            let compared = source.columns.indices.filter { position in
                source.columns[position].type != .timestamp && !source.unique.contains(source.columns[position].name)
            }
            var seen: [[CellValue]] = []
            return rows.filter { row in
                let values = compared.map { row[$0] }
                guard !seen.contains(values) else { return false }
                seen.append(values)
                return true
            }
        }
    }

    /// Rows of one instant put apart, the later in the input the earlier or the later: a tie is gone either way.
    private static func tiesBroken(_ input: LensInput, by step: Int64) -> Scenario? {
        input.mappingRows { source, rows in
            var rows = rows
            for (position, column) in source.columns.enumerated() where column.type == .timestamp {
                var seen: [CellValue] = []
                for row in rows.indices {
                    guard case .timestamp(let instant) = rows[row][position] else { continue }
                    let count = Int64(seen.count { $0 == rows[row][position] })
                    seen.append(rows[row][position])
                    if count > 0 {
                        rows[row][position] = .timestamp(
                            Timestamp(microseconds: instant.microseconds &+ count * step))
                    }
                }
            }
            return rows
        }
    }

    /// Equal numbers made different, the later in the input the larger or the smaller.
    private static func numbersSpread(_ input: LensInput, by step: Int64) -> Scenario? {
        input.mappingRows { source, rows in
            var rows = rows
            for (position, column) in source.columns.enumerated() where input.isFree(column, of: source) {
                var seen: [CellValue] = []
                for row in rows.indices {
                    let value = rows[row][position]
                    let count = seen.count { $0 == value }
                    seen.append(value)
                    guard count > 0 else { continue }
                    switch value {
                    case .int(let number): rows[row][position] = .int(number &+ Int64(count) * step)
                    case .double(let number): rows[row][position] = .double(number + Double(Int64(count) * step))
                    case .decimal(let number):
                        rows[row][position] = .decimal(number.adding(ExactDecimal(count * Int(step))) ?? number)
                    default: break
                    }
                }
            }
            return rows
        }
    }

    private static func lastVersions(_ input: LensInput) -> Scenario? {
        input.mappingRows { source, rows in
            guard let versions = source.versions, let by = input.position(versions.by, in: source) else { return rows }
            let identity = source.unique.compactMap { input.position($0, in: source) }
            let deleted = versions.deleted.flatMap { input.position($0, in: source) }
            var last: [(id: [CellValue], row: [CellValue])] = []
            for row in rows {
                guard case .timestamp(let known) = row[by], known <= input.asOf else { continue }
                let id = identity.map { row[$0] }
                guard let index = last.firstIndex(where: { $0.id == id }) else {
                    last.append((id, row))
                    continue
                }
                if case .timestamp(let other) = last[index].row[by], other < known { last[index].row = row }
            }
            return last.map(\.row).filter { row in deleted.map { row[$0] != .bool(true) } ?? true }
        }
    }
}
