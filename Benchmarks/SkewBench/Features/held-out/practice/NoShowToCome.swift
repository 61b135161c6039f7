import FeatureStore

extension NoShowToCome {
    static func compute(_ practice: PracticeHistory, asOf: Timestamp) throws -> Features {
        let berlin = try Zones.berlin.get()
        var noShows = 0
        var longest: Int?
        for appointment in practice.appointments.trailing(.days(30), to: asOf) {
            let isAwaited = appointment.attendedAt == nil && appointment.cancelledAt == nil
            if isAwaited && appointment.bookedAt <= asOf { noShows += 1 }
            let wait = appointment.startsAt.date(in: berlin).days(since: appointment.bookedAt.date(in: berlin))
            longest = max(longest ?? wait, wait)
        }
        return Features(noShows: noShows, longestWaitDays: longest)
    }
}
