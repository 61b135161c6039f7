extension ProbeTally {
    /// One fault: a feature, the sides that have it, how often, and the smallest input that shows it.
    struct Fault {
        let key: BreakKey
        let count: Int
        let input: Scenario
    }

    /// The faults in the order of the features; what both sides do alike is one, and then a side alone is none of its own.
    func faults(_ features: [Int?]) -> [Fault] {
        features.flatMap { feature -> [Fault] in
            func fault(_ sides: [Side]) -> Fault? {
                let key = BreakKey(feature: feature, sides: sides)
                return breaks[key].map { Fault(key: key, count: $0.count, input: $0.input) }
            }
            let alike = fault([.sql, .swift])
            return [alike, alike == nil ? fault([.sql]) : nil, alike == nil ? fault([.swift]) : nil]
                .compactMap { $0 }
        }
    }
}
