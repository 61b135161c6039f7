import FeatureStore

extension NightlySince {
    static func compute(
        _ hotel: HotelHistory, asOf: Timestamp, request: Request
    ) throws -> Features {
        let today = asOf.date(in: try Clocks.london.get())
        let bookings = hotel.bookings.trailing(.days(365), to: asOf).filter { $0.cancelledAt == nil }
        let occupied = bookings.filter { booking in
            guard let arrival = booking.arrivesOn, let nights = booking.nights else { return false }
            return (1...60).contains(nights) && (0..<nights).contains(request.night.days(since: arrival))
        }
        return Features(
            occupied: occupied.count,
            daysAhead: today.days(since: request.night),
            isWeekend: request.night.weekday.rawValue >= 6)
    }
}
