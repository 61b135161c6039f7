/// How teeth are measured.
public struct TeethOptions: Sendable {
    /// The sides that are edited.
    public var sides: [Side] = [.sql, .swift]
    /// How the attack invents cases; its `cases` are at most this many for each view.
    public var attack: AttackOptions

    /// Makes the defaults.
    public init() {
        attack = AttackOptions()
        attack.cases = 2_000
    }
}

/// The Swift mutants of a project after their build.
public struct BuiltSwiftMutants: Sendable {
    /// Answers for each mutant under the name that its member says, and for the views themselves under theirs.
    public let side: any SwiftSide
    /// Those that are in the build.
    public let members: [MutantModule.Member]
    /// Those of which the compiler says that they mean the same, and what it says.
    public let equivalents: [(member: MutantModule.Member, reason: String)]

    /// Names what was built.
    public init(
        side: any SwiftSide, members: [MutantModule.Member],
        equivalents: [(member: MutantModule.Member, reason: String)]
    ) {
        self.side = side
        self.members = members
        self.equivalents = equivalents
    }
}
