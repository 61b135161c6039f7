import FeatureStore

/// Reads `online:` of featurestore.yaml and of a contract.
struct OnlineLoader {
    let errors: ErrorCollector

    /// The project's policy; everything wrong is reported.
    func project(_ value: YAMLValue?) -> OnlinePolicy {
        var policy = OnlinePolicy()
        guard let value, !value.isNull,
            let fields = value.fields(
                "online", known: ["served_history", "lateness"],
                example: "online: { served_history: 1d, lateness: 1d }",
                errors)
        else { return policy }
        if let span = fields["served_history"].flatMap({ duration($0, "served_history") }) {
            policy.servedHistory = span
        }
        if let span = fields["lateness"].flatMap({ duration($0, "lateness") }) { policy.lateness = span }
        return policy
    }

    /// A view's policy; everything wrong is reported.
    func view(_ value: YAMLValue?) -> ViewOnlinePolicy {
        guard let value, !value.isNull,
            let fields = value.fields(
                "online", known: ["stale_after", "materialize"], example: "online: { stale_after: 2h }", errors)
        else { return ViewOnlinePolicy() }
        return ViewOnlinePolicy(
            staleAfter: fields["stale_after"].flatMap { duration($0, "stale_after") },
            materializedFor: fields["materialize"].flatMap { duration($0, "materialize") })
    }

    private func duration(_ value: YAMLValue, _ what: String) -> TimeSpan? {
        guard let text = value.text(what, example: "\(what): 1d", errors) else { return nil }
        do throws(DurationText.Malformed) {
            return .microseconds(try DurationText.microseconds(text))
        } catch {
            errors.report(at: value.location, "\(what) is no duration: \(error)", expected: "\(what): 1d")
            return nil
        }
    }
}
