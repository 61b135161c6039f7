import FeatureStore

extension RoomsGreenwich {
    static func compute(_ hotel: HotelHistory, asOf: Timestamp) throws -> Features {
        let london = try Clocks.london.get()
        let bookings = hotel.bookings.trailing(.days(60), to: asOf)
        let kept = bookings.filter { $0.cancelledAt == nil }
        let leads = bookings.compactMap { booking in
            booking.arrivesOn.map { $0.days(since: booking.bookedAt.date(in: london)) }
        }
        let cancelled = bookings.count - kept.count
        return Features(
            cancelledShare: bookings.isEmpty ? nil : Double(cancelled) / Double(bookings.count),
            revenue: kept.compactMap(price).total,
            longestLeadDays: leads.max())
    }

    private static func price(_ booking: Booking) -> ExactDecimal? {
        guard let nights = booking.nights, let rate = booking.rate else { return nil }
        return rate.multiplied(by: ExactDecimal(nights))
    }
}
