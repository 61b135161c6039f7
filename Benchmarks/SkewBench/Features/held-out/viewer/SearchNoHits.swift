import FeatureStore

extension SearchNoHits {
    static func compute(_ viewer: ViewerHistory, asOf: Timestamp) -> Features {
        let searches = viewer.searches.trailing(.days(7), to: asOf)
        let words = searches.compactMap(\.query).map { query in
            query.isEmpty ? 0 : Spelling.parts(query, at: " ").count
        }
        return Features(
            inVain: searches.filter { ($0.hits ?? 0) == 0 }.count,
            mostWords: words.max())
    }
}
