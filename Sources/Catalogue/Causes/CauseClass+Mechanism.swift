extension CauseClass {
    /// One sentence on how two honest implementations come to differ.
    public var mechanism: String {
        switch self {
        case .windowLength:
            "The two sides look back over different lengths, so a row between the two starts counts on one side only."
        case .windowBound:
            "A row that lies exactly on a bound counts on one side and not on the other, since one says < where the "
                + "other says <=, or .trailing where the other reckons by hand."
        case .windowFrame:
            "SQL's frame is by rows or by values, its default includes all peers of the current row, and a running "
                + "total in Swift has no peers."
        case .otherEntities:
            "Swift is handed the rows of one entity, while SQL sees all of them and needs a predicate or a partition "
                + "by the key, which one half lacks."
        case .fanOut:
            "A join that finds several matches repeats the row on its other side, which an aggregate then counts "
                + "several times, where a lookup in Swift finds one match."
        case .timeZone:
            "The same instant lies on different days or hours in different zones, and one half cuts its buckets, or "
                + "reads a text, in another zone than the other half."
        case .weekStart:
            "Weeks start on Monday in PostgreSQL and in ISO 8601 and on Sunday in Swift's Gregorian calendar, and "
                + "weekdays are numbered from 0, from 1, from Sunday or from Monday."
        case .dayLength:
            "A day of the calendar has 23 or 25 hours when the clocks change, and one half takes 86,400 seconds in its "
                + "place."
        case .calendarArithmetic:
            "Months and years have no fixed length, engines clip or overflow at their ends, and truncation goes "
                + "towards zero in some places and down in others."
        case .nullPolicy:
            "SQL's NULL makes comparisons unknown and is skipped by aggregates, while Swift's nil equals nil, differs "
                + "from every value, and is counted, dropped or replaced as the code says."
        case .emptyAnswer:
            "When no row counts, SQL's SUM and AVG give NULL, COUNT gives 0, and GROUP BY gives no row, while a fold in "
                + "Swift gives what it started with."
        case .duplicates:
            "One half counts rows and the other distinct values or distinct keys, so that a row which occurs twice "
                + "counts once there."
        case .ties:
            "Several rows are equal in what they are ordered by, and each half takes another of them: SQL whichever its "
                + "plan meets, max(by:) the first of the equals, sorted().last the last."
        case .order:
            "One half takes the first where the other takes the last, or orders downwards where the other orders "
                + "upwards."
        case .rounding:
            "Halves are rounded to even by one rule and away from zero by another, casts round in SQL and truncate in "
                + "Swift, and rounding before adding differs from rounding after it."
        case .division:
            "Dividing integers drops the fraction, in SQL as in Swift, while AVG and numeric or floating division keep "
                + "it."
        case .textNormalisation:
            "The two halves make texts alike by different rules before they compare them: case of ASCII or of all "
                + "letters, which blanks are trimmed, which Unicode normal form."
        case .textMeasure:
            "SQL counts code points and compares bytes, while Swift counts characters that may be several code points, "
                + "and each has its own rules for patterns, prefixes, splitting and order."
        case .countOrPosition:
            "One half counts from 0 or up to and including where the other counts from 1 or up to but excluding, so "
                + "that one element more or less counts."
        case .precision:
            "A quantity is held in another unit or with fewer digits on one side: milliseconds for microseconds, Float "
                + "for Double, Double for Decimal, 32 bits for 64."
        case .knowledgeTime:
            "One half looks at when something happened and the other at when it came to be known, so rows or columns "
                + "that were not yet known at as_of count on one side."
        case .versions:
            "A row that was corrected or deleted later has several versions, and the two halves take different ones."
        case .aggregate:
            "The halves reduce the same rows by different aggregates: another of min, max, sum, mean, count and "
                + "median, or a population's deviation for a sample's."
        case .arithmetic:
            "One half computes with another operator, or with the opposite sign."
        case .condition:
            "One half keeps rows that the other drops, since a comparison, a connective or a whole filter differs."
        case .constant:
            "The halves hold different values of one constant: a threshold, a literal or a factor."
        case .column:
            "One half reads another column of the same type."
        case .keyEncoding:
            "Keys that are equal on one side are different on the other, or two keys become one when they are "
                + "concatenated, folded or compared by Unicode equivalence."
        case .notANumber:
            "NaN equals itself and is the greatest in PostgreSQL and equals nothing in Swift, SQLite by itself makes "
                + "NULL of it, and minus zero equals zero but prints and divides otherwise."
        case .overflow:
            "At the extremes one half fails, traps or wraps around where the other widens its type or goes on with an "
                + "infinity."
        case .undetermined:
            "The answer depends on more than the rows: on a clock, on chance, on hashing, on the machine's locale or "
                + "zone, or on the order in which the rows happen to come."
        }
    }
}
