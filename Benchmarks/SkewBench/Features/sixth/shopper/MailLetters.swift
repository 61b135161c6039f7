import FeatureStore

extension MailLetters {
    static func compute(_ shopper: ShopperHistory, asOf: Timestamp) -> Features {
        let records = shopper.contacts.last(5)
        let emails = records.compactMap(\.email)
        let spellings = emails.map { folded(Texts.trimmed($0)) }
        let ours = emails.filter { $0.utf8.reversed().starts(with: "@example.com".utf8.reversed()) }
        return Features(
            addresses: spellings.distinctCount,
            atExample: ours.count,
            longest: emails.map(\.count).max(),
            phone: records.last { !($0.phone ?? "").isEmpty }?.phone)
    }

    private static func folded(_ text: String) -> String {
        String(decoding: text.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
    }
}
