import Foundation
import Contracts

@testable import SQLFrontend

/// Binds a view without looking at its SQL, for tests of what a warehouse does with a text.
func bindByHand(_ view: ViewContract, _ project: Project) -> BoundQuery {
    let head = view.sql.text.range(of: "*/\n")
    let text = head.map { String(view.sql.text[$0.upperBound...]) } ?? view.sql.text
    return BoundQuery(
        view: view, text: text, textOffset: view.sql.text.utf8.count - text.utf8.count,
        statement: BoundStatement(
            commonTables: [], body: .values([]), orderBy: [], limit: nil, limitIncludesTies: false, offset: nil,
            columns: [], offsetInText: 0), columnsRead: [], literals: [], canonicalText: text, lints: [])
}
