import FeatureStore
import Online

/// How far the backfill of one source got, as a note in the store.
struct BackfillCursor: Hashable {
    /// What is being brought.
    enum Phase: String {
        /// Rows that answers reach by time.
        case recent
        /// Older rows that are the last of their group.
        case last
        /// Everything is there; kept where rows have no ids, since bringing them again would count them twice.
        case done
    }

    /// The instant from which retention was counted when the run began.
    var now: Timestamp
    /// Rows from here on come live; nil where ids tell.
    var until: Timestamp?
    var phase = Phase.recent
    /// The event time of the first row that was not brought; nil: none was.
    var next: Timestamp?
    /// The end of the chunk that may or may not have been stored when the run ended.
    var planned: Timestamp?
    /// The number of that chunk within the run.
    var chunk = 0
    /// How far back the run goes, in a word.
    var reach: String

    /// The note's name.
    static func name(_ source: String) -> String { "backfill \(source)" }

    /// What a delivery of the chunk is known by.
    func deliveryID(_ source: String) -> String {
        Online.Delivery.lastingIDs + "\(source) \(now.microseconds) \(phase.rawValue) \(chunk)"
    }

    /// The note.
    var text: String {
        func number(_ instant: Timestamp?) -> String { instant.map { "\($0.microseconds)" } ?? "-" }
        return ["2", number(now), number(until), phase.rawValue, number(next), number(planned), "\(chunk)", reach]
            .joined(separator: " ")
    }

    init(now: Timestamp, until: Timestamp?, reach: String) {
        self.now = now
        self.until = until
        self.reach = reach
    }

    /// Reads a note; nil for what was not written here.
    init?(_ text: String) {
        let words = text.split(separator: " ")
        guard words.count == 8, words[0] == "2", let now = Int64(words[1]), let phase = Phase(rawValue: "\(words[3])"),
            let chunk = Int(words[6])
        else { return nil }
        func instant(_ word: Substring) -> Timestamp? { Int64(word).map { Timestamp(microseconds: $0) } }
        self.now = Timestamp(microseconds: now)
        until = instant(words[2])
        self.phase = phase
        next = instant(words[4])
        planned = instant(words[5])
        self.chunk = chunk
        reach = String(words[7])
    }
}
