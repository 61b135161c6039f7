import FeatureStore
import PromotionRecords

/// A record with everything in it, to be changed by a test.
func someRecord(
    view: String = "RecentDelays", version: Int = 1, number: Int = 1, sql: String = "SELECT 1\n",
    swift: String = "extension RecentDelays {}\n"
) -> PromotionRecord {
    let environment = PromotionEnvironment(
        warehouse: "analytics", engine: "postgres", engineVersion: "15.14", libraries: ["libpq 15.14"],
        engineZones: "2025b", swiftZones: "2025b", toolchain: "Swift version 6.3.1", optimisation: "debug",
        architecture: "x86_64")
    let evidence = PromotionEvidence(
        environment: environment, seed: .max,
        questions: .init(fixtures: 12, samples: 3_000, generated: 812),
        attack: .init(cases: 812, covered: 97, total: 101),
        decisions: .init(checked: ["departures_7d flights window"], unchecked: ["departures_7d empty"]),
        properties: ["sql order", "swift order"],
        teeth: .init(sql: .init(noticed: 41, total: 44), swift: nil),
        waivers: [
            .init(feature: "mean_dep_delay_7d", kind: "FLT", until: "2027-01-31", because: "Known: \"it\" is fine."),
            .init(feature: nil, kind: "fan-out", until: "2027-02-28", because: "Zwei Zeilen,\nund mehr."),
        ])
    return PromotionRecord(
        view: view, version: version,
        promoted: .init(
            at: Timestamp(microseconds: 1_795_341_600_000_000), by: "Ada Lovelace <ada@example.org>", number: number,
            previous: number > 1 ? String(repeating: "ab", count: 32) : nil, note: "a note: with # marks"),
        hashes: .init(
            sql: String(repeating: "01", count: 32), swift: String(repeating: "23", count: 32),
            contract: String(repeating: "45", count: 32), fixtures: String(repeating: "67", count: 32),
            dependencies: nil),
        evidence: evidence, authors: .known(sql: ["Ada <ada@example.org>"], swift: ["Bob <bob@example.org>"]),
        contract: "entity.keys.tailnum = text\nfeatures.departures_7d.type = int\n", sql: sql, swift: swift)
}
