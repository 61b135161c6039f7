/// The texts between which git could not decide, taken out of a file with conflict markers.
///
/// Two branches that promote the same view leave such a file. It cannot be believed, but both records in it say how often the
/// version had been promoted, which the record that settles it has to continue.
public enum ConflictSides {
    /// Both texts, ours first; nil where the file holds no conflict.
    public static func texts(_ text: String) -> (ours: String, theirs: String)? {
        var (ours, theirs): ([Substring], [Substring]) = ([], [])
        var side = Side.both
        var hasConflict = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("<<<<<<< ") {
                (side, hasConflict) = (.ours, true)
            } else if line.hasPrefix("||||||| "), side == .ours {
                side = .base
            } else if line.hasPrefix("======="), side == .ours || side == .base {
                side = .theirs
            } else if line.hasPrefix(">>>>>>> "), side == .theirs {
                side = .both
            } else {
                if side == .ours || side == .both { ours.append(line) }
                if side == .theirs || side == .both { theirs.append(line) }
            }
        }
        guard hasConflict else { return nil }
        return (ours.joined(separator: "\n"), theirs.joined(separator: "\n"))
    }

    private enum Side {
        case both
        case ours
        case base
        case theirs
    }
}
