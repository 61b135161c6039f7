/// What entries are about; the raw value is the middle of their codes.
public enum CatalogueFamily: String, CaseIterable, Hashable, Sendable {
    /// Integers.
    case integers = "INT"
    /// Floating point and decimals.
    case fractions = "FLT"
    /// NULL and three-valued logic.
    case nulls = "NUL"
    /// Text.
    case texts = "TXT"
    /// Types, storage, drivers and JSON.
    case types = "TYP"
    /// Time.
    case times = "TIM"
    /// Relational shape and determinism.
    case relations = "REL"

    /// A few words for a headline.
    public var title: String {
        switch self {
        case .integers: "integers"
        case .fractions: "floating point and decimals"
        case .nulls: "NULL and three-valued logic"
        case .texts: "text"
        case .types: "types, storage, drivers and JSON"
        case .times: "time"
        case .relations: "relational shape and determinism"
        }
    }

    /// The entries of this family, those that are alike beside each other.
    public var entries: [CatalogueEntry] {
        switch self {
        case .integers: Catalogue.integerDivision + Catalogue.integerConversions
        case .fractions: Catalogue.rounding + Catalogue.notANumber + Catalogue.fractionalReductions
        case .nulls: Catalogue.comparisonsWithNull + Catalogue.nullsInExpressions + Catalogue.nullsInShapes
        case .texts: Catalogue.textOrderAndLength + Catalogue.blanksAndPositions + Catalogue.patternsAndParsing
        case .types: Catalogue.storage + Catalogue.drivers
        case .times:
            Catalogue.instantsAndWeeks + Catalogue.monthsAndDays + Catalogue.zones + Catalogue.timesAsText
                + Catalogue.ranges + Catalogue.clocksAndExtremes
        case .relations: Catalogue.tiesAndJoins + Catalogue.eventsAndEntities + Catalogue.shapesAndDeterminism
        }
    }
}
