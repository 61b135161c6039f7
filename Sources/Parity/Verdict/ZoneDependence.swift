/// One feature of one view whose SQL answers otherwise when the session has another time zone.
///
/// It is no divergence between the halves: SQL is held to Swift in UTC. It says that the query means something else
/// wherever a session's zone is another one.
public struct ZoneDependence: Sendable {
    /// The feature, or nil when the statement fails there, or gives more or fewer rows for a question.
    public let feature: String?
    /// The other session's zone, an IANA name.
    public let zone: String
    /// How many questions are answered otherwise.
    public let count: Int
    /// The first of them; nil when the whole statement fails.
    public let question: Question?
    /// What SQL answers in a session of UTC.
    public let inUTC: SideAnswer
    /// What SQL answers in a session of `zone`.
    public let inZone: SideAnswer

    /// Makes a finding.
    public init(
        feature: String?, zone: String, count: Int, question: Question?, inUTC: SideAnswer, inZone: SideAnswer
    ) {
        self.feature = feature
        self.zone = zone
        self.count = count
        self.question = question
        self.inUTC = inUTC
        self.inZone = inZone
    }
}
