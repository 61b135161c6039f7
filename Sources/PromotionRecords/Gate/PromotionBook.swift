public import Contracts
public import FeatureStore

/// All records of a folder `Promotions/`, read and held to themselves.
public struct PromotionBook: Sendable {
    /// The records by version; such as could not be read are in ``unreadable``.
    public private(set) var records: [ViewVersion: PromotionRecord] = [:]
    /// The retirements by version.
    public private(set) var retirements: [ViewVersion: RetirementRecord] = [:]
    /// Files that are not what their names say, by the version that they name.
    public private(set) var unreadable: [ViewVersion: RecordError] = [:]
    /// Files that belong to no version: their names are none of a record.
    public private(set) var strangers: [String] = []

    /// Reads files, in any order.
    public init(_ files: [EmbeddedFile]) {
        for file in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) { add(file) }
    }

    private mutating func add(_ file: EmbeddedFile) {
        let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        let isRetirement = name.hasSuffix(".retired.yaml")
        let ending = isRetirement ? ".retired.yaml" : ".yaml"
        guard name.hasSuffix(ending), let version = ViewVersion(String(name.dropLast(ending.count))) else {
            strangers.append(file.path)
            return
        }
        do throws(RecordError) {
            if isRetirement {
                retirements[version] = try RetirementRecord.read(file.text, file: file.path)
            } else {
                records[version] = try PromotionRecord.read(file.text, file: file.path)
            }
        } catch {
            unreadable[version] = unreadable[version] ?? error
        }
    }

    /// What a version's record comes to, given the sources as they are.
    ///
    /// - Parameters:
    ///   - policy: what featurestore.yaml says of promotions; allowing a view by name is not looked at here.
    ///   - known: the greatest number of a promotion of this version that is known from elsewhere, such as git's history.
    /// - Returns: the record where the version may be served.
    public func record(
        of view: ViewVersion, now: Fingerprints, policy: PromotionPolicy, known: Int? = nil
    ) throws(NotServable) -> PromotionRecord {
        // What cannot be read might be a retirement: nothing is served on half of what is known.
        if let error = unreadable[view] { throw .unreadable(view, error) }
        let retirement = retirements[view]
        if let retirement, let problem = retirement.signatureProblem(policy) { throw .signature(view, problem) }
        guard let record = records[view] else {
            guard let retirement else { throw .neverPromoted(view) }
            throw .retired(view, at: retirement.at, because: retirement.because)
        }
        if let problem = record.signatureProblem(policy) { throw .signature(view, problem) }
        let latest = max(retirement?.number ?? 0, known ?? 0)
        if record.promoted.number < latest {
            throw .replayed(view, number: record.promoted.number, known: latest)
        }
        if let retirement, record.promoted.number == retirement.number {
            throw .retired(view, at: retirement.at, because: retirement.because)
        }
        if let voiding = Voiding(record, now: now) { throw .void(view, voiding) }
        return record
    }
}
