/// One thing that `doctor` looked at.
struct DoctorLine: Encodable, Sendable {
    /// What it belongs to: `toolchain`, `warehouse analytics`.
    let about: String
    /// How it is.
    let status: Status
    /// What was found.
    let message: String
    /// What to do, or nil.
    let advice: String?

    /// How a thing is.
    enum Status: String, Encodable, Sendable {
        /// As it should be.
        case ok
        /// Works, and is worth knowing.
        case warning
        /// Must be put right.
        case problem
        /// Could not be looked at.
        case unknown
    }

    static func ok(_ about: String, _ message: String) -> DoctorLine {
        DoctorLine(about: about, status: .ok, message: message, advice: nil)
    }

    static func warning(_ about: String, _ message: String, _ advice: String) -> DoctorLine {
        DoctorLine(about: about, status: .warning, message: message, advice: advice)
    }

    static func problem(_ about: String, _ message: String, _ advice: String) -> DoctorLine {
        DoctorLine(about: about, status: .problem, message: message, advice: advice)
    }

    static func unknown(_ about: String, _ message: String, _ advice: String) -> DoctorLine {
        DoctorLine(about: about, status: .unknown, message: message, advice: advice)
    }

    /// One line of a report for people.
    var text: String {
        let word = status.rawValue.padding(toLength: 8)
        return "\(word) \(about): \(message)\(advice.map { ". \($0)" } ?? "")\n"
    }
}

extension String {
    /// The text with blanks behind it, up to so many characters.
    fileprivate func padding(toLength length: Int) -> String {
        self + String(repeating: " ", count: max(0, length - count))
    }
}
