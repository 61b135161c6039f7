public import Contracts

/// Whether a version may be served no longer.
public enum RetirementReview {
    /// The services that ask for a version, by whatever name, in the project's order.
    public static func services(askingFor version: ViewVersion, in project: Project) -> [String] {
        let pairs = project.views.filter { $0.viewVersion == version }.map(\.name)
        return project.services.filter { service in service.features.contains { pairs.contains($0.view) } }.map(\.name)
    }
}
