public import Contracts

extension ViewPlan {
    /// The services that need what some changes break, in the order of featurestore.yaml.
    ///
    /// A service that asks for the promoted version by its number is among them while the pair is that version: it stays as
    /// it is only if the version is kept. Once it is kept, as a pair of its own, nothing breaks for that service.
    public static func needs(
        of view: ViewContract, changes: [ContractChange], promoted: Int? = nil, in project: Project
    ) -> [ServiceNeed] {
        let breaking = changes.filter(\.isBreaking)
        guard !breaking.isEmpty else { return [] }
        let concernsAll = breaking.contains { !$0.concernsOneFeature }
        var needs: [ServiceNeed] = []
        for service in project.services {
            for reference in service.features where reference.view == view.name {
                guard concernsAll || breaking.contains(where: { $0.subject == reference.feature }) else { continue }
                let isPinned = reference.pin.map { $0 == promoted ?? view.version } ?? false
                needs.append(ServiceNeed(service: service.name, feature: reference.feature, isPinned: isPinned))
            }
        }
        return needs
    }
}
