/// What PostgreSQL calls a column of the result that the query does not name.
enum ColumnNames {
    /// The name.
    static func name(of node: ParseNode) -> String { found(node)?.name ?? "?column?" }

    /// A name and whether it is more than a guess from a type.
    private static func found(_ node: ParseNode) -> (name: String, isStrong: Bool)? {
        switch node.kind {
        case "ColumnRef": node.names("fields").last.map { ($0, true) }
        case "FuncCall": node.names("funcname").last.map { ($0, true) }
        case "A_Indirection": node.node("arg").flatMap(found)
        case "CollateClause": node.node("arg").flatMap(found)
        case "A_Expr": node.text("kind") == "AEXPR_NULLIF" ? ("nullif", true) : nil
        case "CoalesceExpr": ("coalesce", true)
        case "MinMaxExpr": (node.text("op") == "IS_LEAST" ? "least" : "greatest", true)
        case "A_ArrayExpr": ("array", true)
        case "TypeCast": cast(node)
        case "CaseExpr":
            node.node("defresult").flatMap(found).flatMap { $0.isStrong ? $0 : nil } ?? ("case", false)
        case "SubLink": subquery(node)
        default: nil
        }
    }

    private static func cast(_ node: ParseNode) -> (name: String, isStrong: Bool)? {
        if let inner = node.node("arg").flatMap(found), inner.isStrong { return inner }
        return node.node("typeName", as: "TypeName")?.names("names").last.map { ($0, false) }
    }

    private static func subquery(_ node: ParseNode) -> (name: String, isStrong: Bool)? {
        switch node.text("subLinkType") {
        case "EXISTS_SUBLINK": ("exists", true)
        case "ARRAY_SUBLINK": ("array", true)
        case "EXPR_SUBLINK":
            node.node("subselect")?.nodes("targetList").first.map { target in
                (target.text("name") ?? target.node("val").map(name(of:)) ?? "?column?", true)
            }
        default: nil
        }
    }
}
