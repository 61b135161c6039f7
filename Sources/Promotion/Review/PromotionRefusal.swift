public import Parity

/// One reason why a view cannot be promoted as it stands.
public enum PromotionRefusal: Sendable {
    /// The halves differ, or a half breaks a property or a decision, on the warehouse that was asked.
    case diverged(warehouse: String, findings: [Finding], zones: [ZoneDependence])
    /// The verdict decides nothing, or not all.
    case undecided(warehouse: String, reason: UndecidedReason)
    /// Decisions that the contract declares were tried on no live row.
    case uncheckedDecisions([DecisionCheck])
    /// The pair was not attacked with invented data, or not with all that there is to aim at.
    case attackLeftOut
    /// Only chosen cases were asked.
    case casesChosen([String])
    /// The fixtures notice fewer of the small edits of a half than the project asks for.
    case teethBelowGate(side: Side, noticed: Int, counted: Int, minimum: Double)
    /// The project asks for teeth that could not be measured.
    case teethNotMeasured(side: Side, why: String)
    /// These files are not as the last commit has them, or are not in it.
    case uncommitted(files: [String])
    /// The sources lie in no git repository.
    case noRepository
    /// The verdict is of another warehouse than the one that training uses.
    case notTrainingWarehouse(asked: String, training: String)
    /// The record that this promotion would take the place of cannot be read.
    case unreadableRecord(file: String, problem: String)
    /// Whoever relies on what was promoted would break, and the version is still the same.
    case breakingChange(changes: [String], version: Int, services: [String])
    /// The project lets only holders of keys promote, and none was given, or another one.
    case noSigningKey(signers: [String], given: GivenKey)

    /// What was given as a signing key.
    public enum GivenKey: Hashable, Sendable {
        /// Nothing.
        case none
        /// A key that is none of the project's signers.
        case unknown
    }

    /// How grave a refusal is: it decides the exit code.
    public enum Gravity: Int, Hashable, Sendable, Comparable {
        /// Something could not be reached; the same command may succeed later.
        case undecided
        /// What there is does not suffice.
        case gate
        /// The halves do not agree.
        case diverged

        /// Orders by gravity.
        public static func < (one: Gravity, other: Gravity) -> Bool { one.rawValue < other.rawValue }
    }

    /// How grave this is.
    public var gravity: Gravity {
        switch self {
        case .diverged: .diverged
        case .undecided(_, .warehouseUnavailable), .undecided(_, .swiftSideUnavailable), .undecided(_, .cancelled),
            .undecided(_, .casesUnavailable):
            .undecided
        default: .gate
        }
    }
}
