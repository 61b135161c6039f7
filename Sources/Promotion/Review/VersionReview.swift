public import Contracts
public import PromotionRecords

/// Whether what is here may take the place of what was promoted under the same version.
public enum VersionReview {
    /// What speaks against it; empty where whoever relies on the version keeps what they rely on.
    ///
    /// - Parameters:
    ///   - view: the view as it is.
    ///   - contract: the canonical lines of its contract.
    ///   - promoted: the record of the same version.
    ///   - services: those of the project.
    public static func refusals(
        _ view: ViewContract, contract: String, promoted: PromotionRecord, services: [FeatureService]
    ) -> [PromotionRefusal] {
        let changes = ContractChanges.between(promoted.contract, and: contract).filter(\.isBreaking)
        guard !changes.isEmpty else { return [] }
        let asking = services.filter { $0.features.contains { $0.view == view.name } }.map(\.name)
        return [.breakingChange(changes: changes.map(\.description), version: view.version, services: asking)]
    }
}
