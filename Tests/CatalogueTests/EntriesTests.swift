import Catalogue
import Testing

/// The catalogue as a whole: complete, well-formed, and every class of causes connected to it.
@Suite struct EntriesTests {
    @Test func everyFamilyIsComplete() {
        let counts = CatalogueFamily.allCases.map { "\($0.rawValue) \($0.entries.count)" }
        #expect(counts == ["INT 29", "FLT 44", "NUL 35", "TXT 47", "TYP 22", "TIM 51", "REL 27"])
        for family in CatalogueFamily.allCases {
            // Numbers run from 01 without a gap, so that no code that a report ever printed can go missing.
            let expected = (1...family.entries.count).map { "PAR-\(family.rawValue)-\($0 < 10 ? "0" : "")\($0)" }
            #expect(family.entries.map(\.code).sorted() == expected)
        }
        #expect(Set(Catalogue.entries.map(\.title)).count == Catalogue.entries.count)
    }

    @Test func everyEntrySaysWhatToDo() {
        for entry in Catalogue.entries {
            for text in [entry.title, entry.postgres, entry.sqlite, entry.swift, entry.advice] {
                #expect(!text.isEmpty && text.allSatisfy { !$0.isNewline }, "\(entry.code)")
            }
            #expect(entry.title.count <= 60 && !entry.title.hasSuffix("."), "\(entry.code)")
            #expect(entry.advice.hasSuffix("."), "\(entry.code)")
        }
    }

    @Test func allButOneHaveARunnableExample() {
        // Approximate functions exist in none of the three.
        #expect(Catalogue.entries.filter(\.examples.isEmpty).map(\.code) == ["PAR-REL-19"])
    }

    @Test(arguments: ["PAR-TIM-35", "TIM-35", "tim-35", "par-tim-35"])
    func codesAreFoundAsPeopleWriteThem(code: String) {
        #expect(Catalogue.entry(code)?.code == "PAR-TIM-35")
    }

    @Test(arguments: ["TIM-52", "TIM", "", "PAR-", "35", "PAR-PAR-TIM-35", "TIM-5"])
    func whatIsNoCodeIsNotFound(code: String) {
        #expect(Catalogue.entry(code) == nil)
    }

    @Test func everyClassOfCausesIsExplained() {
        #expect(CauseClass.allCases.count == 31)
        #expect(Set(CauseClass.allCases.map(\.title)).count == 31)
        for cause in CauseClass.allCases {
            #expect(cause.code.allSatisfy { $0.isUppercase } && (2...4).contains(cause.code.count))
            #expect(!cause.title.hasSuffix("."))
            for sentence in [cause.mechanism, cause.advice] {
                #expect(sentence.hasSuffix(".") && !sentence.contains(". "), "one sentence: \(sentence)")
            }
            #expect(!cause.related.isEmpty && Set(cause.related).count == cause.related.count, "\(cause)")
            for code in cause.related { #expect(Catalogue.entry(code)?.causes.contains(cause) == true, "\(code)") }
        }
    }

    @Test func whatIsLikelyInAFeatureHasAClass() {
        let loose = Catalogue.entries.filter { $0.relevance == .high && $0.causes.isEmpty }.map(\.code)
        #expect(loose == [])
    }
}
