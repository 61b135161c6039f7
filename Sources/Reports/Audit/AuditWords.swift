internal import Audit
internal import FeatureStore
internal import Parity

/// The words in which reports tell of audits.
enum AuditWords {
    /// What a cause means, in a few words.
    static func meaning(_ cause: DifferenceCause) -> String {
        switch cause {
        case .data: "serving saw other rows than the warehouse has"
        case .logic: "the same rows, and the halves answer differently"
        case .version: "another version of the view answered"
        case .log: "the record is damaged, or Swift does not say again what was logged"
        }
    }

    /// `0.021 %`, with as many digits as it takes to tell a small share from none.
    static func percent(_ share: Double) -> String {
        guard share > 0 else { return "0 %" }
        guard share < 1 else { return "100 %" }
        // Thousandths of a percent: some is never shown as none, nor some less as all.
        let thousandths = min(max(Int((share * 100_000).rounded()), 1), 99_999)
        let digits = String(thousandths % 1_000)
        return "\(thousandths / 1_000).\(String(repeating: "0", count: 3 - digits.count))\(digits) %"
    }

    /// `data 3, logic 1`; empty where nothing differs.
    static func causes(_ counts: (DifferenceCause) -> Int) -> String {
        DifferenceCause.allCases.filter { counts($0) > 0 }.map { "\($0.rawValue) \(Counts.grouped(counts($0)))" }
            .joined(separator: ", ")
    }

    /// What is the matter with a row, in words.
    static func sentence(_ row: RowDifference, asOf: Timestamp) -> String {
        switch row.kind {
        case .late: "late: the store took it \(row.ingestedAt.map { InstantText.relative($0, to: asOf) } ?? "later")"
        case .missing: "missing: the store never took it"
        case .different:
            "different"
                + (row.ingestedAt.map { ": the store took its own \(InstantText.relative($0, to: asOf))" } ?? "")
        case .extra: "extra: the warehouse does not have it"
        }
    }

    /// A row's cells, only those that differ where both sides have it: `flight_id 7, dep_delay 3 → 4`.
    static func cells(_ row: RowDifference, asOf: Timestamp) -> String {
        row.columns.indices.compactMap { index -> String? in
            let name = row.columns[index]
            switch (row.served?[index], row.warehouse?[index]) {
            case (let one?, let other?):
                if one == other { return index == 0 ? "\(name) \(value(one, asOf))" : nil }
                return "\(name) \(value(one, asOf)) served, \(value(other, asOf)) in the warehouse"
            case (let one?, nil), (nil, let one?): return one.isNull ? nil : "\(name) \(value(one, asOf))"
            case (nil, nil): return nil
            }
        }.joined(separator: ", ")
    }

    static func value(_ value: CellValue, _ asOf: Timestamp) -> String {
        if case .timestamp(let instant) = value { return InstantText.relative(instant, to: asOf) }
        return ValueText.plain(value)
    }

    /// `aircraft N1` as keys: `tailnum 'N1'`.
    static func keys(_ keys: [NamedValue]) -> String {
        keys.map { "\($0.name) \(ValueText.plain($0.value))" }.joined(separator: ", ")
    }
}
