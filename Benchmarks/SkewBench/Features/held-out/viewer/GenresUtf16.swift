import FeatureStore

extension GenresUtf16 {
    static func compute(_ viewer: ViewerHistory, asOf: Timestamp) -> Features {
        let plays = viewer.plays.trailing(.days(14), to: asOf)
        let genres = plays.flatMap(\.genres)
        let dramas = plays.filter { $0.genres.contains { $0.utf8.elementsEqual("drama".utf8) } }
        return Features(
            genres: Texts.sortedOnce(genres).sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) },
            lastGenre: plays.latest?.genres.first,
            dramas: dramas.count)
    }
}
