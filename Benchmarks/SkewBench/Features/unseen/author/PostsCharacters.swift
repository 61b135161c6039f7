import FeatureStore

extension PostsCharacters {
    static func compute(_ author: AuthorHistory, asOf: Timestamp) -> Features {
        let posts = author.posts.trailing(.days(30), to: asOf)
        let bodies = posts.compactMap(\.body)
        return Features(
            votes: posts.compactMap(\.votes).total,
            longest: bodies.map(\.count).max(),
            topics: posts.flatMap(\.tags).distinctCount,
            questions: bodies.filter { $0.utf8.last == UInt8(ascii: "?") }.count)
    }
}
