import FeatureStore

extension LoadoutAnywhere {
    static func compute(_ player: PlayerHistory, asOf: Timestamp) -> Features {
        let matches = player.matches.trailing(.days(7), to: asOf)
        guard let last = matches.last else { return Features(sameSlots: 0, loadoutSize: nil) }
        let before = matches.dropLast().last?.items ?? []
        return Features(
            sameSlots: last.items.filter { item in before.contains { $0.utf8.elementsEqual(item.utf8) } }.count,
            loadoutSize: last.items.count)
    }
}
