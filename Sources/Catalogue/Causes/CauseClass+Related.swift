extension CauseClass {
    /// The codes of catalogue entries that show this class, `PAR-TIM-35`.
    public var related: [String] { entryNumbers.map { "PAR-" + $0 } }

    private var entryNumbers: [String] {
        switch self {
        case .windowLength: ["TIM-33", "TIM-45", "REL-10"]
        case .windowBound: ["TIM-33", "TIM-35", "TIM-38", "REL-09", "REL-10", "REL-18"]
        case .windowFrame: ["TIM-35", "TIM-36", "TIM-37", "REL-26"]
        case .otherEntities: ["REL-11"]
        case .fanOut: ["REL-05", "REL-06", "REL-14", "REL-18"]
        case .timeZone: ["TIM-18", "TIM-19", "TIM-20", "TIM-21", "TIM-22", "TIM-51", "TIM-17"]
        case .weekStart: ["TIM-05", "TIM-06", "TIM-07", "TIM-08"]
        case .dayLength: ["TIM-16", "TIM-40", "TIM-15", "TIM-46"]
        case .calendarArithmetic:
            [
                "TIM-10", "TIM-11", "TIM-12", "TIM-13", "TIM-14", "TIM-15", "TIM-39", "TIM-43", "TIM-47", "TIM-49",
                "INT-16",
            ]
        case .nullPolicy:
            [
                "NUL-01", "NUL-02", "NUL-04", "NUL-09", "NUL-10", "NUL-12", "NUL-14", "NUL-16", "NUL-17", "NUL-18",
                "NUL-22", "NUL-23", "NUL-25", "NUL-26", "NUL-27", "NUL-28", "NUL-30", "NUL-31", "INT-25", "NUL-15",
                "TIM-30",
            ]
        case .emptyAnswer:
            [
                "NUL-05", "NUL-06", "NUL-07", "NUL-08", "NUL-11", "NUL-19", "NUL-20", "NUL-29", "NUL-33", "REL-12",
                "REL-25", "FLT-38",
            ]
        case .duplicates: ["NUL-10", "REL-07", "REL-13", "REL-27"]
        case .ties: ["REL-01", "REL-02", "REL-03", "REL-04", "FLT-39", "NUL-32"]
        case .order: ["TIM-37", "REL-01", "REL-22", "NUL-22", "TXT-43"]
        case .rounding:
            ["FLT-01", "FLT-02", "FLT-03", "FLT-04", "FLT-05", "FLT-07", "FLT-09", "INT-15", "INT-16", "TIM-01"]
        case .division: ["INT-01", "INT-13", "INT-14", "INT-27", "INT-02"]
        case .textNormalisation:
            [
                "TXT-03", "TXT-10", "TXT-11", "TXT-12", "TXT-13", "TXT-14", "TXT-17", "TXT-18", "TXT-19", "TXT-20",
                "TXT-47",
            ]
        case .textMeasure:
            [
                "TXT-01", "TXT-04", "TXT-05", "TXT-06", "TXT-07", "TXT-09", "TXT-15", "TXT-23", "TXT-26", "TXT-27",
                "TXT-30", "TXT-31", "TXT-32", "TXT-35", "TXT-43", "TXT-37", "TYP-01", "TIM-31",
            ]
        case .countOrPosition:
            ["TXT-22", "TXT-24", "TXT-25", "TXT-28", "FLT-36", "FLT-37", "FLT-44", "REL-04", "NUL-19"]
        case .precision:
            [
                "TIM-01", "TIM-02", "TIM-45", "TYP-10", "TYP-13", "FLT-09", "FLT-32", "FLT-33", "FLT-42", "INT-20",
                "FLT-11", "TYP-11", "TIM-04",
            ]
        case .knowledgeTime: ["REL-08", "REL-09", "REL-17", "REL-16", "TIM-41"]
        case .versions: ["REL-17", "REL-18", "REL-07"]
        case .aggregate: ["FLT-34", "FLT-35", "FLT-36", "INT-12", "INT-24", "INT-25", "NUL-35"]
        case .arithmetic: ["INT-23", "INT-03", "INT-04", "FLT-31"]
        case .condition: ["NUL-01", "NUL-02", "NUL-18", "INT-28", "TIM-34", "REL-21"]
        case .constant: ["TXT-45", "TIM-45", "FLT-12"]
        case .column: ["TYP-20", "TXT-45", "NUL-35"]
        case .keyEncoding: ["TXT-03", "TXT-36", "TXT-42", "NUL-25", "REL-15", "TYP-02", "FLT-17", "FLT-18"]
        case .notANumber:
            ["FLT-19", "FLT-20", "FLT-21", "FLT-22", "FLT-23", "FLT-24", "FLT-25", "FLT-26", "TYP-19", "NUL-06"]
        case .overflow:
            [
                "INT-05", "INT-06", "INT-08", "INT-10", "INT-11", "INT-17", "INT-18", "INT-19", "FLT-28", "FLT-29",
                "FLT-30", "TIM-34", "INT-07",
            ]
        case .undetermined:
            [
                "REL-01", "REL-02", "REL-19", "REL-20", "REL-22", "REL-23", "FLT-10", "INT-29", "TIM-41", "TIM-50",
                "TXT-01",
            ]
        }
    }
}
