import Testing

/// Texts that become dates and timestamps while a query runs: as PostgreSQL reads them, failing alike, or not kept.
@Suite struct TimeTextTests {
    static let types = ["date", "timestamp", "timestamptz"]

    /// What must be answered, or fail as in PostgreSQL.
    static let answered = [
        "2013-03-10", "2013-3-1", " 2013-03-10\t", "2013-03-10 07:00", "2013-03-10T07:00:00", "2013-03-10t7:00:00Z",
        "2013-03-10 07:00:00.5", "2013-03-10 07:00:00.1234565", "2013-03-10 07:00:00.9999999", "2013-03-10  07:00:00 z",
        "2013-03-10 07:00:00+05:30", "2013-03-10 07:00:00-5", "2013-03-10 07:00:00 +0530", "2013-03-10 07:00+15:59:59",
        "2013-03-10 07:00:00 utc", "2013-03-10 07:00:00GMT", "2013-03-10 24:00:00", "2013-03-10 07:00:60",
        "2012-02-29", "0001-01-01", "0044-03-15 BC", "0044-03-15 12:00:00+00 BC", "4714-11-24 bc", "12345-06-07",
        "2013-03-10 23:59:59.9999999-15", "2013-03-10 07:00:00-530",
        "4714-11-23 23:00:00-05 BC", "4714-11-24 01:00:00+05 BC", "294276-12-31 00:00:00", "5874897-12-31",
        // Failures.
        "", " ", "abc", "日本語", "é2013-03-10", "42", "-7", "O'Hare", "2013-13-01", "2013-02-29", "2013-00-10",
        "2013-03-00", "0000-01-01", "0000-01-01 BC", "2013-03-10 25:00:00", "2013-03-10 07:60:00",
        "2013-03-10 07:00:61",
        "2013-03-10 24:00:01", "2013-03-10 23:59:60.5", "2013-03-10 07:00:00+16", "2013-03-10 07:00:00+05:60",
        "4714-11-23 BC", "5874898-01-01", "9999999-12-31", "1900-02-29 12:00:00Z", "2013-03-10 07:00:00+1560",
    ]

    /// What PostgreSQL may read, and SQLite gives no answer to.
    static let notKept = [
        "20130310", "10 Mar 2013", "3/10/2013", "infinity", "-infinity", "epoch", "today", "2013-03-10 EST",
        "2013-03-10 07:00:00 America/New_York", "2013-03-10 7:00 PM", "2013-W10-7", "J2456362", "713-03-10",
    ]

    @Test(arguments: types)
    func isoIsReadAsPostgreSQLReadsIt(type: String) throws {
        for (text, expected, found) in try answers(Self.answered, type) {
            // Timestamps end before dates do; what lies between is not kept by either reading.
            let isLate = type != "date" && text.hasPrefix("294276")
            if isLate, case .notKept = found { continue }
            let agree = expected == found || (expected.isFailure && found.isFailure)
            #expect(agree, "'\(text)'::\(type): PostgreSQL \(expected), SQLite \(found)")
        }
    }

    @Test(arguments: types)
    func otherSpellingsAreNotKept(type: String) throws {
        for (text, _, found) in try answers(Self.notKept, type) {
            guard case .notKept = found else {
                Issue.record("'\(text)'::\(type) gave \(found)")
                continue
            }
        }
    }

    @Test(arguments: types)
    func inventedSpellingsAgree(type: String) throws {
        let seed: UInt64 = 11
        var choices = SeededChoices(seed: seed)
        let texts = (0..<240).map { _ in Self.invented(&choices) }
        var values = 0
        for (text, expected, found) in try answers(texts, type) {
            if case .notKept = found { continue }
            if found.isValue { values += 1 }
            let agree = expected == found || (expected.isFailure && found.isFailure)
            #expect(agree, "seed \(seed), '\(text)'::\(type): PostgreSQL \(expected), SQLite \(found)")
        }
        #expect(values > 50, "seed \(seed): only \(values) values were compared")
    }

    @Test func arraysOfTextsBecomeArraysOfTimes() throws {
        let rig = try CorpusRig()
        let group = CorpusGroup(
            "times of texts",
            """
            ARRAY[p.d::text, '2013-3-1', NULL]::date[]
            ('{' || p.ts2::text || ',NULL}')::timestamptz[]
            """)
        for entry in group.entries {
            guard case .equal = rig.outcome(of: entry, in: group) else {
                Issue.record("\(entry.text): \(rig.outcome(of: entry, in: group))")
                continue
            }
        }
    }

    /// A spelling put together from parts, most of them usual ones.
    private static func invented(_ choices: inout SeededChoices) -> String {
        func part(_ usual: [String], _ odd: [String]) -> String {
            choices.below(6) > 0 ? choices.pick(usual) : choices.pick(odd)
        }
        var text = part(["2013", "1999", "2000", "0044", "0001"], ["12", "0000", "13", "10000", "", "294276", "x"])
        text += part(["-"], ["/", ".", "", " ", "--"])
        text += part(["03", "12", "2", "01"], ["0", "13", "99", "Mar", "003", ""])
        text += part(["-"], ["/", ".", "", " "])
        text += part(["10", "01", "28", "9"], ["29", "30", "31", "0", "32", "069", ""])
        if choices.below(4) > 0 {
            text += part([" ", "T", "t", "  "], ["", "T ", ",", "_", "\t"])
            text += part(
                ["07:00", "23:59:59", "0:00:00.5", "12:30:15.123456", "24:00:00"],
                ["7", "24:01", "7:0", ":", "1:2:3:4"])
            text += part(
                ["", "", "Z", "+00", "-05:00", " +05:30", "-12"], ["EST", " PM", "+", "+1600", "+5:3", ".", "+05-3"])
        }
        return text + part(["", "", " "], [" BC", "BC", " AD", " x", "é", " 1"])
    }

    /// What both engines make of texts, sixty at a time.
    private func answers(
        _ texts: [String], _ type: String
    ) throws -> [(text: String, expected: CorpusRig.Answer, found: CorpusRig.Answer)] {
        let rig = try CorpusRig()
        var answers: [(text: String, expected: CorpusRig.Answer, found: CorpusRig.Answer)] = []
        for start in stride(from: 0, to: texts.count, by: CorpusRows.count) {
            let part = texts[start..<min(start + CorpusRows.count, texts.count)]
            let cases = part.enumerated().map { "WHEN \($0) THEN '\($1.replacing("'", with: "''"))'" }
            let query = try rig.prepare(
                "SELECT s.spine_id, (CASE s.id \(cases.joined(separator: " ")) END)::\(type)\(type == "timestamp" ? "::timestamptz" : "") AS v FROM spine s"
            )
            let (expected, found) = (try rig.postgresRowByRow(query), try rig.sqliteRowByRow(query))
            for (index, text) in part.enumerated() { answers.append((text, expected[index], found[index])) }
        }
        return answers
    }
}
