internal import Contracts
internal import FeatureStore

extension Scene {
    /// Adds the rows of one source: of the entity asked about, of others, and versions of them.
    mutating func addRows(of table: Int) {
        let rules = ground.tables[table]
        let count = mainCount(table)
        for number in 0..<count { addRow(table, entity: 0, isAimedAt: number == 0) }
        guard count > 0 || !isPlain else { return }
        for entity in keys.indices.dropFirst() {
            var others =
                switch size {
                case .plain: 0
                case .large: chance.below(4)
                case .small: entity == 1 && chance.isOne(in: 25) ? 1 : 0
                }
            if case .keys? = target { others = 2 }
            for _ in 0..<others { addRow(table, entity: entity, isAimedAt: false) }
        }
        if rules.version != nil { addVersions(table) }
    }

    /// How many rows the entity asked about gets.
    private mutating func mainCount(_ table: Int) -> Int {
        switch target {
        case .nothing: return 0
        case .empty(table): return 0
        case .size(table, let size): return size
        case .variety(table, let size): return size
        case .duplicate(table): return 3
        case .glued(table, _, _): return 2
        case .tie(let place) where place.table == table: return 3
        case .group(let place, _) where place.table == table: return 4
        default: break
        }
        if isPlain { return 1 + chance.below(3) }
        if size == .small { return chance.isOne(in: 7) ? 0 : 1 + chance.below(3) }
        switch chance.below(100) {
        case ..<7: return 0
        case ..<30: return 1
        case ..<55: return 2
        case ..<90: return 3 + chance.below(4)
        case ..<98: return 7 + chance.below(6)
        default: return 13 + chance.below(12)
        }
    }

    private mutating func addRow(_ table: Int, entity: Int, isAimedAt: Bool) {
        let rules = ground.tables[table]
        let isFirst = isAimedAt && isAimed(at: table)
        for _ in 0..<6 {
            var row = makeRow(table, entity: entity)
            if isFirst { aim(&row, table) }
            settle(&row, table, keeping: isFirst ? aimedColumn : nil)
            if isAllowed(row, rules, among: scenario.tables[table].rows) {
                for column in rules.instants {
                    if case .timestamp(let instant) = row[column], references.count < 12 {
                        references.append(instant.microseconds)
                    }
                }
                scenario.tables[table].rows.append(row)
                return
            }
        }
    }

    private func isAimed(at table: Int) -> Bool { aimedPlace?.table == table }

    private var aimedColumn: Int? { aimedPlace?.column }

    private var aimedPlace: ColumnPlace? {
        switch target {
        case .moment(let place, _, _, _), .value(let place, _), .null(let place), .day(let place, _, _): place
        default: nil
        }
    }

    private func aim(_ row: inout [CellValue], _ table: Int) {
        switch target {
        case .value(let place, let value): row[place.column] = value
        case .null(let place): row[place.column] = .null
        case .day(let place, let distance, let zone): row[place.column] = .date(distance.day(from: now, in: zone))
        case .moment(let place, let moment, let beside, let fromEvent):
            var reference = now
            if fromEvent, case .timestamp(let event) = row[ground.tables[table].event] {
                reference = event.microseconds
            }
            row[place.column] = .timestamp(Timestamp(microseconds: moment.resolved(from: reference) + beside))
        default: break
        }
    }

    /// One row as it comes; it may still break what the source promises.
    private mutating func makeRow(_ table: Int, entity: Int) -> [CellValue] {
        let rules = ground.tables[table]
        let former = scenario.tables[table].rows
        if !former.isEmpty, isCopied(table), let copied = chance.pick(former) {
            var row = copied
            for column in rules.unique where !isLink(column, rules) { row[column] = freshValue(column, rules, table) }
            return row
        }
        var row = [CellValue](repeating: .null, count: rules.source.columns.count)
        let event = eventTime(table, former)
        row[rules.event] = .timestamp(Timestamp(microseconds: event))
        var latest = event
        for column in rules.instants.dropFirst() {
            guard !isNull(table, column) else { continue }
            let instant = otherInstant(column, table, event: event, latest: latest)
            latest = max(latest, instant)
            row[column] = .timestamp(Timestamp(microseconds: instant))
        }
        for column in row.indices where !rules.instants.contains(column) {
            if let link = rules.links.first(where: { $0.column == column }) {
                row[column] = linkValue(link, entity: entity, table)
            } else if rules.unique.contains(column) {
                row[column] = freshValue(column, rules, table)
            } else if column == rules.deleted {
                row[column] = .bool(!isPlain && chance.isOne(in: 5))
            } else if !isNull(table, column) {
                row[column] = value(table, column)
            }
        }
        for link in rules.links where rules.instants.contains(link.column) {
            row[link.column] = linkValue(link, entity: entity, table)
        }
        tie(&row, table, former)
        return row
    }

    private func isLink(_ column: Int, _ rules: TableRules) -> Bool { rules.links.contains { $0.column == column } }

    private mutating func isCopied(_ table: Int) -> Bool {
        if case .duplicate(table)? = target { return true }
        return !isPlain && chance.isOne(in: 8)
    }

    /// In a scene made for ties all rows take the first one's value.
    private func tie(_ row: inout [CellValue], _ table: Int, _ former: [[CellValue]]) {
        guard case .tie(let place)? = target, place.table == table, let first = former.first else { return }
        row[place.column] = first[place.column]
    }

    private mutating func isNull(_ table: Int, _ column: Int) -> Bool {
        nullShares[table][column] > 0 && chance.isOne(in: nullShares[table][column])
    }

    private mutating func value(_ table: Int, _ column: Int) -> CellValue {
        let pool = ground.pools[table][column]
        if case .variety(table, _)? = target,
            let value = Self.different(scenario.tables[table].rows.count + 1, pool.column.type, now),
            ground.tables[table].cells[column].allows(value)
        {
            return value
        }
        if case .glued(table, let first, let second)? = target, column == first || column == second {
            // The shorter one in the first row, the longer one in the second, and the other way round.
            let isShort = (column == first) == scenario.tables[table].rows.count.isMultiple(of: 2)
            return Self.gluable(pool.column.type, isShort: isShort) ?? pool.plain(&chance)
        }
        if let value = chance.pick(palettes[table][column]) { return value }
        // Where the SQL compares two columns, equal values must occur.
        if let partners = ground.clues.partners[ColumnPlace(table: table, column: column)], chance.isOne(in: 60),
            let partner = chance.pick(partners), partner.table != ColumnPlace.spine,
            let row = chance.pick(scenario.tables[partner.table].rows),
            ground.tables[table].cells[column].allows(row[partner.column])
        {
            return row[partner.column]
        }
        if case .date = pool.column.type, chance.isOne(in: isPlain ? 90 : 60) { return .date(day(from: now)) }
        return isPlain ? pool.plain(&chance) : pool.any(&chance)
    }

    /// One digit or letter, or the same twice: written one behind the other, they are the same in either order.
    static func gluable(_ type: ValueType, isShort: Bool) -> CellValue? {
        switch type {
        case .text: .text(isShort ? "a" : "aa")
        case .int: .int(isShort ? 1 : 11)
        default: nil
        }
    }

    /// A value of a type that no other number gives.
    private static func different(_ number: Int, _ type: ValueType, _ now: Int64) -> CellValue? {
        switch type {
        case .int: .int(Int64(number))
        case .double: .double(Double(number))
        case .decimal(_, let scale): ExactDecimal(number).rescaled(to: scale).map { .decimal($0) }
        case .text: .text("v\(number)")
        case .date: .date(CalendarDate(daysSinceEpoch: Int32(now / 86_400_000_000) - Int32(number)))
        case .list(let element, _, _): different(number, element, now).map { .list([$0]) }
        case .bool, .timestamp: nil
        }
    }

    /// The value that makes a row belong to an entity, or to a row that leads to it, or just not.
    mutating func linkValue(_ link: TableRules.Link, entity: Int, _ table: Int) -> CellValue {
        let contract = ground.tables[table].source.columns[link.column]
        if case .nullEverywhere(ColumnPlace(table: table, column: link.column))? = target { return .null }
        let isMissed = !isPlain && chance.isOne(in: 8)
        if isMissed, contract.isNullable, chance.isOne(in: 40) { return .null }
        var wanted: CellValue
        switch link.origin {
        case .spine(let column):
            if column < ground.shape.asOf {
                let other = isMissed ? chance.below(max(keys.count, 1)) : entity
                wanted = keys.indices.contains(other) ? keys[other][column] : .null
            } else {
                wanted = isMissed || entity > 0 ? ground.spinePools[column].any(&chance) : question[column]
            }
        case .table(let place):
            let rows = scenario.tables[place.table].rows
            let found = rows.isEmpty ? nil : chance.pick(rows).map { $0[place.column] }
            wanted = isMissed || found == nil ? ground.pools[table][link.column].any(&chance) : found ?? .null
        }
        if wanted.isNull, !contract.isNullable { wanted = ground.pools[table][link.column].plain(&chance) }
        return ground.tables[table].cells[link.column].allows(wanted)
            ? wanted : ground.pools[table][link.column].plain(&chance)
    }

    /// A value for a column of the unique id: small numbers out of order, so that ids do not follow time.
    mutating func freshValue(_ column: Int, _ rules: TableRules, _ table: Int) -> CellValue {
        // With room for as many rows as there are, so that one that is not taken yet is soon found.
        let number = 1 + chance.below(120 + 10 * scenario.tables[table].rows.count)
        let value: CellValue =
            switch rules.source.columns[column].type {
            case .int: .int(Int64(number))
            case .text: .text("\(number % 5 == 0 ? "E" : "e")\(number)")
            case .timestamp: .timestamp(Timestamp(microseconds: inside(from: now)))
            case .decimal(_, let scale):
                .decimal(ExactDecimal(number).rescaled(to: scale) ?? ExactDecimal(number))
            case .double: .double(Double(number))
            case .date: .date(CalendarDate(daysSinceEpoch: Int32(now / 86_400_000_000) - Int32(number)))
            case .bool, .list: ground.pools[table][column].plain(&chance)
            }
        return rules.cells[column].allows(value) ? value : ground.pools[table][column].plain(&chance)
    }
}
