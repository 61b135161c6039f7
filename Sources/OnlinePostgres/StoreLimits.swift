/// What a store in PostgreSQL takes its time for; tests make it small.
package struct StoreLimits: Sendable {
    /// How long one statement of a lookup or a commit may take.
    package var statementSeconds = 60
    /// How long one statement may take that compacts, erases or prepares: what goes through a whole table.
    package var keepingSeconds = 6 * 3_600
    /// How much longer an answer is waited for before the server counts as gone.
    package var grace = Duration.seconds(15)
    /// How many commits are remembered with what they touched; who is further behind drops all that it holds.
    package var rememberedCommits: Int64 = 10_000

    /// The standard.
    package init() {}
}
