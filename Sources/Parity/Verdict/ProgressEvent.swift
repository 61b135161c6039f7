/// A step of a run, told while it happens.
public enum ProgressEvent: Sendable {
    /// The rows of a batch of cases are being loaded; a batch is all fixtures, or one sample.
    case loading(batch: String, rows: Int, warehouse: String)
    /// A warehouse is being asked.
    case askingSQL(view: String, questions: Int, warehouse: String)
    /// The Swift side is being asked.
    case askingSwift(view: String, answered: Int, questions: Int)
    /// The answers of a view are being compared.
    case comparing(view: String, questions: Int, warehouse: String)
    /// A divergence is being asked again, alone.
    case confirming(view: String, caseName: String, warehouse: String)
    /// A view is being attacked; so many invented cases were asked so far.
    case attacking(view: String, cases: Int, warehouse: String)
    /// A finding is being cut down to its smallest input and explained.
    case shrinking(view: String, warehouse: String)
    /// A view is done on a warehouse.
    case concluded(view: String, warehouse: String, conclusion: Conclusion)
}
