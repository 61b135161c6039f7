import FeatureStore

extension TicketsOpenForGood {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let closed = customer.tickets.filter { $0.closedAt != nil }
        let minutes = closed.compactMap { ticket in
            ticket.closedAt.map { ($0 - ticket.openedAt).roundedDown(in: .minutes(1)) }
        }
        return Features(
            openNow: customer.tickets.count - closed.count,
            medianCloseMinutes: minutes.medianContinuous,
            lowScores: closed.compactMap(\.score).filter { $0 < 3 }.count)
    }
}
