/// Reads `promotion:` of featurestore.yaml.
struct PromotionLoader {
    let errors: ErrorCollector

    private static let example =
        "promotion: { teeth: { sql: 0.8 }, signers: { ci: \"ed25519:…\" }, serve_unpromoted: [RouteTraffic] }"

    /// The policy; everything wrong is reported.
    func load(_ value: YAMLValue?) -> PromotionPolicy {
        guard let value, !value.isNull,
            let fields = value.fields(
                "promotion", known: ["teeth", "signers", "serve_unpromoted"], example: Self.example, errors)
        else { return PromotionPolicy() }
        return PromotionPolicy(
            teeth: fields["teeth"].map(teeth) ?? PromotionPolicy.TeethGate(),
            signers: fields["signers"].map(signers) ?? [],
            serveUnpromoted: fields["serve_unpromoted"].map(views) ?? [])
    }

    private func teeth(_ value: YAMLValue) -> PromotionPolicy.TeethGate {
        guard
            let fields = value.fields(
                "teeth", known: ["sql", "swift"], example: "teeth: { sql: 0.8, swift: 0.9 }", errors)
        else { return PromotionPolicy.TeethGate() }
        return PromotionPolicy.TeethGate(
            sql: fields["sql"].flatMap { share($0, "sql") }, swift: fields["swift"].flatMap { share($0, "swift") })
    }

    private func share(_ value: YAMLValue, _ half: String) -> Double? {
        guard case .scalar(let text, isQuoted: false) = value.content, let share = Double(text), share >= 0, share <= 1
        else {
            errors.report(
                at: value.location, "the teeth asked of \(half) are no share", expected: "a number from 0 to 1, as 0.8",
                found: value.kind)
            return nil
        }
        return share
    }

    private func signers(_ value: YAMLValue) -> [PromotionPolicy.Signer] {
        let example = "signers: { ci: \"ed25519:…\" }"
        guard let entries = value.entries("signers", example: example, errors) else { return [] }
        return entries.compactMap { entry in
            guard ColumnLoader.check(name: entry.key, "a signer", at: entry.location, errors),
                let text = entry.value.text("the key of '\(entry.key)'", example: example, errors)
            else { return nil }
            guard Self.isPublicKey(text) else {
                errors.report(
                    at: entry.value.location, "the key of '\(entry.key)' is no public key",
                    expected: "ed25519: and 32 bytes in base 64, as `featurestore promote --new-key` prints it")
                return nil
            }
            return PromotionPolicy.Signer(name: entry.key, publicKey: text, location: entry.location)
        }
    }

    /// Whether a text is `ed25519:` and 32 bytes in base 64: 43 digits and the sign that fills the last group.
    private static func isPublicKey(_ text: String) -> Bool {
        let mark = "ed25519:"
        guard text.hasPrefix(mark) else { return false }
        let digits = text.utf8.dropFirst(mark.utf8.count)
        return digits.count == 44 && digits.last == UInt8(ascii: "=")
            && digits.dropLast().allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
                    true
                default: false
                }
            }
    }

    private func views(_ value: YAMLValue) -> [PromotionPolicy.ViewName] {
        (value.texts("serve_unpromoted", example: "serve_unpromoted: [RouteTraffic]", errors) ?? [])
            .map { PromotionPolicy.ViewName(text: $0.text, location: $0.location) }
    }

    /// Reports names that no view has: a misspelt exception would be one for nobody.
    static func check(_ project: Project, failedViews: Set<String>, _ errors: ErrorCollector) {
        for name in project.promotion.serveUnpromoted
        where project.view(named: name.text) == nil && !failedViews.contains(name.text) {
            errors.reportUnknown(
                "view", name.text, at: name.location, known: project.views.flatMap { [$0.name, "\($0.viewVersion)"] })
        }
    }
}
