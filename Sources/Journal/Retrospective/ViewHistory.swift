/// What a journal tells of one view.
public struct ViewHistory: Sendable {
    /// The view.
    public let view: String
    /// How many runs of `verify` came to each conclusion, by name.
    public let conclusions: [(conclusion: String, count: Int)]
    /// What was found, in the order in which it first was.
    public let episodes: [Episode]
    /// The teeth that were measured last, with the entry.
    public let teeth: (teeth: [JournalTeeth], record: JournalRecord)?
    /// The promotions, and what was refused one, in the order of time.
    public let promotions: [JournalRecord]
    /// The notes on it, in the order of time.
    public let notes: [JournalRecord]

    /// A class of causes from the run that first showed it to the next run of the view that agreed.
    public struct Episode: Sendable {
        /// The code of the class of causes, or of divergences where no cause was found.
        public let code: String
        /// The features, in the order in which they showed it; nil stands for the whole answer.
        public internal(set) var features: [String?]
        /// How many runs showed it.
        public internal(set) var runs: Int
        /// The first run.
        public let first: JournalRecord
        /// The last run that showed it.
        public internal(set) var last: JournalRecord
        /// What the last run said of it.
        public internal(set) var finding: JournalFinding
        /// The run that agreed, or nil where there was none yet.
        public internal(set) var ending: Ending?
    }

    /// The run with which an episode ended.
    public struct Ending: Sendable {
        /// The run.
        public let record: JournalRecord
        /// What had changed since the last run that showed it, by name (`sql`, `swift`, `contract`); nil where hashes were not
        /// written down.
        public let changed: [String]?
    }

    /// Reads what entries, in the order of time, say of a view.
    init(_ name: String, _ records: [JournalRecord]) {
        view = name
        var episodes: [Episode] = []
        var conclusions: [String: Int] = [:]
        var teeth: ([JournalTeeth], JournalRecord)?
        for record in records {
            for tried in record.entry.views where tried.view == name {
                if let measured = tried.teeth { teeth = (measured, record) }
                guard record.entry.verb == "verify" || record.entry.verb == "promote" else { continue }
                if record.entry.verb == "verify", let conclusion = tried.conclusion {
                    conclusions[conclusion, default: 0] += 1
                }
                Self.take(tried, record, into: &episodes)
            }
        }
        self.episodes = episodes
        self.teeth = teeth.map { (teeth: $0.0, record: $0.1) }
        self.conclusions = conclusions.sorted { Retrospective.precedes($0.key, $1.key) }.map { ($0.key, $0.value) }
        func mention(_ record: JournalRecord) -> Bool { record.entry.views.contains { $0.view == name } }
        promotions = records.filter { $0.entry.verb == "promote" && mention($0) }
        notes = records.filter { $0.entry.verb == JournalEntry.noteVerb && mention($0) }
    }

    private static func take(_ tried: JournalView, _ record: JournalRecord, into episodes: inout [Episode]) {
        var shown: Set<String> = []
        for finding in (tried.warehouses ?? []).flatMap(\.findings) {
            let isNewInRun = shown.insert(finding.code).inserted
            if let open = episodes.lastIndex(where: { $0.code == finding.code && $0.ending == nil }) {
                if !episodes[open].features.contains(finding.feature) {
                    episodes[open].features.append(finding.feature)
                }
                if isNewInRun { episodes[open].runs += 1 }
                episodes[open].last = record
                episodes[open].finding = finding
            } else {
                episodes.append(
                    Episode(
                        code: finding.code, features: [finding.feature], runs: 1, first: record, last: record,
                        finding: finding))
            }
        }
        // A run of some cases shows little by agreeing, and what is waived is not mended.
        guard tried.conclusion == "agreed" || tried.conclusion == "promoted", !record.entry.isPart else { return }
        for index in episodes.indices where episodes[index].ending == nil && !shown.contains(episodes[index].code) {
            let before = episodes[index].last.entry.views.first { $0.view == tried.view }
            // What the attack found, only an attack can miss.
            guard isAttacked(tried) || !(before.map(isAttacked) ?? false) else { continue }
            episodes[index].ending = Ending(record: record, changed: changes(before?.hashes, tried.hashes))
        }
    }

    private static func isAttacked(_ tried: JournalView) -> Bool {
        (tried.warehouses ?? []).contains { $0.seed != nil }
    }

    /// The hashes that differ, by name.
    private static func changes(_ before: [String: String]?, _ after: [String: String]?) -> [String]? {
        guard let before, let after else { return nil }
        return Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted(by: Retrospective.precedes)
    }
}
