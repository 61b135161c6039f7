import Contracts

/// A query as its edits see it: tokens, and what is bound at each.
struct MutationSite {
    let query: BoundQuery
    let project: Project
    let hints: MutantHints
    let bytes: [UInt8]
    let tokens: [SQLToken]
    /// For each bracket (parentheses, square brackets, CASE and END) its partner.
    let partners: [Int: Int]
    /// The ANDs that belong to a BETWEEN.
    let betweenAnds: Set<Int>
    /// What is bound, by offset, outer before inner.
    let expressions: [Int: [BoundExpression]]
    let relations: [RelationID: BoundRelation]
    /// The names of items that count rows: `row_number() OVER … AS recency`.
    let ranks: Set<String>
    /// The sources that the query reads, in order of the text.
    let sources: [Source]

    init(query: BoundQuery, project: Project, hints: MutantHints) {
        self.query = query
        self.project = project
        self.hints = hints
        bytes = Array(query.text.utf8)
        tokens = SQLScanner.tokens(of: query.text)
        (partners, betweenAnds) = Self.brackets(tokens)
        var expressions: [Int: [BoundExpression]] = [:]
        query.statement.walkDeep { expressions[$0.offset, default: []].append($0) }
        self.expressions = expressions
        var relations: [BoundRelation] = []
        var ranks: Set<String> = []
        query.statement.walkSelects { select in
            for item in select.from { relations += item.relations }
            for item in select.items {
                if case .window(let call) = item.expression.kind,
                    ["row_number", "rank", "dense_rank"].contains(call.function.name)
                {
                    ranks.insert(item.name)
                }
            }
        }
        self.ranks = ranks
        self.relations = Dictionary(relations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var sources: [Source] = []
        for relation in relations {
            if case .source(let source) = relation.kind, !sources.contains(where: { $0.name == source.name }) {
                sources.append(source)
            }
        }
        self.sources = sources
    }

    private static func brackets(_ tokens: [SQLToken]) -> (partners: [Int: Int], betweenAnds: Set<Int>) {
        var open: [Int] = []
        var partners: [Int: Int] = [:]
        // BETWEENs that wait for their AND, by depth of brackets.
        var waiting: [Int: Int] = [:]
        var ands: Set<Int> = []
        for (index, token) in tokens.enumerated() {
            if index > 0, tokens[index - 1].word == "." { continue }
            switch (token.kind, token.word) {
            case (.symbol, "("), (.symbol, "["), (.keyword, "case"): open.append(index)
            case (.symbol, ")"), (.symbol, "]"), (.keyword, "end"):
                guard let first = open.popLast() else { continue }
                waiting[open.count + 1] = nil
                partners[first] = index
                partners[index] = first
            case (.keyword, "between"): waiting[open.count, default: 0] += 1
            case (.keyword, "and"):
                if let count = waiting[open.count], count > 0 {
                    waiting[open.count] = count - 1
                    ands.insert(index)
                }
            default: break
            }
        }
        return (partners, ands)
    }

    /// The token at an index, or nil outside the text.
    func token(_ index: Int) -> SQLToken? { tokens.indices.contains(index) ? tokens[index] : nil }
    /// Whether a token is this keyword, and not a column that happens to be called so.
    func isKeyword(_ index: Int, _ words: String...) -> Bool { isKeyword(index, among: words) }
    /// Whether a token is one of these keywords.
    func isKeyword(_ index: Int, among words: [String]) -> Bool {
        guard let token = token(index), token.kind == .keyword, words.contains(token.word) else { return false }
        return self.token(index - 1)?.word != "."
    }
    /// Whether a token is this symbol.
    func isSymbol(_ index: Int, _ word: String) -> Bool {
        guard let token = token(index) else { return false }
        return token.kind == .symbol && token.word == word
    }
    /// The UTF-8 offsets of a range of tokens.
    func span(_ range: Range<Int>) -> Range<Int> {
        tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
    }
    /// The text of a range of tokens.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[span(range)], as: UTF8.self) }
    /// What is bound at a token.
    func bound(_ index: Int) -> [BoundExpression] { expressions[tokens[index].range.lowerBound] ?? [] }

    /// The operator that is bound at a token, with its operands.
    func boundOperator(_ index: Int) -> (operator: BoundOperator, operands: [BoundExpression])? {
        for expression in bound(index) {
            if case .operator(let found, let operands) = expression.kind, operands.count == 2 {
                return (found, operands)
            }
        }
        return nil
    }
    /// The column that is bound at a token, with its relation.
    func boundColumn(_ index: Int) -> (relation: BoundRelation, index: Int, name: String, type: PhysicalType)? {
        for expression in bound(index) {
            if case .column(let id, let column, let name) = expression.kind, let relation = relations[id] {
                return (relation, column, name, expression.type)
            }
        }
        return nil
    }
    /// The aggregate that is bound at a token.
    func boundAggregate(_ index: Int) -> BoundAggregate? {
        for expression in bound(index) { if case .aggregate(let aggregate) = expression.kind { return aggregate } }
        return nil
    }
    /// The function that is bound at a token, with its arguments.
    func boundFunction(_ index: Int) -> (function: BoundFunction, arguments: [BoundExpression])? {
        for expression in bound(index) {
            if case .function(let function, let arguments) = expression.kind { return (function, arguments) }
        }
        return nil
    }
}

extension BoundStatement {
    /// Visits every SELECT of the query and of all queries within it.
    func walkSelects(_ visit: (BoundSelect) -> Void) {
        for table in commonTables { table.statement.walkSelects(visit) }
        let visitExpression: (BoundExpression) -> Void = { expression in
            for query in expression.subqueries { query.walkSelects(visit) }
        }
        switch body {
        case .select(let select):
            visit(select)
            for item in select.from { item.walkQueries { $0.walkSelects(visit) } }
            select.walkDeepHere(visitExpression)
        case .values: break
        case .setOperation(let operation):
            operation.first.walkSelects(visit)
            operation.second.walkSelects(visit)
        }
    }
}

extension BoundSelect {
    /// Visits every expression of the SELECT, not those of queries within it.
    fileprivate func walkDeepHere(_ visit: (BoundExpression) -> Void) {
        for item in items { item.expression.walk(visit) }
        for item in from { item.walkConditions(visit) }
        filter?.walk(visit)
        having?.walk(visit)
    }
}

extension BoundFromItem {
    fileprivate func walkQueries(_ visit: (BoundStatement) -> Void) {
        for relation in relations { if case .subquery(let query) = relation.kind { visit(query) } }
    }
    fileprivate func walkConditions(_ visit: (BoundExpression) -> Void) {
        guard case .join(let join) = self else { return }
        join.first.walkConditions(visit)
        join.second.walkConditions(visit)
        join.condition?.walk(visit)
    }
}
