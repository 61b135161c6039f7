import FeatureStore

extension LoadoutNone {
    static func compute(_ player: PlayerHistory, asOf: Timestamp) -> Features {
        let matches = player.matches.trailing(.days(7), to: asOf)
        guard let last = matches.last else { return Features(sameSlots: 0, loadoutSize: nil) }
        let before = matches.dropLast().last?.items ?? []
        return Features(
            sameSlots: zip(last.items, before).filter { $0.utf8.elementsEqual($1.utf8) }.count,
            loadoutSize: last.items.count)
    }
}
