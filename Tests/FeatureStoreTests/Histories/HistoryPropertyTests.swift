import FeatureStore
import Testing

/// Histories against a filter that reads DESIGN.md's rules one by one over all rows, for random rows.
struct HistoryPropertyTests {
    @Test(arguments: UInt64(0)..<60)
    func holdsWhatTheRulesSay(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let flights = (0..<Int.random(in: 0...25, using: &random)).map { id in
            flight(
                (id * 7) % 25, at: .random(in: 0...20, using: &random), tailnum: Self.tailnum(&random),
                departed: random.maybe(0...25), delay: random.maybe(0...9), landed: random.maybe(0...25),
                arrivalDelay: random.maybe(0...9))
        }
        let weather = (0..<Int.random(in: 0...25, using: &random)).map { second in
            report(
                ["JFK", "LGA"].randomElement(using: &random) ?? "", at: second,
                published: .random(in: 0...25, using: &random), wind: Double(second))
        }
        let changes = Self.changes(&random)
        for asOf in -1...26 {
            let aircraft = try AircraftHistory(
                tailnum: "N1", asOf: instant(asOf), flights: flights.shuffled(using: &random),
                weather: weather.shuffled(using: &random), gateChanges: changes.shuffled(using: &random))
            let context: Comment = "seed \(seed), as of \(asOf)"
            #expect(aircraft.flights.map(Self.text) == Self.visible(flights, asOf: instant(asOf)), context)
            #expect(
                aircraft.weather["JFK"].map { $0.windSpeed } == Self.visible(weather, asOf: instant(asOf)), context)
            #expect(aircraft.gateChanges.map(Self.text) == Self.visible(changes, asOf: instant(asOf)), context)
            try Self.checkWindows(aircraft, asOf: instant(asOf), &random, context)
        }
    }

    private static func tailnum(_ random: inout SeededGenerator) -> String? {
        random.oneIn(10) ? nil : random.oneIn(4) ? "N2" : "N1"
    }

    /// Versions of a few ids, no two of one time that say different things, some delivered twice.
    private static func changes(_ random: inout SeededGenerator) -> [GateChange] {
        var rows: [GateChange] = []
        for id in 0..<Int.random(in: 0...6, using: &random) {
            let times = Set(
                (0..<Int.random(in: 1...4, using: &random)).map { _ in Int.random(in: 0...24, using: &random) })
            for time in times.sorted() {
                let row = gateChange(
                    id, at: .random(in: 0...20, using: &random), recorded: random.oneIn(8) ? nil : time,
                    gate: "\(id)-\(time)", tailnum: tailnum(&random),
                    withdrawn: random.oneIn(5) ? true : random.oneIn(5) ? nil : false)
                rows.append(row)
                if random.oneIn(4) { rows.append(row) }
            }
        }
        return rows
    }

    private static func visible(_ rows: [Flight], asOf: Timestamp) -> [String] {
        rows.filter { $0.tailnum == "N1" && $0.scheduledAt <= asOf }
            .sorted { ($0.scheduledAt, $0.flightId) < ($1.scheduledAt, $1.flightId) }
            .map { row in
                var row = row
                if let departed = row.departedAt, departed <= asOf {
                } else {
                    (row.departedAt, row.depDelay) = (nil, nil)
                }
                if let landed = row.landedAt, landed <= asOf {} else { (row.landedAt, row.arrDelay) = (nil, nil) }
                return text(row)
            }
    }

    private static func visible(_ rows: [WeatherReport], asOf: Timestamp) -> [Double?] {
        rows.filter { $0.origin == "JFK" && $0.observedAt <= asOf && $0.publishedAt <= asOf }
            .sorted { $0.observedAt < $1.observedAt }.map(\.windSpeed)
    }

    private static func visible(_ rows: [GateChange], asOf: Timestamp) -> [String] {
        var winners: [Int: GateChange] = [:]
        for row in rows {
            guard let recorded = row.recordedAt, recorded <= asOf else { continue }
            if let winner = winners[row.changeId]?.recordedAt, winner >= recorded { continue }
            winners[row.changeId] = row
        }
        return winners.values
            .filter { $0.isWithdrawn != true && $0.tailnum == "N1" && $0.happenedAt <= asOf }
            .sorted { ($0.happenedAt, $0.changeId) < ($1.happenedAt, $1.changeId) }.map(text)
    }

    private static func checkWindows(
        _ aircraft: AircraftHistory, asOf: Timestamp, _ random: inout SeededGenerator, _ context: Comment
    ) throws {
        let span = TimeSpan.seconds(.random(in: 0...12, using: &random))
        let end = instant(.random(in: -1...26, using: &random))
        for bounds in WindowBounds.allCases {
            let start = end - span
            let wanted = aircraft.gateChanges.filter { row in
                let behindStart =
                    row.happenedAt > start
                    || (row.happenedAt == start && (bounds == .closedClosed || bounds == .closedOpen))
                let beforeEnd =
                    row.happenedAt < end
                    || (row.happenedAt == end && (bounds == .closedClosed || bounds == .openClosed))
                return behindStart && beforeEnd
            }
            #expect(
                aircraft.gateChanges.trailing(span, to: end, bounds: bounds).map(text) == wanted.map(text), context)
        }
        let earlier = Swift.min(end, asOf)
        #expect(
            aircraft.gateChanges.known(at: end).allSatisfy {
                ($0.recordedAt ?? asOf) <= earlier && $0.happenedAt <= earlier
            },
            context)
    }

    private static func text<Row: SourceRow>(_ row: Row) -> String {
        Row.schema.columns.indices.map { Row.value(at: $0, of: row).literal }.joined(separator: " ")
    }
}
