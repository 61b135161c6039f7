public import Contracts

/// Parses the SQL half of a pair, resolves its names, gives every expression its type, and checks it against its contract.
public enum SQLBinder {
    /// Binds a view's SQL.
    ///
    /// Recursive work runs on a thread of its own with a large stack; the calling thread waits. Cost: about a millisecond
    /// for each kilobyte of SQL.
    ///
    /// - Throws: all that is wrong, in the order of the file; what depends on the session's time zone too, where the project
    ///   says `zones: strict`.
    public static func bind(view: ViewContract, project: Project) throws(SQLErrors) -> BoundQuery {
        let statement = StatementText(half: view.sql)
        let result = LargeStack.run { () -> Result<BoundQuery, BindFailure> in
            bindOnThisStack(view: view, project: project, statement: statement)
        }
        switch result {
        case .success(let query): return query
        case .failure(let failure):
            let positions = TextPositions(file: view.sql.file, text: view.sql.text)
            var seen: Set<SQLError> = []
            var errors: [SQLError] = []
            for error in failure.errors.sorted(by: { $0.offset < $1.offset }) {
                let located = SQLError(
                    message: error.message, location: positions.location(ofByte: statement.offset + error.offset),
                    hint: error.hint)
                if seen.insert(located).inserted { errors.append(located) }
            }
            throw SQLErrors(errors)
        }
    }

    /// What was found wrong, by offset in the statement; never empty.
    private struct BindFailure: Error {
        let errors: [BindError]
    }

    private static func bindOnThisStack(
        view: ViewContract, project: Project, statement: StatementText
    ) -> Result<BoundQuery, BindFailure> {
        let parsed: StatementParser.Parsed
        do throws(StatementParser.Failure) {
            parsed = try StatementParser.parse(statement.text)
        } catch {
            let error = BindError(message: error.message, offset: error.offset, hint: error.hint)
            return .failure(BindFailure(errors: [error]))
        }
        let binder = Binder(view: view, project: project, text: statement.text)
        guard
            let bound = binder.attempt({ () throws(BindError) in
                try binder.bindStatement(parsed.select, parent: nil)
            })
        else { return .failure(BindFailure(errors: binder.errors)) }
        let reads = binder.readOrder.map { key in
            ColumnRead(source: key.source, column: key.column, offsets: (binder.reads[key] ?? []).sorted())
        }
        binder.checkResult(bound)
        binder.checkReads()
        let order = OrderCheck(statement: bound, view: view)
        binder.errors += order.errors
        guard binder.errors.isEmpty else { return .failure(BindFailure(errors: binder.errors)) }
        let zoneFindings = binder.zoneFindings(bound)
        if project.zones == .strict, !zoneFindings.isEmpty {
            let errors = zoneFindings.map { BindError(message: $0.message, offset: $0.offset, hint: $0.suggestion) }
            return .failure(BindFailure(errors: errors))
        }
        let findings = (zoneFindings + order.findings).sorted { $0.offset < $1.offset }
        let positions = TextPositions(file: view.sql.file, text: view.sql.text)
        return .success(
            BoundQuery(
                view: view, text: parsed.text, textOffset: statement.offset, statement: bound, columnsRead: reads,
                literals: literals(of: bound), canonicalText: parsed.canonicalText,
                lints: findings.map { $0.lint(positions, statement.offset) }))
    }

    /// The constants of a statement in order of appearance.
    private static func literals(of statement: BoundStatement) -> [QueryLiteral] {
        var found: Set<QueryLiteral> = []
        statement.walkDeep {
            if case .constant(let value) = $0.kind {
                found.insert(QueryLiteral(value: value, type: $0.type.base, offset: $0.offset))
            }
        }
        return found.sorted { ($0.offset, $0.type.name) < ($1.offset, $1.type.name) }
    }
}
