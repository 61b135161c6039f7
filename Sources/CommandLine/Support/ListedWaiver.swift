import Contracts

/// A waiver as `list` and `show` write it.
struct ListedWaiver: Encodable {
    let feature: String?
    let `class`: String
    let until: String
    let because: String
    let place: String
    private let subject: String

    private enum CodingKeys: String, CodingKey {
        case feature, `class`, until, because, place
    }

    init(_ waiver: Waiver) {
        feature = waiver.feature
        `class` = waiver.code
        until = "\(waiver.until)"
        because = waiver.because
        place = "\(waiver.location)"
        subject = waiver.subject
    }

    /// The line for people, behind its label.
    var text: String { "\(subject) until \(until): \(because)" }
}
