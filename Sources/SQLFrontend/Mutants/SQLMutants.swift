public import Contracts

/// The small edits of one query that PostgreSQL accepts and that fit the pair's contract.
///
/// They are made from the tokens of the text, and every one is parsed and bound again: what does not bind, what gives
/// columns of other types, and what means the same text is left out. The order is that of the text; the same query and hints
/// give the same list.
public struct SQLMutants: Sendable {
    /// The query that is edited.
    public let query: BoundQuery
    private let project: Project
    private let hints: MutantHints

    /// Makes the edits of a query.
    public init(query: BoundQuery, project: Project, hints: MutantHints = MutantHints()) {
        self.query = query
        // An edit of a zone is of interest most where its answer depends on the session: it must bind.
        var lenient = project
        lenient.zones = .warn
        self.project = lenient
        self.hints = hints
    }

    /// A mutant and the query that it makes.
    public struct Bound: Sendable {
        /// The edit.
        public let mutant: SQLMutant
        /// The edited query.
        public let query: BoundQuery
    }

    /// All edits.
    ///
    /// Cost: some milliseconds for each.
    public func all() -> [SQLMutant] { allBound().map(\.mutant) }

    /// All edits, each with the query that it makes.
    public func allBound(where isWanted: (SQLMutant) -> Bool = { _ in true }) -> [Bound] {
        var texts: Set<String> = [query.canonicalText]
        var bound: [Bound] = []
        for mutant in candidates() where isWanted(mutant) {
            guard let edited = try? bind(mutant), hasSameColumns(edited),
                texts.insert(edited.canonicalText).inserted
            else { continue }
            bound.append(Bound(mutant: mutant, query: edited))
        }
        return bound
    }

    /// Binds the edited query.
    ///
    /// - Throws: what PostgreSQL's parser or the binder refuses.
    public func bind(_ mutant: SQLMutant) throws(SQLErrors) -> BoundQuery {
        let file = Array(query.view.sql.text.utf8)
        let text = Self.applying(mutant.edits, to: Array(query.text.utf8))
        let start = query.textOffset
        let whole = file[..<start] + text + file[min(file.count, start + query.text.utf8.count)...]
        let half = PairHalf(file: query.view.sql.file, text: String(decoding: whole, as: UTF8.self))
        return try SQLBinder.bind(view: query.view.with(sql: half), project: project)
    }

    /// Two edits made at once, of the kind of the first; nil where one is in the other's way, or PostgreSQL refuses both.
    public func together(_ one: SQLMutant, _ other: SQLMutant) -> Bound? {
        let edits = (one.edits + other.edits).sorted { $0.range.lowerBound < $1.range.lowerBound }
        let areApart = zip(edits, edits.dropFirst()).allSatisfy { edit, next in
            edit.range.upperBound <= next.range.lowerBound && edit.range.lowerBound < next.range.lowerBound
        }
        guard areApart,
            let mutant = SQLMutant(
                one.operator, one.causeCode, edits, of: query, bytes: Array(query.text.utf8)),
            let edited = try? bind(mutant), hasSameColumns(edited), edited.canonicalText != query.canonicalText
        else { return nil }
        return Bound(mutant: mutant, query: edited)
    }

    /// The text with edits made.
    static func applying(_ edits: [SQLMutant.Edit], to bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        var position = 0
        for edit in edits {
            text += bytes[position..<edit.range.lowerBound]
            text += edit.replacement.utf8
            position = edit.range.upperBound
        }
        return text + bytes[position...]
    }

    private func hasSameColumns(_ edited: BoundQuery) -> Bool {
        let columns = query.statement.columns
        return columns.count == edited.statement.columns.count
            && zip(columns, edited.statement.columns).allSatisfy {
                $0.name == $1.name
                    && ($0.type.base == $1.type.base
                        || hints.mirrors && $0.type.base.isInteger && $1.type.base.isInteger)
            }
    }

    /// Edits in the order of the text that nobody has bound yet.
    private func candidates() -> [SQLMutant] {
        let site = MutationSite(query: query, project: project, hints: hints)
        var maker = MutantMaker(site: site)
        for index in site.tokens.indices {
            maker.addComparisons(at: index)
            maker.addConditions(at: index)
            maker.addWindows(at: index)
            maker.addAggregates(at: index)
            maker.addNulls(at: index)
            maker.addOrders(at: index)
            maker.addFrames(at: index)
            maker.addRows(at: index)
            maker.addArithmetic(at: index)
            maker.addTexts(at: index)
            maker.addTimes(at: index)
            maker.addConstants(at: index)
            maker.addColumns(at: index)
            if hints.mirrors { maker.addMirrors(at: index) }
        }
        maker.addItems()
        if hints.mirrors {
            maker.addColumnsThroughout()
            maker.addNumbersThroughout()
            maker.addThroughout()
        }
        return maker.mutants
    }
}

extension ViewContract {
    /// The view with another SQL half; a text for SQLite alone would hide it and is left out.
    func with(sql: PairHalf) -> ViewContract {
        ViewContract(
            name: name, entity: entity, reads: reads, request: request, features: features, owner: owner, sql: sql,
            swift: swift, version: version)
    }
}
