/// Who wrote the two halves; one person on both sides is weaker evidence than two.
public enum Authors: Hashable, Sendable {
    /// The authors of the lines of each half, most lines first.
    case known(sql: [String], swift: [String])
    /// They are not known, with the reason: `no git repository`, `shallow clone`.
    case unknown(String)

    /// Whether somebody wrote on both sides, or nil where the authors are not known.
    public var areSame: Bool? {
        guard case .known(let sql, let swift) = self else { return nil }
        return !Set(sql).isDisjoint(with: swift)
    }
}
