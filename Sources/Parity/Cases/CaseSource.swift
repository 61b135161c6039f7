public import Contracts
internal import FeatureStore

/// Cases that are loaded together and asked together: all fixtures, or one sample.
public struct CaseSource: Sendable {
    /// What is loaded, for progress: `fixtures`, `samples/flights_2013`.
    public let name: String
    /// Where its cases come from.
    public let origin: Origin
    /// The names of the cases.
    public let caseNames: [String]
    /// Loads them, all rows into memory.
    public let load: @Sendable () throws(ContractErrors) -> [Case]
    /// Puts a sample into a temporary file, so that not all of its rows need to be in memory; nil where they are anyway.
    ///
    /// Throws ``ContractErrors`` and ``SpoolError``.
    let spool: (@Sendable () throws -> SpooledSample)?

    /// Makes a source of cases that are in memory, or that fit into it.
    public init(
        name: String, origin: Origin, caseNames: [String], load: @escaping @Sendable () throws(ContractErrors) -> [Case]
    ) {
        self.name = name
        self.origin = origin
        self.caseNames = caseNames
        self.load = load
        spool = nil
    }

    /// Makes a source of one sample in a folder.
    init(sample folder: String, in files: CaseFiles, project: Project) {
        let name = folder.isEmpty ? files.root : folder
        self.name = name
        origin = .sample
        caseNames = [name]
        load = { () throws(ContractErrors) in [try SampleReader(project: project).read(folder, in: files, name: name)] }
        spool = { try SampleReader(project: project).spool(folder, in: files, name: name) }
    }

    /// How many questions a case asks about each entity, in its order.
    ///
    /// The rows of a sample go through a temporary file, not into memory.
    ///
    /// - Throws: ``ContractErrors``; another error, which says what happened and what to do, where the temporary file cannot
    ///   be written.
    public func questionCounts(of caseName: String) throws -> [(entity: String, count: Int)] {
        if let spool {
            guard caseNames.contains(caseName) else { return [] }
            return try spool().spines.map { ($0.entity.name, $0.spooled.rowCount) }
        }
        return try load().first { $0.name == caseName }?.spines.map { ($0.entity.name, $0.rows.rowCount) } ?? []
    }
}

extension CaseSource {
    /// Everything in a folder: its fixtures, regressions first, as one source, then each sample as its own.
    ///
    /// Fixtures are read and checked at once, samples when they are loaded. A sample that is the folder itself is named
    /// as the folder.
    ///
    /// - Throws: ``ContractErrors`` with everything that is wrong with any fixture.
    public static func all(in files: CaseFiles, project: Project) throws(ContractErrors) -> [CaseSource] {
        let layout = CaseLayout(files)
        let fixtures = try self.fixtures(layout.fixtures, in: files, project: project)
        var sources: [CaseSource] = []
        if !fixtures.isEmpty {
            sources.append(
                CaseSource(name: files.root, origin: .fixture, caseNames: fixtures.map(\.name)) { fixtures })
        }
        for folder in layout.samples {
            sources.append(CaseSource(sample: folder, in: files, project: project))
        }
        return sources
    }

    private static func fixtures(
        _ paths: [String], in files: CaseFiles, project: Project
    ) throws(ContractErrors) -> [Case] {
        let reader = FixtureReader(project: project)
        var cases: [Case] = []
        var errors: [ContractError] = []
        var pathsByName: [String: String] = [:]
        for path in paths {
            let file = files.shown(path)
            let start = SourceLocation(file: file, line: 1)
            let name = String(path[..<(path.lastIndex(of: ".") ?? path.endIndex)])
            if let other = pathsByName.updateValue(path, forKey: name) {
                errors.append(ContractError(at: start, "the case '\(name)' is also \(files.shown(other))"))
                continue
            }
            let bytes: [UInt8]
            do {
                bytes = try files.read(path)
            } catch {
                errors.append(ContractError(at: start, "the file cannot be read: \(error)"))
                continue
            }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                errors.append(ContractError(at: start, "the file is not valid UTF-8"))
                continue
            }
            do {
                cases.append(try reader.read(text, file: file, name: name))
            } catch {
                errors.append(contentsOf: error.errors)
            }
        }
        guard errors.isEmpty else { throw ContractErrors(errors) }
        return cases
    }
}
