internal import Contracts
internal import Parity

/// A waiver of a contract in the JSON form.
struct JSONWaiver: Encodable {
    let feature: String?
    let `class`: String
    let until: String
    let because: String
    let location: JSONLocation

    init(_ waiver: Waiver) {
        feature = waiver.feature
        `class` = waiver.code
        until = "\(waiver.until)"
        because = waiver.because
        location = JSONLocation(waiver.location)
    }
}

/// A waiver that may have been meant for a finding, and why it does not hold.
struct JSONWaiverNotHeld: Encodable {
    let waiver: JSONWaiver
    let reason: String

    init(_ notHeld: WaiverNotHeld) {
        waiver = JSONWaiver(notHeld.waiver)
        reason = WaiverText.sentence(notHeld)
    }
}
