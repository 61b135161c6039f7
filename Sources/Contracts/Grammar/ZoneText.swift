/// Names of time zones, judged by their form.
enum ZoneText {
    /// Whether a text has the form of an IANA name: `Area/Location`, in one to three parts, or `UTC`.
    static func isName(_ text: String) -> Bool {
        if text == "UTC" { return true }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts[0] != "Etc" || parts[1] == "UTC" else { return false }
        return parts.allSatisfy { part in
            guard let first = part.first, first.isASCII, first.isUppercase else { return false }
            return part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-+".contains($0)) }
        }
    }
}
