public import Parity

/// How many edits of one operator were noticed: a bar of the page.
public struct TeethBar: Hashable, Sendable {
    /// The half that was edited.
    public let side: Side
    /// The operator's code: `BND`.
    public let code: String
    /// How many edits the fixtures alone notice.
    public let byFixtures: Int
    /// How many more the attack notices.
    public let byAttack: Int
    /// How many nothing notices.
    public let survived: Int

    /// Makes a bar.
    public init(side: Side, code: String, byFixtures: Int, byAttack: Int, survived: Int) {
        self.side = side
        self.code = code
        self.byFixtures = byFixtures
        self.byAttack = byAttack
        self.survived = survived
    }
}

/// A bar as its template reads it.
struct BarDrawing {
    let barName: String
    let barCounts: String
    let segments: [Segment]

    /// One part of a bar.
    struct Segment {
        let segmentX: String
        let segmentWidth: String
        let segmentKind: String
        let segmentTitle: String
    }

    /// The bar, on a scale on which `most` edits fill 400 pixels; nil where nothing counts.
    init?(_ bar: TeethBar, most: Int) {
        let total = bar.byFixtures + bar.byAttack + bar.survived
        guard total > 0, most > 0 else { return nil }
        var start = 0.0
        segments = [
            (bar.byFixtures, "fixtures", "noticed by the fixtures"), (bar.byAttack, "attack", "noticed by the attack"),
            (bar.survived, "survived", "not noticed"),
        ].filter { $0.0 > 0 }.map { count, kind, title in
            let width = 400 * Double(count) / Double(most)
            defer { start += width }
            return Segment(
                segmentX: Coordinate.text(start), segmentWidth: Coordinate.text(width), segmentKind: kind,
                segmentTitle: "\(count) \(title)")
        }
        barName = "\(ClassText.name(bar.side)) \(bar.code)"
        barCounts = "\(bar.byFixtures) + \(bar.byAttack) of \(total)"
    }
}
