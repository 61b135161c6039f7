extension ProjectLoader {
    /// Reads another version of a view from its texts, against what a project declares now.
    ///
    /// The version is given the view's name, but is not put into the project: services are not held to it.
    ///
    /// - Parameters:
    ///   - name: the view's name.
    ///   - sql: the version's SQL half, its contract in front.
    /// - Throws: ``ContractErrors`` with everything in its contract that the project's entities and sources do not bear
    ///   any more.
    public static func version(
        of name: String, sql: PairHalf, swift: PairHalf, sqlite: PairHalf?, in project: Project
    ) throws(ContractErrors) -> ViewContract {
        let errors = ErrorCollector()
        let pair = PairFiles.Pair(name: name, sql: sql, swift: swift, sqlite: sqlite)
        let view = ViewLoader(pair: pair, project: project, errors).load()
        guard let view, errors.errors.isEmpty else { throw ContractErrors(errors.errors) }
        return view
    }
}
