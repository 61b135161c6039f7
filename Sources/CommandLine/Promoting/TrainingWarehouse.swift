import Contracts
import Promotion

/// The warehouse on which views are verified before they are promoted: the one that training uses.
struct TrainingWarehouse {
    /// The warehouse to ask.
    let configuration: WarehouseConfiguration
    /// What speaks against it, or nil.
    let refusal: PromotionRefusal?
    /// What a reader of the result should know of the choice, or nil.
    let note: String?

    /// Chooses: what the user names, else the one with `training: true`, else the embedded default.
    ///
    /// - Throws: ``CommandFailure`` for an unknown name or a variable that is not set.
    init(named name: String?, choice: WarehouseChoice) throws {
        let marked = choice.project.warehouses.first(where: \.isTraining)
        configuration = try choice.configurations([name ?? marked?.name].compactMap(\.self))[0]
        if let marked {
            refusal =
                configuration.name == marked.name && configuration.isTraining
                ? nil : .notTrainingWarehouse(asked: configuration.name, training: marked.name)
            note = nil
        } else {
            refusal = nil
            note =
                "featurestore.yaml marks no warehouse with training: true; \(configuration.name) stands for it. Mark the "
                + "one that models are trained on: a verdict of another engine says little about it."
        }
    }
}
