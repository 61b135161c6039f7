public import Catalogue
public import Contracts

/// What a waiver waives: a class of divergences, or what has one class of causes.
public enum WaivedClass: Hashable, Sendable {
    /// Every divergence of the class.
    case divergence(DivergenceClass)
    /// Every divergence that this cause explains.
    case cause(CauseClass)

    /// The class that a waiver's `class:` names, or nil for one that is neither.
    public init?(_ code: String) {
        if let kind = DivergenceClass.allCases.first(where: { $0.code == code }) {
            self = .divergence(kind)
        } else if let cause = CauseClass(rawValue: code) {
            self = .cause(cause)
        } else {
            return nil
        }
    }

    /// Refuses waivers whose class is neither a class of divergences nor of causes.
    ///
    /// Contracts do not know the classes, so this is asked of a project that was read.
    ///
    /// - Throws: ``ContractErrors`` with the place of each.
    public static func check(_ project: Project) throws(ContractErrors) {
        let kinds = DivergenceClass.allCases.map(\.code)
        let causes = CauseClass.allCases.map(\.code)
        let errors = project.views.flatMap(\.waivers).filter { WaivedClass($0.code) == nil }.map { waiver in
            ContractError(
                at: waiver.location, "unknown class '\(waiver.code)' of a waiver",
                expected: "a class of divergences (\(kinds.joined(separator: ", "))) or of causes "
                    + "(\(causes.joined(separator: ", ")))",
                advice: NearestName.suggestion(for: waiver.code, among: kinds + causes).map { "Did you mean '\($0)'?" })
        }
        guard errors.isEmpty else { throw ContractErrors(errors) }
    }
}
