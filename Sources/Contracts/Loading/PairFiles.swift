/// The files of a features folder, sorted into the configuration, pairs and helpers.
///
/// Halves are paired by file name, which is the view's name. A Swift file without an SQL half is a helper, unless it
/// extends a type of its own name and holds a `func compute(`: then it is half of a pair whose SQL is missing.
struct PairFiles {
    /// Both halves of one pair.
    struct Pair {
        let name: String
        let sql: PairHalf
        let swift: PairHalf
        /// The text that SQLite runs instead of a translation, or nil.
        var sqlite: PairHalf?
    }

    /// featurestore.yaml, or nil when it is missing.
    private(set) var configuration: PairHalf?
    /// The complete pairs, by name in byte order.
    private(set) var pairs: [Pair] = []
    /// The names of all SQL halves, whole or not.
    private(set) var names: [String] = []

    /// The Swift files that are no half of a pair, ordered by path.
    private(set) var helpers: [PairHalf] = []

    private let errors: ErrorCollector

    init(files: [String: String], _ errors: ErrorCollector) {
        self.errors = errors
        let sorted = files.map { PairHalf(file: $0.key, text: $0.value) }
            .sorted { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }
        findConfiguration(sorted)
        let statements = sorted.filter { $0.file.hasSuffix(".sql") }
        let sql = unique(statements.filter { DialectName($0.file) == nil }, "sql")
        let swift = unique(sorted.filter { $0.file.hasSuffix(".swift") }, "swift")
        names = sql.map(\.name)
        for (name, half) in sql { pair(name, half, swift.first { $0.name == name }?.half) }
        for (name, half) in swift where !names.contains(name) { helper(name, half) }
        for half in statements { DialectName(half.file).map { dialect($0, half) } }
    }

    private mutating func findConfiguration(_ files: [PairHalf]) {
        let found = files.filter { Self.lastComponent($0.file) == ProjectLoader.configurationName }
        configuration = found.first
        for extra in found.dropFirst() {
            errors.report(
                at: SourceLocation(file: extra.file, line: 1),
                "a second featurestore.yaml; the first is \(found[0].file)",
                advice: "Keep one, at the top of the features")
        }
        guard found.isEmpty else { return }
        errors.report(
            at: SourceLocation(file: ProjectLoader.configurationName, line: 1),
            "there is no featurestore.yaml beside the pairs",
            expected: "a file that declares entities, sources and services, at the top of the features folder")
    }

    private func unique(_ files: [PairHalf], _ ending: String) -> [(name: String, half: PairHalf)] {
        var seen: [(name: String, half: PairHalf)] = []
        for half in files {
            let name = String(Self.lastComponent(half.file).dropLast(ending.count + 1))
            if let first = seen.first(where: { $0.name == name }) {
                errors.report(
                    at: SourceLocation(file: half.file, line: 1),
                    "the name \(name) is taken by \(first.half.file)",
                    advice: "Rename one: file names are unique in the module, in all folders together")
            } else {
                seen.append((name, half))
            }
        }
        return seen
    }

    private mutating func pair(_ name: String, _ sql: PairHalf, _ swift: PairHalf?) {
        let start = SourceLocation(file: sql.file, line: 1)
        guard Names.isViewName(name) else {
            errors.report(
                at: start, "'\(name)' cannot name a view",
                expected: "a file name that is a Swift type: a capital letter, then letters and digits, as "
                    + "RecentDelays.sql; RecentDelays_v1.sql for a version that is kept")
            return
        }
        guard !Names.swiftTypesInUse.contains(name) else {
            errors.report(at: start, "'\(name)' is a type that every feature file sees", advice: "Rename the pair")
            return
        }
        let path = String(sql.file.dropLast(3)) + "swift"
        guard let swift else {
            errors.report(
                at: start, "\(name) has no Swift half",
                expected: "\(path) with `extension \(name)` and `static func compute(`")
            return
        }
        if swift.file != path {
            errors.report(
                at: SourceLocation(file: swift.file, line: 1), "the halves of \(name) lie in different folders",
                expected: path)
        }
        checkSwift(name, swift)
        pairs.append(Pair(name: name, sql: sql, swift: swift))
    }

    /// A text for one engine alone: `Name.sqlite.sql`.
    private struct DialectName {
        let view: String
        let engine: String

        init?(_ path: String) {
            let parts = PairFiles.lastComponent(path).split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 3, ["sqlite", "postgres"].contains(parts[1]) else { return nil }
            view = String(parts[0])
            engine = String(parts[1])
        }
    }

    private mutating func dialect(_ name: DialectName, _ half: PairHalf) {
        let start = SourceLocation(file: half.file, line: 1)
        guard name.engine == "sqlite" else {
            errors.report(
                at: start, "\(name.view) has a second text for PostgreSQL",
                advice: "\(name.view).sql is PostgreSQL's own; only \(name.view).sqlite.sql may stand beside it")
            return
        }
        guard let position = pairs.firstIndex(where: { $0.name == name.view }) else {
            if !names.contains(name.view) {
                errors.report(
                    at: start, "there is no \(name.view).sql that this could be SQLite's text of",
                    expected: "\(half.file.dropLast("sqlite.sql".count))sql with the contract and PostgreSQL's text")
            }
            return
        }
        let path = String(pairs[position].sql.file.dropLast(3)) + "sqlite.sql"
        guard half.file == path else {
            errors.report(at: start, "SQLite's text of \(name.view) lies in another folder", expected: path)
            return
        }
        pairs[position].sqlite = half
    }

    private func checkSwift(_ name: String, _ half: PairHalf) {
        let code = SwiftCode(half.text)
        let start = SourceLocation(file: half.file, line: 1)
        guard code.declaresExtension(of: name) else {
            errors.report(
                at: start, "the Swift half of \(name) does not extend it",
                expected: "`extension \(name) { static func compute(…) -> Features { … } }`",
                found: code.extensions.isEmpty
                    ? "no extension" : "extensions of \(code.extensions.joined(separator: ", "))")
            return
        }
        if !code.declaresCompute {
            errors.report(
                at: start, "the Swift half of \(name) does not compute it",
                expected: "`static func compute(` in `extension \(name)`")
        }
    }

    private mutating func helper(_ name: String, _ half: PairHalf) {
        let code = SwiftCode(half.text)
        guard code.declaresExtension(of: name), code.declaresCompute else {
            helpers.append(half)
            return
        }
        errors.report(
            at: SourceLocation(file: half.file, line: 1), "\(name) has no SQL half",
            expected: "\(half.file.dropLast(5))sql with the contract and the query",
            advice: "A helper that is no half of a pair does not extend a type named as its file with a `func compute(`"
        )
    }

    private static func lastComponent(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
