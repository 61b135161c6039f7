import FeatureStore

extension GenresHashed {
    static func compute(_ viewer: ViewerHistory, asOf: Timestamp) -> Features {
        let plays = viewer.plays.trailing(.days(14), to: asOf)
        let genres = plays.flatMap(\.genres)
        let dramas = plays.filter { $0.genres.contains { $0.utf8.elementsEqual("drama".utf8) } }
        return Features(
            genres: Set(genres.map(Spelling.key)).map { Spelling.text($0) },
            lastGenre: plays.latest?.genres.first,
            dramas: dramas.count)
    }
}
