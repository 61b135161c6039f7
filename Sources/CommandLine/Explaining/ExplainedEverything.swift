import Catalogue

/// All classes and families, as `explain` lists them when no code is given.
struct ExplainedEverything: Encodable {
    let causes: [ListedCause]
    let families: [ListedFamily]

    struct ListedCause: Encodable {
        let code: String
        let title: String
    }

    struct ListedFamily: Encodable {
        let code: String
        let title: String
        let entries: Int
    }

    init() {
        causes = CauseClass.allCases.map { ListedCause(code: $0.code, title: $0.title) }
        families = CatalogueFamily.allCases.map {
            ListedFamily(code: Catalogue.codePrefix + $0.rawValue, title: $0.title, entries: $0.entries.count)
        }
    }

    var text: String {
        var lines = ["Classes of causes, which reports name first:"]
        lines += causes.map { "  \($0.code)\(String(repeating: " ", count: 6 - $0.code.count))\($0.title)" }
        let count = families.map(\.entries).reduce(0, +)
        lines += ["", "Families of the \(count) entries, PAR-FAMILY-NN:"]
        lines += families.map { "  \($0.code)  \($0.entries) entries, \($0.title)" }
        lines += ["", "featurestore explain BND, featurestore explain TIM, featurestore explain PAR-TIM-35"]
        return lines.joined(separator: "\n") + "\n"
    }
}
