import FeatureStore

extension PostsTagged {
    static func compute(_ author: AuthorHistory, asOf: Timestamp) -> Features {
        let posts = author.posts.trailing(.days(30), to: asOf)
        let bodies = posts.compactMap(\.body)
        return Features(
            votes: posts.compactMap(\.votes).total,
            longest: bodies.map { $0.unicodeScalars.count }.max(),
            topics: posts.flatMap(\.tags).distinctCount,
            questions: bodies.filter { $0.utf8.last == UInt8(ascii: "?") }.count)
    }
}
