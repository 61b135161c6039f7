internal import Contracts
internal import FeatureStore

extension Lens {
    /// Bounds of windows, what is known when, precision of instants.
    static let timeLenses: [Lens] = [
        Lens(
            "rows moved one microsecond off their bounds", ["BND"], weight: 10, { movedRows($0, by: 1) },
            { movedRows($0, by: -1) }),
        Lens(
            "rows moved to one minute before as_of", ["WIN", "BND"], weight: 4, keepsRows: true, { movedInside($0) },
            { askedBehind($0) }),
        Lens("late arrivals made punctual", ["LAT"], weight: 8, keepsRows: true) { input in punctual(input) },
        Lens("rows after as_of removed", ["LAT"], weight: 9) { input in
            input.mappingRows { source, rows in
                guard let event = input.position(source.eventTime, in: source) else { return rows }
                return rows.filter { isAtOrBefore($0[event], input.asOf) }
            }
        },
        Lens("rows and columns not known at as_of removed", ["LAT"], weight: 8) { input in unknownRemoved(input) },
        Lens("instants cut to whole seconds", ["PRC"], weight: 7, keepsRows: true) { input in
            truncated(input, to: 1_000_000)
        },
        Lens("instants cut to whole minutes", ["RND", "PRC"], weight: 4, keepsRows: true) { input in
            truncated(input, to: 60_000_000)
        },
    ]

    private static func isAtOrBefore(_ value: CellValue, _ asOf: Timestamp) -> Bool {
        guard case .timestamp(let instant) = value else { return true }
        return instant <= asOf
    }

    /// All instants of rows moved together: ties stay, and what lay exactly on a bound does no longer.
    private static func movedRows(_ input: LensInput, by microseconds: Int64) -> Scenario? {
        input.mapping(questions: false) { _, _, value in
            guard case .timestamp(let instant) = value else { return value }
            let (sum, overflows) = instant.microseconds.addingReportingOverflow(microseconds)
            return overflows ? value : .timestamp(Timestamp(microseconds: sum))
        }
    }

    /// Each row moved as a whole so that all that it tells of happened just before `as_of`, in the order that rows had.
    private static func movedInside(_ input: LensInput) -> Scenario? {
        input.mappingRows { source, rows in
            let latest = rows.map { row in
                row.compactMap { value -> Int64? in
                    if case .timestamp(let instant) = value { instant.microseconds } else { nil }
                }.max()
            }
            let ranks = Set(latest.compactMap { $0 }).sorted()
            return zip(rows, latest).map { row, last in
                guard let last, let rank = ranks.firstIndex(of: last) else { return row }
                let back = Int64(ranks.count - 1 - rank) * 1_000_000
                let shift = input.asOf.microseconds &- 60_000_000 &- back &- last
                return row.map { value in
                    guard case .timestamp(let own) = value else { return value }
                    return .timestamp(Timestamp(microseconds: own.microseconds &+ shift))
                }
            }
        }
    }

    /// The question asked one minute behind the last that the rows tell of; what lies between rows stays as it is.
    private static func askedBehind(_ input: LensInput) -> Scenario? {
        let told = input.scenario.tables.flatMap { table in
            table.rows.flatMap { row in
                row.compactMap { value -> Int64? in
                    if case .timestamp(let instant) = value { instant.microseconds } else { nil }
                }
            }
        }
        guard let last = told.max(), input.asOf.microseconds - last > 60_000_000,
            let position = input.shape.spine.firstIndex(where: { $0.name == "as_of" })
        else { return nil }
        var asked = input.scenario
        asked.questions[0][position] = .timestamp(Timestamp(microseconds: last + 60_000_000))
        return asked
    }

    /// What was known later is known at once.
    private static func punctual(_ input: LensInput) -> Scenario? {
        input.mappingRows { source, rows in
            guard let event = input.position(source.eventTime, in: source) else { return rows }
            // When a version was recorded tells versions apart where there are several.
            let identity = source.unique.compactMap { input.position($0, in: source) }
            let isVersioned = rows.indices.contains { row in
                rows[..<row].contains { earlier in identity.allSatisfy { earlier[$0] == rows[row][$0] } }
            }
            let late = LensInput.knowledgeColumns(of: source).filter { $0 != source.versions?.by || !isVersioned }
                .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
                .compactMap { input.position($0, in: source) }
            return rows.map { row in
                var row = row
                for position in late where !row[position].isNull || source.columns[position].name == source.arrivalTime
                {
                    row[position] = row[event]
                }
                return row
            }
        }
    }

    private static func unknownRemoved(_ input: LensInput) -> Scenario? {
        input.mappingRows { source, rows in
            var rows = rows
            if let arrival = source.arrivalTime.flatMap({ input.position($0, in: source) }) {
                rows = rows.filter { !$0[arrival].isNull && isAtOrBefore($0[arrival], input.asOf) }
            }
            return rows.map { row in
                var row = row
                for (column, known) in source.knownAt {
                    guard let position = input.position(column, in: source),
                        let time = input.position(known, in: source), source.columns[position].isNullable
                    else { continue }
                    if !isAtOrBefore(row[time], input.asOf), column != known { row[position] = .null }
                }
                return row
            }
        }
    }

    private static func truncated(_ input: LensInput, to unit: Int64) -> Scenario? {
        input.mapping { _, _, value in
            guard case .timestamp(let instant) = value else { return value }
            let rest = instant.microseconds % unit
            return .timestamp(Timestamp(microseconds: instant.microseconds - (rest < 0 ? rest + unit : rest)))
        }
    }
}
