internal import Contracts
internal import FeatureStore

/// What there is to aim at in a view, the likeliest mistakes first.
struct TargetList: Sendable {
    /// A target, and the heading under which it is told whether it was covered.
    struct Entry: Sendable {
        let target: Target
        let heading: Heading
        /// What it is called where it was not covered.
        let name: String
        /// Where its scene stands; nil leaves that open.
        var anchor: Int64?
    }

    /// What targets are told under.
    enum Heading: String, CaseIterable, Sendable {
        case empties = "empty sources"
        case bounds = "instants around bounds"
        case nulls = "NULL in nullable columns"
        case values = "values on and beside literals"
        case sizes = "numbers of rows"
        case ties = "ties and duplicates"
        case keys = "entities that look alike"
        case versions = "later versions"
        case calendar = "days and hours of the calendar"
        case requests = "request columns"
    }

    private(set) var entries: [Entry] = []

    init(_ ground: SceneGround) {
        add(.nothing, .empties, "no row at all")
        for (table, rules) in ground.tables.enumerated() {
            add(.empty(table: table), .empties, rules.source.name)
            add(.size(table: table, 1), .sizes, "1 row of \(rules.source.name)")
        }
        addBounds(ground)
        addDays(ground)
        addNulls(ground)
        for (table, rules) in ground.tables.enumerated() {
            add(.duplicate(table: table), .ties, "equal rows of \(rules.source.name)")
            for correction in rules.version == nil ? [] : Correction.allCases {
                add(.correction(table: table, correction), .versions, "\(rules.source.name), \(correction)")
            }
        }
        for family in ground.keyFamilies.indices { add(.keys(family), .keys, "keys \(family + 1)") }
        addGlued(ground)
        addSizes(ground)
        addValues(ground)
        addRequests(ground)
        for anchor in ground.anchors { add(.anchor(anchor), .calendar, "\(Timestamp(microseconds: anchor))") }
        addCrossings(ground)
        addMonthEnds(ground)
    }

    mutating func add(_ target: Target, _ heading: Heading, _ name: String) {
        entries.append(Entry(target: target, heading: heading, name: name))
    }

    mutating func add(_ more: [Entry]) { entries += more }

    private mutating func addBounds(_ ground: SceneGround) {
        for moment in ground.moments.edges {
            for (table, rules) in ground.tables.enumerated() {
                for column in rules.instants where column == rules.event || moment == .offset(0) {
                    for beside: Int64 in [0, -1, 1] {
                        add(
                            .moment(
                                ColumnPlace(table: table, column: column), moment, beside: beside, fromEvent: false),
                            .bounds, "\(rules.source.name).\(rules.source.columns[column].name) \(moment) \(beside)")
                    }
                }
            }
        }
        for (table, rules) in ground.tables.enumerated() {
            for column in rules.instants.dropFirst() {
                for span in [0] + ground.clues.spans {
                    for beside: Int64 in [0, -1, 1] {
                        for fromEvent in [true, false] where span != 0 || fromEvent {
                            add(
                                .moment(
                                    ColumnPlace(table: table, column: column), .offset(fromEvent ? span : -span),
                                    beside: beside, fromEvent: fromEvent), .bounds,
                                "\(rules.source.name).\(rules.source.columns[column].name) \(span) \(beside)")
                        }
                    }
                }
            }
        }
    }

    private mutating func addNulls(_ ground: SceneGround) {
        for (table, rules) in ground.tables.enumerated() {
            for column in rules.source.columns.indices where rules.isNullable(column) {
                let place = ColumnPlace(table: table, column: column)
                let name = "\(rules.source.name).\(rules.source.columns[column].name)"
                add(.null(place), .nulls, name)
                add(.nullEverywhere(place), .nulls, name + " everywhere")
            }
        }
    }

    private mutating func addSizes(_ ground: SceneGround) {
        var sizes: Set<Int> = [2, 3, 4, 8, 10]
        for count in ground.clues.rowCounts { sizes.formUnion([count - 1, count, count + 1]) }
        // One more than what either half speaks of, and than what people keep by heart.
        let capacities = Set([9, 17, 33] + ground.clues.rowCounts.filter { $0 > 2 }.map { $0 + 1 })
        for (table, rules) in ground.tables.enumerated() where rules.unique.isEmpty || !isOneRow(rules) {
            for size in sizes.sorted() where (2...65).contains(size) {
                add(.size(table: table, size), .sizes, "\(size) rows of \(rules.source.name)")
            }
            for size in capacities.sorted() where (2...65).contains(size) {
                add(.variety(table: table, size), .sizes, "\(size) different rows of \(rules.source.name)")
            }
        }
    }

    /// Whether an entity has one row of the source at most.
    private func isOneRow(_ rules: TableRules) -> Bool {
        !rules.unique.isEmpty && rules.unique.allSatisfy { column in rules.links.contains { $0.column == column } }
    }

    private mutating func addValues(_ ground: SceneGround) {
        for (table, rules) in ground.tables.enumerated() {
            for column in rules.source.columns.indices where !rules.instants.contains(column) {
                let place = ColumnPlace(table: table, column: column)
                let name = "\(rules.source.name).\(rules.source.columns[column].name)"
                if !rules.unique.contains(column), !rules.links.contains(where: { $0.column == column }) {
                    let pool = ground.pools[table][column]
                    for value in pool.singled { add(.value(place, value), .values, "\(name) = \(value)") }
                    for group in pool.groups.indices {
                        add(.group(place, group), .values, "\(name), group \(group + 1)")
                    }
                }
                if rules.unique != [column] { add(.tie(place), .ties, name) }
            }
            for column in rules.instants where rules.unique != [column] {
                add(
                    .tie(ColumnPlace(table: table, column: column)), .ties,
                    "\(rules.source.name).\(rules.source.columns[column].name)")
            }
        }
    }

    /// Texts beside texts and numbers beside numbers, where somebody may glue them together into one key.
    private mutating func addGlued(_ ground: SceneGround) {
        let most = 10
        for (table, rules) in ground.tables.enumerated() where !isOneRow(rules) {
            let columns = rules.source.columns.indices.filter { column in
                !rules.unique.contains(column) && !rules.links.contains { $0.column == column }
                    && [true, false].allSatisfy { isShort in
                        Scene.gluable(rules.source.columns[column].type, isShort: isShort).map {
                            rules.cells[column].allows($0)
                        } ?? false
                    }
            }
            var pairs: [(Int, Int)] = []
            for (position, first) in columns.enumerated() {
                for second in columns[(position + 1)...]
                where rules.source.columns[first].type == rules.source.columns[second].type {
                    pairs.append((first, second))
                }
            }
            for (first, second) in pairs.prefix(most) {
                let names = [first, second].map { rules.source.columns[$0].name }.joined(separator: " beside ")
                add(.glued(table: table, first, second), .keys, "\(rules.source.name).\(names)")
            }
        }
    }

    private mutating func addRequests(_ ground: SceneGround) {
        for column in ground.shape.spine.indices where column > ground.shape.asOf {
            let contract = ground.shape.spine[column]
            if contract.isNullable { add(.request(column: column, .null), .requests, "\(contract.name) NULL") }
            for value in ground.spinePools[column].singled {
                add(.request(column: column, value), .requests, "\(contract.name) = \(value)")
            }
            guard contract.type == .timestamp else { continue }
            for moment in ground.moments.edges {
                for beside: Int64 in [0, -1, 1] {
                    add(
                        .requestMoment(column: column, moment, beside: beside), .requests,
                        "\(contract.name) \(moment) \(beside)")
                }
            }
        }
    }
}
