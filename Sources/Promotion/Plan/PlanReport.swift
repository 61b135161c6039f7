/// What promoting some views would change.
public struct PlanReport: Sendable {
    /// The views, in the order of the project.
    public let views: [ViewPlan]
    /// What answered: `local (sqlite 3.46.1)`; nil where nothing was asked.
    public let warehouse: String?

    /// Makes a report.
    public init(views: [ViewPlan], warehouse: String?) {
        self.views = views
        self.warehouse = warehouse
    }

    /// Whether something of an effect could not be computed.
    public var isIncomplete: Bool { views.contains(where: \.isIncomplete) }
}
