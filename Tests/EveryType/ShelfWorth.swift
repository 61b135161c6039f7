import FeatureStore

extension ShelfWorth {
    static func compute(_ shelf: ShelfHistory, asOf: Timestamp) -> Features {
        Features(
            items: shelf.revisions.count, worth: shelf.revisions.compactMap(\.worth).sum,
            lastItem: shelf.revisions.latest?.itemId)
    }
}
