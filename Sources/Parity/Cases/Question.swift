public import Contracts
public import FeatureStore

/// One question of one case, with its values taken out so that it can be shown.
public struct Question: Sendable {
    /// The case's name.
    public let caseName: String
    /// Where the case comes from.
    public let origin: Origin
    /// The question's number in the case's spine of this entity, counted from 1.
    public let spineID: Int64
    /// The entity's name.
    public let entity: String
    /// The entity's keys.
    public let keys: [NamedValue]
    /// The instant at which the answer must have been knowable.
    public let asOf: Timestamp
    /// What the asker gave besides.
    public let request: [NamedValue]
    /// Where the question is written.
    public let location: SourceLocation
    /// The reason that stands beside the question's expected values, or nil.
    public let because: String?

    /// Makes a question.
    public init(
        caseName: String, origin: Origin, spineID: Int64, entity: String, keys: [NamedValue], asOf: Timestamp,
        request: [NamedValue], location: SourceLocation, because: String?
    ) {
        self.caseName = caseName
        self.origin = origin
        self.spineID = spineID
        self.entity = entity
        self.keys = keys
        self.asOf = asOf
        self.request = request
        self.location = location
        self.because = because
    }

    /// What selects this question alone: `aircraft/window_edges#3`.
    public var selector: CaseSelector { CaseSelector(caseName: caseName, spineID: spineID) }
}

/// Names one case, or one question of it: `aircraft/window_edges`, `aircraft/window_edges#3`.
public struct CaseSelector: Hashable, Sendable, CustomStringConvertible {
    /// The case's name.
    public let caseName: String
    /// The question's number, counted from 1, or nil for all of the case's questions.
    public let spineID: Int64?

    /// Makes a selector.
    public init(caseName: String, spineID: Int64?) {
        self.caseName = caseName
        self.spineID = spineID
    }

    /// Reads `name` or `name#number`; nil when what follows the last `#` is not a number from 1 on, or the name is
    /// empty.
    public init?(_ text: String) {
        guard let hash = text.lastIndex(of: "#") else {
            guard !text.isEmpty else { return nil }
            self.init(caseName: text, spineID: nil)
            return
        }
        let name = String(text[..<hash])
        guard !name.isEmpty, let number = Int64(text[text.index(after: hash)...]), number > 0 else { return nil }
        self.init(caseName: name, spineID: number)
    }

    /// `name` or `name#number`.
    public var description: String { spineID.map { "\(caseName)#\($0)" } ?? caseName }
}
