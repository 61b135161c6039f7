import Contracts

/// What a query answers as a whole: each feature's item of the SELECT list.
extension MutantMaker {
    mutating func addItems() {
        addItems(of: site.query.statement)
    }

    private mutating func addItems(of statement: BoundStatement) {
        switch statement.body {
        case .select(let select):
            for item in select.items where site.query.view.feature(item.name) != nil { addItem(item) }
        case .values: break
        case .setOperation(let operation):
            addItems(of: operation.first)
            addItems(of: operation.second)
        }
    }

    private mutating func addItem(_ item: BoundItem) {
        guard let first = site.tokens.firstIndex(where: { $0.range.lowerBound == item.offset }),
            let range = site.operand(after: first - 1, .clause)
        else { return }
        let type = item.expression.type.base
        if let empty = Self.empty(of: type) {
            wrap(range, "COALESCE(", ", \(empty))", .empty, "EMP")
            wrap(range, "NULLIF(", ", \(empty))", .empty, "EMP")
        }
        if site.hints.mirrors { addOtherNothings(range, type) }
        if type.isNumber {
            wrap(range, "(", ") + 1", .unary, "RNG")
            wrap(range, "(", ") - 1", .unary, "RNG")
            wrap(range, "-(", ")", .unary, "ARI")
            wrap(range, "abs(", ")", .unary, "ARI")
            wrap(range, "GREATEST(", ", 0)", .unary, "CND")
            // A count that goes no further than a number of the other half.
            for most in site.hints.numbers.prefix(4) where site.hints.mirrors && Int64(most).map({ $0 > 1 }) == true {
                wrap(range, "LEAST(", ", \(most))", .limit, "RNG")
            }
        }
        switch type {
        case .float8:
            wrap(range, "((", ")::real)::float8", .precision, "PRC")
            wrap(range, "round((", ")::numeric, 2)::float8", .rounding, "RND")
            wrap(range, "round((", ")::numeric)::float8", .rounding, "RND")
            wrap(range, "trunc((", ")::numeric)::float8", .rounding, "RND")
            for factor in ["60", "100", "1000"] {
                wrap(range, "(", ") * \(factor)", .precision, "PRC")
                wrap(range, "(", ") / \(factor)", .precision, "PRC")
            }
        case .int2, .int4, .int8:
            guard site.hints.mirrors else { break }
            for factor in ["60", "1000", "3600"] {
                wrap(range, "(", ") * \(factor)", .precision, "PRC")
                wrap(range, "(", ") / \(factor)", .precision, "PRC")
            }
        case .numeric:
            wrap(range, "((", ")::float8)::numeric", .precision, "PRC")
            for digits in [0, 1, 2, 3] { wrap(range, "round(", ", \(digits))", .rounding, "RND") }
            wrap(range, "trunc(", ", 2)", .rounding, "RND")
        case .timestamptz:
            wrap(range, "date_trunc('milliseconds', ", ")", .precision, "PRC")
            wrap(range, "date_trunc('second', ", ")", .precision, "PRC")
        case .text, .varchar, .bpchar:
            for function in ["lower", "upper", "btrim", "normalize"] {
                wrap(range, "\(function)(", ")", .textNormalisation, "CAS")
            }
        case .bool:
            wrap(range, "NOT (", ")", .logic, "CND")
        default: break
        }
    }

    /// What the other half may write for an answer of nothing.
    private mutating func addOtherNothings(_ range: Range<Int>, _ type: SQLType) {
        if type.isNumber {
            for number in site.hints.numbers.prefix(4) where number != "0" {
                wrap(range, "COALESCE(", ", \(number))", .empty, "EMP")
            }
        } else if type.isText {
            for text in site.hints.texts.prefix(4) where !text.isEmpty {
                wrap(range, "COALESCE(", ", '\(text.replacing("'", with: "''"))')", .empty, "EMP")
            }
        } else if type == .bool {
            wrap(range, "COALESCE(", ", TRUE)", .empty, "EMP")
        }
    }

    /// What teams write for an answer of nothing.
    private static func empty(of type: SQLType) -> String? {
        switch type {
        case .int2, .int4, .int8, .numeric, .float4, .float8: "0"
        case .text, .varchar, .bpchar: "''"
        case .bool: "FALSE"
        case .array: "'{}'"
        default: nil
        }
    }
}
