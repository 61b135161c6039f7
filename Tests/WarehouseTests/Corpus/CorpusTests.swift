import Testing

/// PostgreSQL and the translation for SQLite, asked the same: equal, within one ulp where listed, or refused by name.
@Suite struct CorpusTests {
    @Test(arguments: Corpus.groups)
    func everyEntryIsEqualOrRefused(group: CorpusGroup) async throws {
        let measurement = try await CorpusMeasurements.shared.measure(group)
        for (entry, outcome) in zip(group.entries, measurement.outcomes) {
            if case .different(let difference) = outcome { Issue.record("\(entry.text)\n\(difference)") }
        }
        #expect(
            measurement.isEnoughTranslated,
            "\(group.name): \(measurement.translated) of \(group.entries.count) translated; refused: \(measurement.refused)"
        )
    }

    @Test func linesAreWellFormed() {
        var seen: Set<String> = []
        for group in Corpus.groups {
            for entry in group.entries {
                let query = group.query(entry)
                #expect(seen.insert(query).inserted, "twice in the corpus: \(entry.text)")
                #expect(entry.codes.allSatisfy(CorpusEntry.allCodes.contains), "no codes: \(entry.codes)")
            }
        }
        #expect(Set(Corpus.groups.map(\.name)).count == Corpus.groups.count)
        #expect(seen.count >= 400)
    }
}
