/// One thing that differs between a promoted contract and the present one.
public struct ContractChange: Hashable, Sendable {
    /// What kind of thing.
    public let kind: Kind
    /// What it is called: the feature, the source, the request column; for other things their path in the contract.
    public let subject: String
    /// What was promoted, as the contract's canonical lines spell it; nil where there was nothing.
    public let former: String?
    /// What the contract says now; nil where it says nothing.
    public let present: String?

    /// A kind of thing that a contract says; in the order in which changes are told.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// The keys of the entity.
        case entity
        /// A feature that is no more.
        case featureRemoved = "feature-removed"
        /// The type of a feature.
        case featureType = "feature-type"
        /// Whether a feature may be NULL.
        case featureNullability = "feature-nullability"
        /// A column that the asker must give, or need not give any more.
        case request
        /// A feature that is new.
        case featureAdded = "feature-added"
        /// When two numbers of a feature count as equal.
        case comparison
        /// What a feature decides.
        case decision
        /// What an answer may depend on.
        case reads
        /// A source: its columns, what is unique, when it is known.
        case source
        /// Anything else.
        case other
    }

    /// Whether those who ask for the view's features, as they were, would break.
    public var isBreaking: Bool {
        switch kind {
        case .entity, .featureRemoved, .featureType, .featureNullability, .request: true
        case .featureAdded, .comparison, .decision, .reads, .source, .other: false
        }
    }

    /// Whether only those break who ask for the feature ``subject``, and not all who ask for anything of the view.
    public var concernsOneFeature: Bool {
        switch kind {
        case .featureRemoved, .featureType, .featureNullability: true
        default: false
        }
    }

    /// Makes a change.
    public init(kind: Kind, subject: String, former: String?, present: String?) {
        self.kind = kind
        self.subject = subject
        self.former = former
        self.present = present
    }
}

extension ContractChange: CustomStringConvertible {
    /// The change in a few words: `feature mean_delay: double? becomes int?`.
    public var description: String {
        let both = "\(former ?? "nothing") becomes \(present ?? "nothing")"
        switch kind {
        case .entity: return "entity \(subject): \(both)"
        case .featureRemoved: return "feature \(subject) is removed"
        case .featureAdded: return "feature \(subject) is added" + (present.map { ": \($0)" } ?? "")
        case .featureType: return "feature \(subject): type \(both)"
        case .featureNullability: return "feature \(subject): \(both)"
        case .request:
            guard former != nil else { return "request column \(subject) is added: \(present ?? "")" }
            return present == nil ? "request column \(subject) is removed" : "request column \(subject): \(both)"
        case .comparison: return "feature \(subject): comparison \(both)"
        case .decision: return "decision \(subject): \(both)"
        case .reads: return "reads \(subject): \(both)"
        case .source: return "source \(subject): \(both)"
        case .other: return "\(subject): \(both)"
        }
    }
}
