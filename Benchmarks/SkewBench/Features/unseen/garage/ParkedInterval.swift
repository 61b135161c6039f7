import FeatureStore

extension ParkedInterval {
    static func compute(_ garage: GarageHistory, asOf: Timestamp) -> Features {
        let parkings = garage.parkings.trailing(.days(14), to: asOf)
        let inside = parkings.filter { $0.leftAt == nil }
        let long = parkings.filter { parking in
            guard let left = parking.leftAt else { return false }
            return left - parking.enteredAt > .hours(12)
        }
        let paid = parkings.compactMap(\.paid)
        let plates = Dictionary(grouping: parkings) { Spelling.key($0.plate) }
        return Features(
            inside: inside.count,
            longStays: long.count,
            meanPaid: Quotients.rounded(paid.total, by: paid.count, places: 2),
            regulars: plates.values.filter { $0.count >= 2 }.count)
    }
}
