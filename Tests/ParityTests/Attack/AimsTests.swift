import Contracts
import FeatureStore
import SQLFrontend
import Testing

@testable import Parity

/// What the attack gives columns and times beyond what the pair says: where two honest ways to calculate part.
@Suite struct AimsTests {
    /// The pool of a column of a view that compares it with a literal.
    private static func pool(_ column: String, type: String, where condition: String) throws -> ValuePool {
        let project = try ProjectLoader.load(files: [
            "Features/featurestore.yaml": """
            entities:
              aircraft: { keys: { tailnum: text } }
            sources:
              checks:
                row: Check
                columns: { tailnum: text, at: timestamp, \(column): \(type) }
                event_time: at
            """,
            "Features/aircraft/Aimed.sql": """
            /*
            entity: aircraft
            reads: { checks: 3d }
            features:
              aimed: { type: int, about: How many. }
            */
            SELECT s.spine_id, (SELECT count(*) FROM checks c WHERE c.tailnum = s.tailnum AND \(condition)
                                AND c.at <= s.as_of AND c.at > s.as_of - INTERVAL '3 days') AS aimed
            FROM spine s
            """,
            "Features/aircraft/Aimed.swift": """
            extension Aimed {
                static func compute(_ aircraft: AircraftHistory, asOf: Timestamp) -> Features { Features(aimed: 0) }
            }
            """,
        ])
        let view = try #require(project.view("Aimed"))
        let ground = SceneGround(
            shape: ScenarioShape(view: view, project: project), query: try SQLBinder.bind(view: view, project: project))
        return try #require(ground.pools[0].first { $0.column.name == column })
    }

    /// A column of four bytes has no 0.2: it gets the singles beside it, of which one is above it and one below.
    @Test func aSinglesNeighboursOfALiteralAreAimedAt() throws {
        let pool = try Self.pool("load", type: "{ type: double?, physical: float4 }", where: "c.load <= 0.2")
        let sought = pool.sought.compactMap { if case .double(let value) = $0 { value } else { nil } }
        #expect(sought.contains(Double(Float(0.2))))
        #expect(sought.contains { $0 < 0.2 } && sought.contains { $0 > 0.2 })
        #expect(sought.allSatisfy { Double(Float($0)) == $0 && abs($0 - 0.2) < 1e-7 })
        let wide = try Self.pool("load", type: "double?", where: "c.load <= 0.2")
        for value in [0.2, 0.2.nextUp, 0.2.nextDown, Double(Float(0.2))] {
            #expect(wide.singled.contains(.double(value)), "\(value)")
        }
    }

    /// Minus zero equals zero, so that of both PostgreSQL's maximum is the one or the other: no honest pair survives that.
    @Test func minusZeroIsKeptFromWhatIsChosenAmongEquals() throws {
        func holdsMinusZero(_ condition: String) throws -> Bool {
            let pool = try Self.pool("load", type: "double?", where: condition)
            return pool.singled.contains {
                if case .double(let value) = $0 { value.sign == .minus && value == 0 } else { false }
            }
        }
        #expect(try holdsMinusZero("c.load <> 7"))
        #expect(try !holdsMinusZero("c.load < (SELECT max(x.load) FROM checks x WHERE x.tailnum = s.tailnum)"))
        #expect(try !holdsMinusZero("greatest(c.load, 1) > 2"))
    }

    /// NaN is greater than every number, wherever it stands among the rows; alone it shows that to nobody.
    @Test func nanStandsBesideNumbersWhereNothingIsCalculated() throws {
        func standsBesideNumbers(_ condition: String) throws -> Bool {
            try Self.pool("load", type: "double?", where: condition).groups.contains { group in
                group.contains(.double(.nan)) && group.contains(.double(1))
            }
        }
        #expect(try standsBesideNumbers("c.load < (SELECT max(x.load) FROM checks x WHERE x.tailnum = s.tailnum)"))
        #expect(try !standsBesideNumbers("c.load + 1 > 2"))
    }

    /// Cents that are one less when they are calculated in doubles and cut, and one more when they are rounded up.
    @Test func fractionsThatDoublesLackAreAimedAt() throws {
        let pool = try Self.pool("price", type: "\"decimal(8,2)\"", where: "c.price > 1")
        let prices = pool.singled.compactMap { if case .decimal(let value) = $0 { value } else { nil } }
        #expect(prices.contains { Double(Int($0.approximation * 100)) != (($0.approximation * 100).rounded()) })
        #expect(prices.contains { ($0.approximation * 100).rounded(.up) != (($0.approximation * 100).rounded()) })
        #expect(AwkwardFractions.ofPlaces(upTo: 0).isEmpty)
        #expect(AwkwardFractions.ofPlaces(upTo: 9).count == AwkwardFractions.ofPlaces(upTo: 4).count)
    }

    /// Blanks and other characters stand inside texts and not only around them.
    @Test func textsAreVariedInside() throws {
        let pool = try Self.pool("note", type: "text?", where: "btrim(c.note) IN ('ok', 'a.b', 'at last')")
        for text in ["o k", "ok\t", "ok\n", "xok", "k", "ayb", "at  last"] {
            #expect(pool.singled.contains(.text(text)), "\(text)")
        }
    }

    /// What two rows of single texts show, two elements of one list and two lists show too.
    @Test func listsHoldElementsThatLookAlike() throws {
        let pool = try Self.pool("tags", type: "\"list(text, ordered)\"", where: "'ok' = ANY(c.tags)")
        let lists = pool.singled.compactMap { if case .list(let elements) = $0 { elements } else { nil } }
        for alike in [["é", "e\u{301}"], ["a", "A"], ["a", "a "], ["10", "09"]] {
            #expect(lists.contains { list in alike.allSatisfy { list.contains(.text($0)) } }, "\(alike)")
            #expect(
                pool.groups.contains { group in alike.allSatisfy { group.contains(.list([.text($0)])) } }, "\(alike)")
        }
        #expect(pool.sought == [.list([.text("ok")])])
        #expect(lists.contains([.text("OK")]) && lists.contains([]))
        let numbers = try Self.pool("loads", type: "\"list(double?, ordered)\"", where: "cardinality(c.loads) > 1")
        #expect(numbers.common.contains(.list([.null, .null])))
        #expect(
            numbers.singled.contains {
                if case .list(let list) = $0 { list.count > 1 && list.contains(.double(.infinity)) } else { false }
            })
    }

    /// An element is what the array's type holds, no more: a list beyond it is refused by every engine.
    @Test(arguments: [
        ("{ type: \"list(int?, ordered)?\", physical: \"int4[]\" }", "cardinality(c.held) > 1"),
        ("{ type: \"list(double, ordered)\", physical: \"float4[]\" }", "0.2 = ANY(c.held)"),
        ("{ type: \"list(text, ordered)\", physical: \"varchar(3)[]\" }", "'abc' = ANY(c.held)"),
    ])
    func elementsKeepToThePhysicalType(_ type: String, _ condition: String) throws {
        let pool = try Self.pool("held", type: type, where: condition)
        let rule = CellRule(pool.column)
        let values = pool.singled + pool.common + pool.groups.flatMap { $0 }
        #expect(values.count > 20)
        for value in values where !value.isNull { #expect(rule.allows(value), "\(value)") }
    }

    /// From beside a change of the clocks, days on the calendar and as many times 24 hours end on different days.
    @Test(arguments: ["America/New_York", "Europe/Berlin", "Australia/Sydney"]) func hoursAndDaysPart(_ name: String)
        throws
    {
        let zone = try Zone(name)
        let anchors = MomentPool.besideClockChanges(of: zone)
        for days in [-30, -7, -3, -1, 1, 3, 7, 30] {
            #expect(
                anchors.contains { anchor in
                    let now = Timestamp(microseconds: anchor)
                    let hours = Timestamp(microseconds: anchor + Int64(days) * 86_400_000_000)
                    return hours.date(in: zone) != now.adding(days: days, in: zone).date(in: zone)
                }, "\(days) days")
        }
    }

    /// All that is aimed at in a view over charges, whose feature is an expression of SQL.
    private static func targets(_ feature: String) throws -> (TargetList, SceneGround) {
        let project = try ProjectLoader.load(files: [
            "Features/featurestore.yaml": """
            entities:
              meter: { keys: { meter_no: text } }
            sources:
              charges:
                row: Charge
                columns:
                  charge_no: int
                  meter_no: text
                  at: timestamp
                  country: text
                  code: text
                  amount: { type: int, physical: int4 }
                  price: { type: int, physical: int4 }
                  factor: { type: int, physical: int4 }
                unique: [charge_no]
                event_time: at
            """,
            "Features/meter/Charged.sql": """
            /*
            entity: meter
            reads: { charges: 100d }
            features:
              charged: { type: int, about: How much. }
            */
            SELECT s.spine_id, (SELECT \(feature) FROM charges c WHERE c.meter_no = s.meter_no
                                AND c.at <= s.as_of AND c.at > s.as_of - INTERVAL '90 days')::bigint AS charged
            FROM spine s
            """,
            "Features/meter/Charged.swift": """
            extension Charged {
                static func compute(_ meter: MeterHistory, asOf: Timestamp) -> Features { Features(charged: 0) }
            }
            """,
        ])
        let view = try #require(project.view("Charged"))
        let ground = SceneGround(
            shape: ScenarioShape(view: view, project: project), query: try SQLBinder.bind(view: view, project: project))
        return (TargetList(ground), ground)
    }

    private static func largest(_ column: String, _ ground: SceneGround) throws -> Int64 {
        let pool = try #require(ground.pools[0].first { $0.column.name == column })
        return pool.singled.compactMap { if case .int(let number) = $0 { number } else { nil } }.max() ?? 0
    }

    /// Two columns whose texts are the same once they are glued together, and that differ.
    @Test func textsThatAreTheSameOnceGluedAreAimedAt() throws {
        let (targets, ground) = try Self.targets("count(DISTINCT c.country || c.code)")
        let glued = targets.entries.filter { if case .glued = $0.target { true } else { false } }
        let columns = ground.tables[0].source.columns.map(\.name)
        let names = glued.map { entry in
            guard case .glued(_, let first, let second) = entry.target else { return "" }
            return columns[first] + "+" + columns[second]
        }
        #expect(names == ["country+code", "amount+price", "amount+factor", "price+factor"])
        let scene = Scene.make(ground, target: glued.first?.target, size: .plain, chance: Chance(seed: 1, number: 1))
        let texts = scene.tables[0].rows.map { row in [row[3], row[4]] }
        #expect(
            texts.count == 2 && texts.contains([.text("a"), .text("aa")]) && texts.contains([.text("aa"), .text("a")]))
    }

    /// A product that SQL has room for leaves 32 bits; where SQL has none, or multiplies three, nothing that large is tried.
    @Test func productsBeyond32BitsAreAimedAtWhereSQLHasRoom() throws {
        let (_, wide) = try Self.targets("sum(c.amount::bigint * c.price)")
        #expect(try Self.largest("amount", wide) * 1_000 > Int64(Int32.max))
        for narrow in ["sum(c.amount * c.price)", "sum(c.amount::bigint * c.price * c.factor)"] {
            let (_, ground) = try Self.targets(narrow)
            let (amount, price) = (try Self.largest("amount", ground), try Self.largest("price", ground))
            #expect(amount * price <= Int64(Int32.max), "\(narrow)")
        }
    }

    /// Before the start of a month two before, seen from the last day of a month: months taken off and days taken off end there
    /// on different days.
    @Test func edgesOfMonthsAreLookedAtFromTheEndsOfMonths() throws {
        let (targets, ground) = try Self.targets(
            "count(*) FILTER (WHERE c.at >= date_trunc('quarter', s.as_of, 'UTC'))")
        let may = try Timestamp("2024-05-31T12:00:00Z").microseconds
        let seen = targets.entries.filter { $0.anchor == may }.compactMap { entry -> Int64? in
            guard case .moment(_, let moment, let beside, _) = entry.target else { return nil }
            return moment.resolved(from: may) + beside
        }
        let april = try Timestamp("2024-04-01T00:00:00Z").microseconds
        #expect(seen.contains(april - 1) && seen.contains(april + 1))
        #expect(seen.contains(try Timestamp("2024-03-01T00:00:00Z").microseconds - 1))
        let (others, _) = try Self.targets("count(*)")
        #expect(!others.entries.contains { $0.anchor == may }, "no calendar, no ends of months")
        #expect(ground.clues.units.contains(.month))
    }
}
