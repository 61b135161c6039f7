import FeatureStore
import PromotionRecords

/// What a promotion would be proved with now, as far as no warehouse needs to be asked for it.
struct ProofConditions {
    private let toolchain: String?

    init(_ context: Context) {
        toolchain = Toolchain.version(environment: context.environment)?.line
    }

    /// What of it differs from what a record was proved with, each in a few words; what either does not know is left out.
    func differences(from record: PromotionRecord) -> [String] {
        let proved = record.evidence.environment
        let pairs: [(name: String, then: String?, now: String?)] = [
            ("toolchain", proved.toolchain, toolchain),
            ("optimisation", proved.optimisation, Toolchain.optimisation),
            ("architecture", proved.architecture, Toolchain.architecture),
            ("time-zone data", proved.swiftZones, Zone.dataRelease),
        ]
        return pairs.compactMap { name, then, now in
            guard let then, let now, then != now else { return nil }
            return "\(name) (\(then) then, \(now) now)"
        }
    }
}
