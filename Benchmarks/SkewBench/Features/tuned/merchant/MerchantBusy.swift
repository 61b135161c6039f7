import FeatureStore

extension MerchantBusy {
    static func compute(_ merchant: MerchantHistory, asOf: Timestamp) -> Features {
        let epoch = Timestamp(microseconds: 0)
        let slots = Dictionary(grouping: merchant.payments.trailing(.hours(24), to: asOf)) { payment in
            (payment.paidAt - epoch).roundedDown(in: .minutes(15))
        }
        return Features(busySlots24h: slots.count, mostInSlot24h: slots.values.map(\.count).max() ?? 0)
    }
}
