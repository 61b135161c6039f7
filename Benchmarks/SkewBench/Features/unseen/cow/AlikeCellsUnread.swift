import FeatureStore

extension AlikeCellsUnread {
    static func compute(_ cow: CowHistory, asOf: Timestamp) -> Features {
        Features(mostCells: cow.milkings.trailing(.hours(72), to: asOf).compactMap(\.cells).max())
    }
}
