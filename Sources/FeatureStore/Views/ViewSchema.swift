/// What a contract says about a view, as far as computing it needs.
public struct ViewSchema: Hashable, Sendable {
    /// The view's name.
    public let name: String
    /// The names of the sources that its contract declares in `reads:`.
    public let reads: [String]
    /// The request columns, in declared order.
    public let request: [ColumnSchema]
    /// The features, in declared order.
    public let features: [ColumnSchema]

    /// Makes a schema.
    public init(name: String, reads: [String], request: [ColumnSchema] = [], features: [ColumnSchema]) {
        self.name = name
        self.reads = reads
        self.request = request
        self.features = features
    }
}
