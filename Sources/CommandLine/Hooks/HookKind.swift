/// A moment at which git asks before it goes on.
enum HookKind: String, CaseIterable {
    /// Before a commit: are the promotion records as the sources are?
    case preCommit = "pre-commit"
    /// Before a push: do the pairs that it changes still agree?
    case prePush = "pre-push"

    /// What it does, in a few words.
    var about: String {
        switch self {
        case .preCommit: "featurestore verify --check before each commit"
        case .prePush: "featurestore verify --changed before each push, against what the remote has"
        }
    }
}
