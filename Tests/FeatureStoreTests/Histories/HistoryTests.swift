import FeatureStore
import Testing

struct HistoryTests {
    @Test func holdsWhatWasKnownAndNothingElse() throws {
        let aircraft = try AircraftHistory(
            tailnum: "N1", asOf: instant(100),
            flights: [
                flight(3, at: 101),
                flight(2, at: 100, departed: 100, delay: 5, landed: 101, arrivalDelay: 9),
                flight(1, at: 50, departed: 101, delay: 7),
                flight(4, at: 60, tailnum: "N2"),
                flight(5, at: 70, tailnum: nil),
            ])
        let flights = aircraft.flights
        #expect(flights.map(\.flightId) == [1, 2])
        #expect(flights.first?.departedAt == nil)
        #expect(flights.first?.depDelay == nil)
        #expect(flights.last?.departedAt == instant(100))
        #expect(flights.last?.depDelay == 5)
        #expect(flights.last?.landedAt == nil)
        #expect(flights.last?.arrDelay == nil)
        #expect(aircraft.tailnum == "N1")
    }

    @Test func tiesAreOrderedByIdAsNumbers() throws {
        let aircraft = try AircraftHistory(
            tailnum: "N1", asOf: instant(9),
            flights: [flight(10, at: 5), flight(-3, at: 5), flight(9, at: 5), flight(200, at: 1)])
        #expect(aircraft.flights.map(\.flightId) == [200, -3, 9, 10])
        #expect(aircraft.flights.latest?.flightId == 10)
    }

    @Test func aNullKeyAsksForNobody() throws {
        let aircraft = try AircraftHistory(tailnum: nil, asOf: instant(9), flights: [flight(1, at: 1, tailnum: nil)])
        #expect(aircraft.flights.isEmpty)
        #expect(aircraft.tailnum == nil)
        #expect(RecentDelays.compute(aircraft, asOf: instant(9)).departures7d == 0)
        #expect(RecentDelays.compute(aircraft, asOf: instant(9)).meanDepDelay7d == nil)
    }

    @Test func lookupsFindOtherEntitiesRows() throws {
        let aircraft = try AircraftHistory(
            tailnum: "N1", asOf: instant(100),
            weather: [
                report("JFK", at: 10, published: 20, wind: 1), report("JFK", at: 90, published: 101, wind: 2),
                report("LGA", at: 10, published: 20, wind: 3),
            ])
        #expect(aircraft.weather["JFK"].map(\.windSpeed) == [1])
        #expect(aircraft.weather["LGA"].latest?.windSpeed == 3)
        #expect(aircraft.weather["EWR"].isEmpty)
        #expect(aircraft.weather[nil].isEmpty)
    }

    @Test func arrivalCutsWhatCameLate() throws {
        let changes = [
            gateChange(1, at: 10, recorded: 30), gateChange(2, at: 20, recorded: 25),
            gateChange(3, at: 5, recorded: nil),
        ]
        func ids(_ second: Int) throws -> [Int] {
            try AircraftHistory(tailnum: "N1", asOf: instant(second), gateChanges: changes).gateChanges.map(\.changeId)
        }
        #expect(try ids(24) == [])
        #expect(try ids(25) == [2])
        #expect(try ids(29) == [2])
        #expect(try ids(30) == [1, 2])
    }

    @Test func knownAtGoesBackInTime() throws {
        let aircraft = try AircraftHistory(
            tailnum: "N1", asOf: instant(100),
            flights: [
                flight(1, at: 10, departed: 30, delay: 1), flight(2, at: 20, departed: 90, delay: 2), flight(3, at: 60),
            ],
            gateChanges: [
                gateChange(1, at: 10, recorded: 11, gate: "A"), gateChange(1, at: 10, recorded: 50, gate: "B"),
                gateChange(2, at: 15, recorded: 99, gate: "C"),
            ])
        let earlier = aircraft.flights.known(at: instant(40))
        #expect(earlier.map(\.flightId) == [1, 2])
        #expect(earlier.map(\.depDelay) == [1, nil])
        #expect(aircraft.flights.map(\.depDelay) == [1, 2, nil])
        // A window stays a window: flight 1 was cut off before.
        #expect(aircraft.flights.trailing(.seconds(85), to: instant(100)).known(at: instant(40)).map(\.flightId) == [2])
        #expect(aircraft.flights.trailing(.seconds(90), to: instant(100)).known(at: instant(40)).map(\.flightId) == [2])
        #expect(aircraft.flights.before(instant(20)).known(at: instant(40)).map(\.flightId) == [1])
        #expect(aircraft.gateChanges.known(at: instant(49)).map(\.gate) == ["A"])
        #expect(aircraft.gateChanges.known(at: instant(500)).map(\.gate) == ["B", "C"])
    }
}
