import FeatureStore
import Testing

struct WindowTests {
    private func flights(asOf: Int = 1_000) throws -> History<Flight> {
        let rows = [90, 100, 101, 109, 110, 111].enumerated().map { flight($0.offset, at: $0.element) }
        return try AircraftHistory(tailnum: "N1", asOf: instant(asOf), flights: rows).flights
    }

    @Test(arguments: [
        (WindowBounds.openClosed, [101, 109, 110]),
        (.closedClosed, [100, 101, 109, 110]),
        (.closedOpen, [100, 101, 109]),
        (.openOpen, [101, 109]),
    ])
    func boundsAreWhatTheySay(bounds: WindowBounds, seconds: [Int]) throws {
        let window = try flights().trailing(.seconds(10), to: instant(110), bounds: bounds)
        #expect(window.map(\.scheduledAt) == seconds.map(instant))
        #expect(
            try flights().between(instant(100), and: instant(110), bounds: bounds).map(\.flightId)
                == window.map(\.flightId))
    }

    @Test func defaultIsOpenAtTheStart() throws {
        let all = try flights()
        #expect(all.trailing(.seconds(10), to: instant(110)).count == 3)
        #expect(all.trailing(.zero, to: instant(110)).isEmpty)
        #expect(all.trailing(.zero, to: instant(110), bounds: .closedClosed).count == 1)
        #expect(all.trailing(.zero, to: instant(110), bounds: .openOpen).isEmpty)
        #expect(all.before(instant(110)).count == 4)
        #expect(all.upTo(instant(110)).count == 5)
    }

    @Test func aWindowReachesBeforeTheBeginningOfTime() throws {
        let rows = [flight(1, at: 0)]
        let start = Timestamp(microseconds: .min + 5)
        let aircraft = try AircraftHistory(tailnum: "N1", asOf: start, flights: rows)
        #expect(aircraft.flights.trailing(.days(7), to: start).isEmpty)
        let later = try AircraftHistory(tailnum: "N1", asOf: instant(1), flights: rows)
        #expect(later.flights.trailing(TimeSpan(microseconds: .max), to: instant(-1)).isEmpty)
        #expect(later.flights.trailing(TimeSpan(microseconds: .max), to: instant(1)).count == 1)
    }

    @Test func slicesStayHistories() throws {
        let window = try flights().trailing(.seconds(10), to: instant(110))
        #expect(window.startIndex == 2)
        #expect(window[window.startIndex].scheduledAt == instant(101))
        #expect(window.prefix(2).map(\.scheduledAt) == [instant(101), instant(109)])
        #expect(window.dropFirst().trailing(.seconds(1), to: instant(110)).map(\.scheduledAt) == [instant(110)])
        #expect(window.last(2).map(\.scheduledAt) == [instant(109), instant(110)])
        #expect(window.last(0).isEmpty)
        #expect(window.last(99).count == 3)
        #expect(window.reversed().first?.scheduledAt == instant(110))
    }

    @Test func aPositionOutsideSaysWhatToDo() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let aircraft = try AircraftHistory(
                tailnum: "N1", asOf: instant(10), flights: [flight(1, at: 1), flight(2, at: 9)])
            _ = aircraft.flights.trailing(.seconds(2), to: instant(10))[0]
        }
        #expect(message(of: result).contains("use first or last"))
    }

    @Test func aNegativeWindowSaysWhatToDo() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let aircraft = try AircraftHistory(tailnum: "N1", asOf: instant(10))
            _ = aircraft.flights.trailing(.days(-7), to: instant(10))
        }
        #expect(message(of: result).contains("swap the ends"))
    }
}
