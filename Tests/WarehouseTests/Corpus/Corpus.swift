/// The corpus: expressions and queries as analysts write them, in the order of docs/sqlite-corpus.md.
///
/// To add one, write a line into its group's file; see ``CorpusEntry`` for what may stand behind it. `probe p` has a row for
/// each question, `event e` several or none.
enum Corpus {
    static let groups: [CorpusGroup] = [
        integers, floats, numerics, nulls, texts, casts, regularExpressions, json, arrays, datesAndTimes, zones,
        intervals, months, timePatterns, aggregates, statistics, orderedSets, windows, joins, lateral, subqueries,
        setOperations,
        orders,
    ]
}
