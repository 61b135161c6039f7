import SQLFrontend
import Testing

/// Whole queries that nobody wrote: the same rows on both engines, failing alike, or refused by name.
@Suite struct QueryFuzzTests {
    static let seeds: [UInt64] = Array(1...4)

    @Test(arguments: seeds)
    func inventedQueriesAgree(seed: UInt64) throws {
        let rig = try CorpusRig()
        var generator = QueryGenerator(seed: seed)
        let group = CorpusGroup("invented", "")
        var (equal, refused) = (0, 0)
        let count = 60
        for _ in 0..<count {
            let query = generator.query()
            switch rig.outcome(of: CorpusEntry(line: query), in: group) {
            case .equal, .withinOneUlp: equal += 1
            case .refused: refused += 1
            case .different(let difference):
                // Rows are what is compared; conditions that leave none, or fail for one row, say nothing.
                let isVoid = difference.hasPrefix("no value was compared")
                if !isVoid { Issue.record("seed \(seed), \(query)\n\(difference)") }
            }
        }
        #expect(equal > count / 2, "seed \(seed): only \(equal) of \(count) queries gave rows")
        #expect(refused < count / 5, "seed \(seed): \(refused) of \(count) queries were refused")
    }
}
