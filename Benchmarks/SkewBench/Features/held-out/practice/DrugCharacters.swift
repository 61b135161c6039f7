import FeatureStore

extension DrugCharacters {
    static func compute(_ practice: PracticeHistory, asOf: Timestamp) -> Features {
        let drugs = practice.refills.trailing(.days(30), to: asOf).map(\.drug)
        let families = drugs.map { Texts.start(of: $0, before: " ") }
        return Features(
            oxRefills: drugs.filter { Spelling.begins($0, with: "ox") }.count,
            families: families.distinctCount,
            longestName: drugs.map(\.count).max())
    }
}
