import Contracts
import Foundation
import Parity
import PromotionRecords

/// The hashes of everything that a promotion rests on, as it lies on disk: what a record says, and what it is compared with.
struct SourceHashes {
    private let fingerprints: [String: Fingerprints]
    private let cases: [String: String]
    private let dependencies: String?

    /// Hashes the sources of a project.
    ///
    /// - Parameters:
    ///   - package: the package's folder, for `Package.resolved` and the local modules that the pairs import.
    ///   - files: the folder of fixtures and samples.
    ///   - sources: the cases in it.
    /// - Throws: ``ContractErrors`` for a fixture that cannot be read, ``CommandFailure`` for a file that cannot.
    init(project: Project, package: String, files: CaseFiles, sources: [CaseSource]) throws {
        let named = zip(project.views, Fingerprints.all(in: project)).map { ($0.name, $1) }
        fingerprints = Dictionary(uniqueKeysWithValues: named)
        cases = try Self.cases(project, files, sources)
        dependencies = LocalModules(package: package).fingerprint(
            of: project.views.map(\.swift.text) + project.helpers.map(\.text))
    }

    /// The hashes of a view's sources.
    func hashes(of view: ViewContract) -> PromotionHashes? {
        fingerprints[view.name].map { fingerprint in
            PromotionHashes(
                sql: fingerprint.sql, swift: fingerprint.swift, contract: fingerprint.contract,
                fixtures: cases[view.entity.name], dependencies: dependencies)
        }
    }

    /// The canonical lines of a view's contract.
    func contractLines(of view: ViewContract) -> String { fingerprints[view.name]?.contractLines ?? "" }

    /// By entity: the hash of its fixtures, and of all samples, whatever they ask about.
    private static func cases(
        _ project: Project, _ files: CaseFiles, _ sources: [CaseSource]
    ) throws -> [String: String] {
        var fingerprints: [String: CaseFingerprint] = [:]
        let samples = sources.filter { $0.origin == .sample }.flatMap(\.caseNames)
        let fixtures = try sources.filter { $0.origin == .fixture }.flatMap { try $0.load() }
        for path in files.paths.sorted() {
            var entities: [String] = []
            if samples.contains(where: { path.hasPrefix("\($0)/") }) {
                entities = project.entities.map(\.name)
            } else if let asked = fixtures.first(where: { path == "\($0.name).yaml" || path == "\($0.name).yml" }) {
                entities = asked.spines.map(\.entity.name)
            }
            guard !entities.isEmpty else { continue }
            let bytes = try files.read(path)
            for entity in entities { fingerprints[entity, default: CaseFingerprint()].add(path, text: bytes) }
        }
        return fingerprints.compactMapValues(\.hash)
    }
}

/// The modules of the package that the pairs import, and the packages that are pinned.
struct LocalModules {
    /// The package's folder.
    let package: String

    /// The hash of all of them; nil where there are none.
    ///
    /// A local module is a folder of `Sources/` of the name that is imported; other layouts are not known of without
    /// SwiftPM, which takes seconds.
    func fingerprint(of texts: [String]) -> String? {
        var fingerprint = DependencyFingerprint()
        for pin in pins { fingerprint.add(package: pin.identity, state: pin.state) }
        var known: Set<String> = []
        var waiting = texts.flatMap(Self.imports)
        while let module = waiting.popLast() {
            guard known.insert(module).inserted else { continue }
            for file in swiftFiles(of: module) {
                fingerprint.add(module: module, swift: file)
                waiting += Self.imports(file)
            }
        }
        return fingerprint.hash
    }

    /// The Swift files of those modules, relative to the package, in byte order.
    func files(of texts: [String]) -> [String] {
        var known: Set<String> = []
        var waiting = texts.flatMap(Self.imports)
        var files: [String] = []
        while let module = waiting.popLast() {
            guard known.insert(module).inserted else { continue }
            files += paths(of: module).map { "Sources/\(module)/\($0)" }
            for file in swiftFiles(of: module) { waiting += Self.imports(file) }
        }
        return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The names behind `import`, a kind such as `struct` left out.
    static func imports(_ text: String) -> [String] {
        // The word is sought first: scanning is what takes time.
        guard text.contains("import") else { return [] }
        let tokens = SwiftTokens(text)
        return tokens.indices.compactMap { index in
            guard tokens[index].word == "import", var name = tokens.token(1, from: index)?.word else { return nil }
            if ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"].contains(name) {
                name = tokens.token(2, from: index)?.word ?? name
            }
            return name
        }
    }

    private func swiftFiles(of module: String) -> [String] {
        paths(of: module).compactMap { path in
            FileManager.default.contents(atPath: "\(package)/Sources/\(module)/\(path)").map {
                String(decoding: $0, as: UTF8.self)
            }
        }
    }

    private func paths(of module: String) -> [String] {
        (FileManager.default.subpaths(atPath: "\(package)/Sources/\(module)") ?? []).filter { $0.hasSuffix(".swift") }
            .sorted()
    }

    /// The packages of `Package.resolved`, each with its version and revision.
    private var pins: [(identity: String, state: String)] {
        guard let data = FileManager.default.contents(atPath: "\(package)/Package.resolved"),
            let resolved = try? JSONDecoder().decode(Resolved.self, from: data)
        else { return [] }
        return resolved.pins.map { pin in
            let state = [pin.state.version, pin.state.branch, pin.state.revision].compactMap(\.self)
            return (pin.identity, state.joined(separator: " "))
        }
    }

    private struct Resolved: Decodable {
        let pins: [Pin]

        struct Pin: Decodable {
            let identity: String
            let state: State
        }

        struct State: Decodable {
            let version: String?
            let branch: String?
            let revision: String?
        }
    }
}
