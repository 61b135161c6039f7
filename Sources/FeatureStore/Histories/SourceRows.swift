/// Rows of one source without their type, to make an ``EntityRows`` by hand.
public struct SourceRows: Sendable {
    let source: String
    let makeIndex: @Sendable (_ columns: [String]) -> any AnyLinkIndex

    /// Everything given by hand belongs to one case.
    static let caseID: Int64 = 0

    /// Takes the rows of one source, in any order.
    public init<Row: SourceRow>(_ rows: [Row]) {
        source = Row.schema.source
        makeIndex = { columns in
            let table = SourceTable<Row>()
            table.append(rows, caseID: Self.caseID)
            return table.index(by: columns)
        }
    }
}
