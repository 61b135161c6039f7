/// The text of a hook, for any POSIX shell.
struct HookScript: Equatable {
    let kind: HookKind
    /// The package's folder below the top of the working tree; "." for the top.
    let package: String
    /// The product that is run: `featurestore`, or as the package calls its own.
    let program: String
    /// The hook that was there before and is asked first, a file beside this one; nil where there was none.
    let chained: String?

    /// What the second line of each of our hooks begins with.
    static let mark = "# featurestore hook"

    /// The file.
    var text: String {
        """
        #!/bin/sh
        \(Self.mark) 1: \(kind.about).
        # Written by `featurestore hooks install`, taken away by `featurestore hooks remove`.
        # To go past it once: \(command) --no-verify, or FEATURESTORE_SKIP_HOOKS=1 \(command).
        package=\(quoted(package))
        program=\(quoted(program))
        chained=\(quoted(chained ?? ""))

        """ + Self.beginning + (kind == .preCommit ? Self.preCommit : Self.prePush)
    }

    private var command: String { kind == .preCommit ? "git commit" : "git push" }

    /// Always in quotes, so that a reader sees where it ends.
    private func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }

    /// The hook that a file's text is, nil where it is none of ours; what the lines between say may be of another version.
    static func reading(_ text: String, kind: HookKind) -> HookScript? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 1, lines[0] == "#!/bin/sh", lines[1].hasPrefix(mark) else { return nil }
        func value(_ name: String) -> String? {
            guard let line = lines.first(where: { $0.hasPrefix("\(name)='") && $0.hasSuffix("'") }) else { return nil }
            return String(line.dropFirst(name.count + 2).dropLast()).replacing("'\\''", with: "'")
        }
        let chained = value("chained") ?? ""
        return HookScript(
            kind: kind, package: value("package") ?? ".", program: value("program") ?? "",
            chained: chained.isEmpty ? nil : chained)
    }

    /// Asks the hook that was there before, then finds the package and the program.
    private static let beginning = #"""

        here=$(dirname -- "$0")
        case $0 in *pre-push) input=$(cat) ;; *) input= ;; esac
        if [ -n "$chained" ] && [ -x "$here/$chained" ]; then
            printf '%s\n' "$input" | sed '/^$/d' | "$here/$chained" "$@" || exit $?
        fi
        if [ -n "${FEATURESTORE_SKIP_HOOKS:-}" ]; then
            echo "featurestore: nothing is checked, as FEATURESTORE_SKIP_HOOKS says." >&2
            exit 0
        fi
        # git says by these which repository it works on; what SwiftPM clones is another one.
        # shellcheck disable=SC2046
        unset $(git rev-parse --local-env-vars)
        if ! cd -- "./$package" 2>/dev/null || ! [ -f Package.swift ]; then
            echo "featurestore: there is no package in $package here; nothing is checked." >&2
            exit 0
        fi

        # Runs the program that was built last, or lets SwiftPM build it: where there is none, and, for `fresh`, where a source
        # is newer than it, since what was built holds the pairs as they were then.
        featurestore() {
            wanted=$1
            shift
            newest=
            for file in ".build/debug/$program" ".build/release/$program"; do
                [ -x "$file" ] || continue
                if [ -z "$newest" ] || [ -n "$(find "$file" -newer "$newest")" ]; then newest=$file; fi
            done
            if [ "$wanted" = fresh ] && [ -n "$newest" ]; then
                changed=$(find . -name '.?*' -prune -o \
                    \( -name '*.swift' -o -name '*.sql' -o -name '*.yaml' -o -name Package.resolved \) \
                    -newer "$newest" -print | head -n 1)
                [ -z "$changed" ] || newest=
            fi
            if [ -n "$newest" ]; then
                "$newest" "$@"
            elif command -v swift >/dev/null 2>&1; then
                swift run "$program" "$@"
            else
                echo "featurestore: nothing is built in .build, and there is no swift on the PATH to build it." >&2
                return 2
            fi
        }

        """#

    private static let preCommit = #"""

        featurestore built verify --check </dev/null
        status=$?
        case $status in
            0) exit 0 ;;
            3) echo "featurestore: that could not be decided, so the commit goes on." >&2; exit 0 ;;
        esac
        echo "featurestore: the commit is stopped (exit code $status)." >&2
        echo "To commit all the same: git commit --no-verify" >&2
        exit 1

        """#

    private static let prePush = #"""

        remote=$1
        head=$(git rev-parse --verify --quiet HEAD) || exit 0
        base=
        whole=
        asked=
        while read -r local_ref local_id _ remote_id; do
            # A branch that is taken away brings nothing.
            case $local_id in *[!0]*) ;; *) continue ;; esac
            if [ "$(git rev-parse --verify --quiet "$local_id^{commit}")" != "$head" ]; then
                echo "featurestore: $local_ref is not what is checked out, so it is not verified." >&2
                continue
            fi
            asked=yes
            start=
            case $remote_id in
                *[!0]*) git cat-file -e "$remote_id^{commit}" 2>/dev/null && start=$remote_id ;;
            esac
            # A new branch, or one whose end is not here, is set against where it left the remote's main branch.
            for name in HEAD main master; do
                [ -n "$start" ] || start=$(git merge-base HEAD "refs/remotes/$remote/$name" 2>/dev/null)
            done
            [ -z "$start" ] || start=$(git merge-base "$start" HEAD 2>/dev/null)
            [ -z "$start" ] || [ -z "$base" ] || start=$(git merge-base "$start" "$base" 2>/dev/null)
            if [ -n "$start" ]; then base=$start; else whole=yes; fi
        done <<REFS
        $input
        REFS
        [ -n "$asked" ] || exit 0

        if [ -n "$whole" ]; then
            featurestore fresh verify </dev/null
        else
            featurestore fresh verify --changed --base "$base" </dev/null
        fi
        status=$?
        [ "$status" -ne 0 ] || exit 0
        echo "featurestore: the push is stopped (exit code $status: 1 diverged, 2 misconfigured, 3 undecided)." >&2
        echo "To push all the same: git push --no-verify" >&2
        exit 1

        """#
}
