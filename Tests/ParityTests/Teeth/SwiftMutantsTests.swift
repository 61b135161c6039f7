import Contracts
import FeatureStore
import Testing

@testable import Parity

/// The small edits of Swift halves, and the module that holds them all.
@Suite struct SwiftMutantsTests {
    private func edits(of body: String) throws -> [String] {
        let project = try Repository.project()
        let view = try #require(project.view("RecentDelays"))
        let text = "import FeatureStore\n\nextension RecentDelays {\n\(body)\n}\n"
        let changed = ViewContract(
            name: view.name, entity: view.entity, reads: view.reads, request: view.request, features: view.features,
            owner: nil, sql: view.sql, swift: PairHalf(file: view.swift.file, text: text))
        return SwiftMutants(view: changed, project: project).all().map {
            "\($0.operator.code) \($0.original) → \($0.replacement)"
        }
    }

    @Test func eachOperatorEditsWhatItNames() throws {
        #expect(
            try edits(of: "let a = x.trailing(.hours(3), to: asOf)") == [
                "WIN .trailing(.hours(3), to: asOf) → ",
                "BND  → , bounds: .closedClosed",
                "BND  → , bounds: .openOpen",
                "WIN 3 → 4", "WIN 3 → 2", "WIN hours → days",
            ])
        #expect(
            try edits(of: "let a = b.filter { $0.depDelay > 15 }") == [
                "LCR .filter { $0.depDelay > 15 } → ", "IRC depDelay → arrDelay", "ROR > → >=", "ROR > → <=",
                "IRT 15 → 16",
                "IRT 15 → 14",
            ])
        #expect(
            try edits(of: "let a = b.max { ($0.when, $0.id) < ($1.when, $1.id) }") == [
                "AGR max → min", "ORD < → >", "TIE , $0.id) < ($1.when, $1.id → ) < ($1.when",
            ])
        #expect(
            try edits(of: "let a = Double(b) / Double(c)") == [
                "PRC b → Float(b)", "DIV Double(b) / Double(c) → Double((b) / (c))", "AOR / → *", "PRC c → Float(c)",
            ])
        #expect(
            try edits(of: "let a = b.compactMap(\\.depDelay).suffix(5).last ?? 0") == [
                "OPT compactMap(\\.depDelay) → map { $0.depDelay ?? 0 }", "IRC depDelay → arrDelay",
                "ORD suffix → prefix",
                "RNG 5 → 6", "RNG 5 → 4", "ORD last → first", "NUL ?? 0 → ", "NUL 0 → 1",
            ])
    }

    @Test func theEditsOfThisRepositoryAreDeterministicAndLieInTheirHalves() throws {
        let project = try Repository.project()
        var codes: Set<String> = []
        for view in project.views {
            let mutants = SwiftMutants(view: view, project: project).all()
            #expect(mutants == SwiftMutants(view: view, project: project).all())
            #expect(mutants.count >= 3, "\(view.name)")
            let bytes = Array(view.swift.text.utf8)
            for mutant in mutants {
                codes.insert(mutant.operator.code)
                let first = try #require(mutant.edits.first), last = try #require(mutant.edits.last)
                let original = String(decoding: bytes[first.range.lowerBound..<last.range.upperBound], as: UTF8.self)
                #expect(original == mutant.original && mutant.original != mutant.replacement)
                #expect(TextEdits.applying(mutant.edits, to: view.swift.text) != view.swift.text)
            }
        }
        #expect(
            codes.isSuperset(of: ["BND", "WIN", "ROR", "TIE", "NUL", "EMP", "RND", "DIV", "IRC", "TZ", "WKS", "DSEC"]))
    }

    @Test func aMutantIsAViewOfItsOwnWithTheFilesPrivateDeclarations() throws {
        let project = try Repository.project()
        let original = try #require(project.view("PlannedDeparture"))
        let text = """
            import FeatureStore
            private let limit = 3
            func shared() -> Int { 1 }
            extension PlannedDeparture {
                static func compute(_ route: RouteHistory, asOf: Timestamp, request: Request) -> Features {
                    PlannedDeparture.helper(limit)
                }
            }
            """
        let view = ViewContract(
            name: original.name, entity: original.entity, reads: original.reads, request: original.request,
            features: original.features, owner: nil, sql: original.sql,
            swift: PairHalf(file: original.swift.file, text: text))
        let mutants = SwiftMutants(view: view, project: project).all()
        #expect(mutants.map(\.original) == ["3", "3"])
        let module = MutantModule(project: project, mutants: [(view, mutants)])
        let file = module.file(of: module.mutants[1])
        #expect(file.name == "PlannedDeparture+Mutant2.swift")
        #expect(file.text.contains("private let limit = 2\n") && !file.text.contains("func shared"))
        #expect(file.text.contains("enum Mutant2: RequestFeatureView {") && file.text.contains("Mutant2.helper(limit)"))
        #expect(file.text.contains("name: \"PlannedDeparture#2\""))
    }

    @Test func countsAreNeverNullNorNegative() {
        #expect(CountEquivalence.reason("count(*)", "COALESCE(count(*), 0)") != nil)
        let filtered = "count(f.id) FILTER (WHERE f.at <= (s.as_of))"
        #expect(CountEquivalence.reason(filtered, "abs(\(filtered))") != nil)
        for other in ["count(*) - 1", "count(*) FILTER (WHERE a) - 1", "sum(x)", "count(a) + (1)"] {
            #expect(CountEquivalence.reason(other, "abs(\(other))") == nil)
        }
    }
}
