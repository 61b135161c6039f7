import FeatureStore

extension DrugAllBlanks {
    static func compute(_ practice: PracticeHistory, asOf: Timestamp) -> Features {
        let drugs = practice.refills.trailing(.days(30), to: asOf).map(\.drug)
        let families = drugs.map { $0.unicodeScalars.prefix { !$0.properties.isWhitespace } }.map {
            String(String.UnicodeScalarView($0))
        }
        return Features(
            oxRefills: drugs.filter { Spelling.begins($0, with: "ox") }.count,
            families: families.distinctCount,
            longestName: drugs.map { $0.unicodeScalars.count }.max())
    }
}
