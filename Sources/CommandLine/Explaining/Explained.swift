import Catalogue
import Contracts

/// What a code stands for, as `explain` writes it.
enum Explained: Encodable {
    case entry(ExplainedEntry)
    case cause(ExplainedCause)
    case family(ExplainedFamily)
    case everything

    /// Reads a code as people write it, with or without `PAR-` and in any case.
    ///
    /// `PAR`, `NUL` and `TXT` alone are classes of causes; the families of the latter two are `PAR-NUL` and `PAR-TXT`.
    init(code: String) throws(CommandFailure) {
        let upper = code.uppercased()
        let number = upper.hasPrefix(Catalogue.codePrefix) ? String(upper.dropFirst(Catalogue.codePrefix.count)) : upper
        if let cause = CauseClass(rawValue: upper) {
            self = .cause(ExplainedCause(cause))
        } else if let entry = Catalogue.entry(upper) {
            self = .entry(ExplainedEntry(entry))
        } else if let family = CatalogueFamily(rawValue: number) {
            self = .family(ExplainedFamily(family))
        } else {
            throw CommandFailure(Self.complaint(about: code))
        }
    }

    /// The explanation for people.
    var text: String {
        switch self {
        case .entry(let entry): entry.text
        case .cause(let cause): cause.text
        case .family(let family): family.text
        case .everything: ExplainedEverything().text
        }
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .entry(let entry): try entry.encode(to: encoder)
        case .cause(let cause): try cause.encode(to: encoder)
        case .family(let family): try family.encode(to: encoder)
        case .everything: try ExplainedEverything().encode(to: encoder)
        }
    }

    private static func complaint(about code: String) -> String {
        var complaint = """
            '\(code)' is no code of the catalogue: expected an entry such as PAR-TIM-35 or TIM-35, a family such as TIM, or a \
            class of causes such as BND.
            """
        let nearest = nearestCodes(to: code)
        if !nearest.isEmpty { complaint += " Did you mean \(nearest.joined(separator: ", "))?" }
        return complaint + " `featurestore explain` lists the classes and families."
    }

    /// Up to three codes that are near enough to be what was meant, the nearest first.
    private static func nearestCodes(to code: String) -> [String] {
        var known = CauseClass.allCases.map(\.code) + Catalogue.entries.map(\.code)
        // What was written without the prefix is compared without it, or four missing letters would be four mistakes.
        let hasPrefix = code.uppercased().hasPrefix(Catalogue.codePrefix)
        let written = hasPrefix ? code : Catalogue.codePrefix + code
        var nearest: [String] = []
        while nearest.count < 3 {
            let next =
                NearestName.suggestion(for: code, among: known) ?? NearestName.suggestion(for: written, among: known)
            guard let next else { break }
            nearest.append(next)
            known.removeAll { $0 == next }
        }
        return nearest
    }
}
