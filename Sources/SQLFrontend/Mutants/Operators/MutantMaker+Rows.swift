/// Which rows there are: DISTINCT, UNION.
extension MutantMaker {
    mutating func addRows(at index: Int) {
        if site.isKeyword(index, "select") {
            if !site.isKeyword(index + 1, "distinct") {
                insert(after: index, " DISTINCT", .duplicates, "DUP")
            } else if !site.isKeyword(index + 2, "on") {
                replace(index..<index + 2, "SELECT", .duplicates, "DUP")
            }
        }
        if site.isKeyword(index, "union", "intersect", "except") {
            if site.isKeyword(index + 1, "all") {
                replace(index..<index + 2, site.text(index..<index + 1), .union, "DUP")
            } else {
                insert(after: index, " ALL", .union, "DUP")
            }
        }
    }
}
