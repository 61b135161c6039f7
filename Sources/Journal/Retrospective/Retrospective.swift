public import FeatureStore

/// What a journal tells when one looks back: for each view and class of causes what was found, how often, and what ended it.
public struct Retrospective: Sendable {
    /// The first and the last instant, or nil for an empty journal.
    public let span: ClosedRange<Timestamp>?
    /// How many entries there are of each verb, by name.
    public let verbs: [(verb: String, count: Int)]
    /// By view, in byte order.
    public let views: [ViewHistory]
    /// Over all views by class of causes, the one that was met most first.
    public let causes: [CauseCount]
    /// What was noted about each model, the models in byte order, their notes in the order of time.
    public let models: [(model: String, notes: [JournalRecord])]
    /// Notes that are about no view and no model, in the order of time.
    public let notes: [JournalRecord]

    /// How often a class of causes was met.
    public struct CauseCount: Hashable, Sendable {
        /// The code of the class of causes, or of divergences where no cause was found.
        public let code: String
        /// In which views, in byte order.
        public let views: [String]
        /// How many times it came up: runs that went on showing the same count once.
        public let episodes: Int
        /// How many of them ended with a run that agreed.
        public let ended: Int
    }

    /// Looks back on entries in the order of time.
    public init(_ records: [JournalRecord]) {
        let instants = records.map(\.entry.at)
        span = instants.min().flatMap { first in instants.max().map { first...$0 } }
        verbs = Dictionary(grouping: records, by: \.entry.verb).map { ($0.key, $0.value.count) }.sorted {
            Self.precedes($0.0, $1.0)
        }
        let names = Set(records.flatMap { $0.entry.views.map(\.view) }).sorted(by: Self.precedes)
        let views = names.map { ViewHistory($0, records) }
        self.views = views
        let noted = records.filter { $0.entry.verb == JournalEntry.noteVerb }
        notes = noted.filter { $0.entry.views.isEmpty && $0.entry.model == nil }
        models = Set(noted.compactMap(\.entry.model)).sorted(by: Self.precedes).map { model in
            (model: model, notes: noted.filter { $0.entry.model == model })
        }
        let codes = Set(views.flatMap { $0.episodes.map(\.code) })
        causes = codes.map { code in
            let met = views.filter { $0.episodes.contains { $0.code == code } }
            let episodes = met.flatMap(\.episodes).filter { $0.code == code }
            return CauseCount(
                code: code, views: met.map(\.view), episodes: episodes.count,
                ended: episodes.count { $0.ending != nil })
        }.sorted { ($1.episodes, $0.code) < ($0.episodes, $1.code) }
    }

    static func precedes(_ one: String, _ other: String) -> Bool { one.utf8.lexicographicallyPrecedes(other.utf8) }
}
