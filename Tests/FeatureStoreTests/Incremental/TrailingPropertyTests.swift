import Testing

@testable import FeatureStore

/// Any window at any `as_of`, answered from tiles, against the reductions over the history that `compute` reads.
struct TrailingPropertyTests {
    @Test(arguments: UInt64(0)..<24)
    func saysWhatTheHistorySays(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        // Some states of few rows, where every edge is met, and some of several levels of tiles.
        let count = seed % 4 == 0 ? 1_500 : Int.random(in: 0...30, using: &random)
        let span = seed % 4 == 0 ? 3_000 : 24
        var flights = (0..<count).map { Self.flight($0, within: span, &random) }
        let weather = (0..<min(count, 200)).map { second in
            report(
                "JFK", at: second, published: .random(in: 0...span, using: &random),
                wind: random.maybe(0...9).map { $0 < 3 ? [0.0, -0.0, 0.7][$0] : Double($0) * 0.1 })
        }
        let changes = Self.changes(&random)
        var blocks = Blocks()
        var rows = RowBooks()
        for index in flights.indices.shuffled(using: &random) {
            // Of some rows another content comes first, and some come twice.
            if random.oneIn(4) { rows.deliver(Self.flight(flights[index].flightId, within: span, &random), &blocks) }
            rows.deliver(flights[index], &blocks)
            if random.oneIn(6) { rows.deliver(flights[index], &blocks) }
            if random.oneIn(200) { blocks = try Self.restored(blocks) }
        }
        for row in weather.shuffled(using: &random) { rows.deliver(row, &blocks) }
        for row in changes.shuffled(using: &random) { rows.deliver(row, &blocks) }
        for _ in 0..<flights.count / 5 {
            rows.withdraw(flights.remove(at: .random(in: flights.indices, using: &random)), &blocks)
        }
        for round in 0..<2 {
            if round == 1 { blocks = try Self.restored(blocks) }
            for _ in 0..<60 {
                let asOf = instant(.random(in: -1...span + 3, using: &random))
                let aircraft = try AircraftHistory(
                    tailnum: "N1", asOf: asOf, flights: flights, weather: weather, gateChanges: changes)
                try Self.check(blocks, aircraft, asOf: asOf, span, &random, "seed \(seed), as of \(asOf)")
            }
        }
    }

    private static func check(
        _ blocks: Blocks, _ aircraft: AircraftHistory, asOf: Timestamp, _ span: Int, _ random: inout SeededGenerator,
        _ context: Comment
    ) throws {
        let length = TimeSpan.seconds(Int64(Int.random(in: 0...span + 3, using: &random)))
        let bounds = WindowBounds.allCases.randomElement(using: &random) ?? .openClosed
        let end = asOf - .seconds(Int64(random.oneIn(2) ? 0 : Int.random(in: 0...span, using: &random)))
        let flights = aircraft.flights.trailing(length, to: end, bounds: bounds)
        let delays = flights.compactMap(\.depDelay)
        func over<Aggregate>(_ block: Trailing<Aggregate>) -> Aggregate.Answer {
            block.trailing(length, to: end, bounds: bounds, knownAt: asOf)
        }
        #expect(over(blocks.flights) == flights.count, context)
        #expect(over(blocks.waiting) == flights.filter { $0.departedAt == nil }.count, context)
        #expect(over(blocks.moments).count == delays.count, context)
        #expect(over(blocks.moments).sum == delays.sum, context)
        #expect(over(blocks.moments).mean == delays.mean, context)
        #expect(over(blocks.moments).sampleVariance == delays.sampleVariance, context)
        #expect(over(blocks.moments).populationVariance == delays.populationVariance, context)
        #expect(over(blocks.extremes).smallest == delays.min(), context)
        #expect(over(blocks.extremes).largest == delays.max(), context)
        #expect(over(blocks.dests) == flights.map(\.dest).distinctCount, context)
        #expect(over(blocks.lastDest) == flights.latest?.dest, context)
        #expect(over(blocks.longest) == Array(delays.sorted(by: >).prefix(3)), context)
        #expect(over(blocks.shortest) == Array(delays.sorted().prefix(2)), context)
        #expect(
            blocks.moments.values(trailing: length, to: end, bounds: bounds, knownAt: asOf) == delays, context)
        let winds = aircraft.weather["JFK"].trailing(length, to: end, bounds: bounds).compactMap(\.windSpeed)
        #expect(over(blocks.winds).sum == winds.exactSum, context)
        #expect(over(blocks.winds).mean == winds.exactMean, context)
        #expect(over(blocks.winds).sampleVariance == winds.exactSampleVariance, context)
        #expect(over(blocks.windExtremes).largest?.bitPattern == winds.largest?.bitPattern, context)
        #expect(over(blocks.windExtremes).smallest?.bitPattern == winds.smallest?.bitPattern, context)
        let calmest = winds.sorted { $0.isOrderedBefore($1) }.prefix(3)
        #expect(over(blocks.calmest).map(\.bitPattern) == calmest.map(\.bitPattern), context)
        let published = aircraft.weather["JFK"].filter { report in
            // Within the same window, by another time.
            Self.holds(report.publishedAt, end - length, end, bounds)
        }.compactMap(\.windSpeed)
        #expect(over(blocks.publishedWinds).smallest?.bitPattern == published.smallest?.bitPattern, context)
        let gates = aircraft.gateChanges.trailing(length, to: end, bounds: bounds)
        #expect(over(blocks.gates) == gates.count, context)
        #expect(over(blocks.lastGate) == gates.latest?.gate, context)
    }

    private static func holds(
        _ instant: Timestamp, _ start: Timestamp, _ end: Timestamp, _ bounds: WindowBounds
    ) -> Bool {
        (bounds.includesStart ? start <= instant : start < instant)
            && (bounds.includesEnd ? instant <= end : instant < end)
    }

    private static func restored(_ blocks: Blocks) throws -> Blocks {
        let bytes = try SnapshotEncoder.encode(blocks)
        let restored = try SnapshotDecoder.decode(Blocks.self, from: bytes)
        #expect(try SnapshotEncoder.encode(restored) == bytes)
        return restored
    }

    private static func flight(_ id: Int, within span: Int, _ random: inout SeededGenerator) -> Flight {
        FeatureStoreTests.flight(
            id, at: .random(in: 0...span, using: &random), tailnum: random.oneIn(8) ? "N2" : "N1",
            dest: ["LAX", "SFO", "é", "e\u{301}"].randomElement(using: &random) ?? "",
            departed: random.maybe(0...span), delay: random.maybe(-5...30))
    }

    private static func changes(_ random: inout SeededGenerator) -> [GateChange] {
        (0..<6).flatMap { id in
            Set((0..<3).map { _ in Int.random(in: 0...24, using: &random) }).sorted().map { time in
                gateChange(
                    id, at: .random(in: 0...20, using: &random), recorded: random.oneIn(8) ? nil : time,
                    gate: "\(id)-\(time)", tailnum: random.oneIn(4) ? "N2" : "N1", withdrawn: random.oneIn(5))
            }
        }
    }

    @Test func equalStatesHaveEqualBytesWhateverTheOrder() throws {
        var random = SeededGenerator(seed: 7)
        let flights = (0..<300).map { Self.flight($0, within: 500, &random) }
        let all = try (0..<3).map { _ in
            var blocks = Blocks()
            var rows = RowBooks()
            for row in flights.shuffled(using: &random) { rows.deliver(row, &blocks) }
            return try SnapshotEncoder.encode(blocks)
        }
        #expect(Set(all).count == 1)
        var bytes = all[0]
        bytes.removeLast(40)
        #expect(throws: (any Error).self) { try SnapshotDecoder.decode(Blocks.self, from: bytes) }
    }
}

/// A state with a block of every kind.
private struct Blocks: IncrementalState {
    var flights = Trailing<RowCount>()
    var waiting = Trailing<RowCount>()
    var moments = Trailing<IntMoments>()
    var extremes = Trailing(ValueExtremes<Int>())
    var dests = Trailing(DistinctValues<String>())
    var lastDest = Trailing(LastValue<String>())
    var longest = Trailing(TopValues<Int>(3))
    var shortest = Trailing(TopValues<Int>(2, .smallest))
    var winds = Trailing<DoubleMoments>()
    var windExtremes = Trailing(ValueExtremes<Double>())
    var calmest = Trailing(TopValues<Double>(3, .smallest))
    /// By when the report was published.
    var publishedWinds = Trailing(ValueExtremes<Double>())
    var gates = Trailing<RowCount>()
    var lastGate = Trailing(LastValue<String>())

    mutating func apply(_ change: RowChange<Flight>) {
        flights.count(change)
        waiting.count(change) { $0.departedAt == nil }
        moments.apply(change) { $0.depDelay }
        extremes.apply(change) { $0.depDelay }
        dests.apply(change) { $0.dest }
        lastDest.apply(change) { $0.dest }
        longest.apply(change) { $0.depDelay }
        shortest.apply(change) { $0.depDelay }
    }
}

extension Blocks {
    fileprivate mutating func applyWinds(_ change: RowChange<WeatherReport>) {
        winds.apply(change) { $0.windSpeed }
        windExtremes.apply(change) { $0.windSpeed }
        calmest.apply(change) { $0.windSpeed }
        publishedWinds.apply(change, at: { $0.publishedAt }) { $0.windSpeed }
    }
}

/// Rows by source, as an entity's increment keeps them; rows of another aircraft are delivered as such.
private struct RowBooks {
    private var flights = RowLedger<Flight, RowChange<Flight>> { $0 }
    private var weather = RowLedger<WeatherReport, RowChange<WeatherReport>> { $0 }
    private var changes = RowLedger<GateChange, RowChange<GateChange>> { $0 }

    mutating func deliver(_ row: Flight, _ blocks: inout Blocks) {
        for change in flights.deliver(row, belongs: row.tailnum == "N1") ?? [] { blocks.apply(change) }
    }

    mutating func withdraw(_ row: Flight, _ blocks: inout Blocks) {
        for change in flights.withdraw(row) ?? [] { blocks.apply(change) }
    }

    mutating func deliver(_ row: WeatherReport, _ blocks: inout Blocks) {
        for change in weather.deliver(row, belongs: true) ?? [] { blocks.applyWinds(change) }
    }

    mutating func deliver(_ row: GateChange, _ blocks: inout Blocks) {
        for change in changes.deliver(row, belongs: row.tailnum == "N1") ?? [] {
            blocks.gates.count(change)
            // A row without a gate counts, and its gate is what is last.
            blocks.lastGate.apply(change) { $0.gate }
        }
    }
}
