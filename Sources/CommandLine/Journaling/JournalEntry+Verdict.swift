import FeatureStore
import Journal
import Parity

extension JournalEntry {
    /// The entry of a run that compared pairs.
    ///
    /// - Parameters:
    ///   - verb: the command: `verify`, `promote`.
    ///   - conclusions: by view, what the verb made of the verdict where it is not the verdict's own conclusion: `promoted`,
    ///     `refused`.
    init(_ verdict: RunVerdict, verb: String, at instant: Timestamp, conclusions: [String: String] = [:]) {
        let views = verdict.views.map { verdict in
            var view = JournalView(verdict)
            if let conclusion = conclusions[view.view] { view.conclusion = conclusion }
            return view
        }
        self.init(at: instant, verb: verb, conclusion: verdict.conclusion.rawValue, views: views)
    }
}
