extension CauseClass {
    /// One sentence on what to do about it.
    public var advice: String {
        switch self {
        case .windowLength: "Let both halves look back over the length that the decision `window` declares."
        case .windowBound:
            "Declare the window with its brackets, as in \"(as_of - 7d, as_of]\", and let both halves follow it."
        case .windowFrame: "Write the frame out, ROWS or RANGE with both bounds, and fold in Swift over the same rows."
        case .otherEntities: "Join the source to spine on every key column, and put the key into each PARTITION BY."
        case .fanOut: "Aggregate the many side by its key before joining it, or count a unique column."
        case .timeZone:
            "Name the zone on both sides, as in AT TIME ZONE 'America/New_York', and never rely on a session's."
        case .weekStart:
            "Declare the decision `week_start`, and use ISO weekdays, which count from Monday, on both sides."
        case .dayLength:
            "Say which day is meant: hours on both sides, or days of a named zone's calendar on both sides."
        case .calendarArithmetic:
            "Add months and years with the calendar on both sides, each from the same anchor, and floor in place of truncating."
        case .nullPolicy: "Declare the decision `null_values`, and write the NULL case out in both halves."
        case .emptyAnswer:
            "Declare the decision `empty`, and say it in both halves: COALESCE in SQL, an explicit value in Swift."
        case .duplicates: "Declare the decision `duplicates`, and count the same distinct columns in both halves."
        case .ties: "Order by the unique id last, in both halves, and declare the decision `ties`."
        case .order: "Compare the ORDER BY, with its direction, to the end that Swift takes from."
        case .rounding: "Round once, at the end, and by the rule that the decision `rounding` declares."
        case .division: "Cast one operand before dividing, or divide with truncation on purpose, alike on both sides."
        case .textNormalisation: "Normalise once, where the rows are written, or by the same named rule in both halves."
        case .textMeasure:
            "Measure code points (unicodeScalars) or bytes (utf8) in Swift, as SQL does, and compare those."
        case .countOrPosition: "Check the bounds on paper with one, two and three elements, and write the count alike."
        case .precision:
            "Keep Int64 microseconds, Double and Decimal as the contract has them, and convert once, at the end."
        case .knowledgeTime:
            "Restrict SQL to what was known, arrival_time <= as_of and each late column's own time, as Swift sees it."
        case .versions:
            "Take in SQL the latest version with arrival_time <= as_of for each unique id, and drop what it says is deleted."
        case .aggregate: "Let both halves use the aggregate that the feature's description names."
        case .arithmetic: "Compare the expression of both halves, operator by operator and sign by sign."
        case .condition: "Compare the filters of both halves, one by one, with the row that only one of them keeps."
        case .constant: "Compare the literals of both halves, and keep to the one that the feature's description names."
        case .column:
            "Compare the columns that both halves read, and keep to the one that the feature's description names."
        case .keyEncoding: "Compare keys as they are, byte by byte and column by column, never folded nor concatenated."
        case .notANumber:
            "Say in both halves what a NaN or an infinity becomes, before it is compared, ordered or added."
        case .overflow:
            "Widen the type before computing, guard the divisor, and give the extreme a defined answer in both halves."
        case .undetermined:
            "Give the answer everything it needs as rows, request columns or constants, and order whatever is taken from."
        }
    }
}
