import FeatureStore

/// Reads `waivers:` of a contract.
struct WaiverLoader {
    /// The features that the contract declares, whether or not they could be read.
    let features: [String]
    let view: String
    let errors: ErrorCollector

    private static let example =
        "{ feature: mean_delay, class: value-differs, until: 2027-01-31, because: the reason }"

    /// The waivers; everything wrong is reported.
    func load(_ value: YAMLValue) -> [Waiver] {
        guard case .sequence(let items) = value.content else {
            errors.report(
                at: value.location, "waivers is not a list", expected: "[ \(Self.example) ]", found: value.kind)
            return []
        }
        var waivers: [Waiver] = []
        for waiver in items.compactMap(waiver) {
            if let other = waivers.first(where: { $0.feature == waiver.feature && $0.code == waiver.code }) {
                errors.report(
                    at: waiver.location, "\(waiver.subject) is waived twice, first on line \(other.location.line)",
                    advice: "Keep one of them")
            }
            waivers.append(waiver)
        }
        return waivers
    }

    private func waiver(_ value: YAMLValue) -> Waiver? {
        guard
            let fields = value.fields(
                "a waiver", known: ["feature", "class", "until", "because"], required: ["class", "until", "because"],
                example: Self.example, errors)
        else { return nil }
        let named = fields["feature"]
        let feature = named.flatMap(self.feature)
        let code = fields["class"].flatMap { $0.text("class", example: "class: value-differs", errors) }
        let until = fields["until"].flatMap(day)
        let because = fields["because"].flatMap(reason)
        // A waiver whose feature is misspelt must not become one of the whole answer.
        guard let code, let until, let because, !fields.hasUnknown, named == nil || feature != nil else { return nil }
        return Waiver(feature: feature, code: code, until: until, because: because, location: value.location)
    }

    private func feature(_ value: YAMLValue) -> String? {
        guard let name = value.text("feature", example: "feature: mean_delay", errors) else { return nil }
        if features.contains(name) { return name }
        errors.reportUnknown("feature", name, of: view, at: value.location, known: features)
        return nil
    }

    private func day(_ value: YAMLValue) -> CalendarDate? {
        if let text = value.text, text.utf8.count == 10, let day = try? CalendarDate(text) { return day }
        errors.report(
            at: value.location, "until is no day", expected: "a day of the calendar as 2027-01-31", found: value.kind)
        return nil
    }

    private func reason(_ value: YAMLValue) -> String? {
        if let text = value.text, text.contains(where: { !$0.isWhitespace }) { return text }
        errors.report(
            at: value.location, "a waiver has no reason", expected: "because: why the divergence is tolerated so long",
            found: value.kind)
        return nil
    }
}
