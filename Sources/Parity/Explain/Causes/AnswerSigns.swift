internal import Contracts
internal import FeatureStore
internal import Foundation

/// What the two answers alone say about the cause: weak, and used where experiments say nothing.
struct AnswerSigns {
    let subject: Subject
    /// What one side alone was seen to do wrong with the feature.
    var alone: [DivergenceClass] = []
    let mechanisms: Mechanisms

    /// Codes with how much speaks for each: 60 where the answers alone say it all, 20 where they hint at it, and more where it
    /// is seen and not guessed.
    var codes: [(code: String, score: Double, evidence: String)] {
        otherQuestions + kindSigns(subject.smallest.kind) + aloneSigns + valueSigns + rowSigns + halfSigns
    }

    /// What a side does wrong by itself mostly is what the sides differ by.
    private var aloneSigns: [(code: String, score: Double, evidence: String)] {
        alone.flatMap { kind in
            // Rows that are too old are seldom behind what differs without any.
            kindSigns(kind).map { sign in
                kind == .beyondReads && !hasRowBeyondReads ? (sign.code, min(sign.score, 30), sign.evidence) : sign
            }
        }
    }

    /// Whether the smallest input holds a row that is as old as the contract's `reads:`.
    private var hasRowBeyondReads: Bool {
        subject.withoutRows.contains { effect in
            guard let instant = subject.eventTime(of: effect),
                case .within(let span)? = subject.view.read(effect.source.name)?.extent
            else { return false }
            let (age, overflows) = subject.asOf.microseconds.subtractingReportingOverflow(instant.microseconds)
            return overflows || age >= span
        }
    }

    /// Each side says what stands in another row: they do not take the same one.
    private var rowSigns: [(code: String, score: Double, evidence: String)] {
        guard let sql = subject.values.sql, let swift = subject.values.swift, !sql.isNull, !swift.isNull, sql != swift
        else { return [] }
        guard mechanisms.has(.order), let (ofSQL, ofSwift) = rowsThatSay(sql, swift) else { return [] }
        let evidence = "each side says what another row holds"
        let isTied = subject.eventTime(of: ofSQL) == subject.eventTime(of: ofSwift)
        return [("ORD", 40, evidence), ("TIE", isTied ? 39 : 20, evidence)]
    }

    /// Two rows of one source that differ in a column which the SQL reads, one in what SQL says and one in what Swift says.
    private func rowsThatSay(_ sql: CellValue, _ swift: CellValue) -> (Subject.RowEffect, Subject.RowEffect)? {
        for ofSQL in subject.withoutRows {
            for (position, column) in ofSQL.source.columns.enumerated()
            where ofSQL.row[position] == sql
                && (column.type == .timestamp || !ofSQL.source.unique.contains(column.name))
                && mechanisms.reads(column.name)
            {
                let other = subject.withoutRows.first {
                    $0.source.name == ofSQL.source.name && $0.row[position] == swift
                }
                if let other { return (ofSQL, other) }
            }
        }
        return nil
    }

    /// An answer that is wrong only beside other questions depends on what is theirs.
    private var otherQuestions: [(code: String, score: Double, evidence: String)] {
        subject.scenario.questions.count > 1 ? [("PAR", 60, "the answer changes with the questions beside it")] : []
    }

    private func kindSigns(_ kind: DivergenceClass) -> [(code: String, score: Double, evidence: String)] {
        let hasRows = subject.scenario.rowCount > 0
        switch kind {
        case .swiftCrash, .swiftError, .sqlError, .swiftTimeout, .swiftMemory, .swiftExit:
            let failure = "one side fails on the input"
            return hasRows
                ? [("OVF", 60, failure), ("EMP", 15, failure)]
                : [("EMP", 55, "one side fails where there is no row"), ("OVF", 45, failure)]
        case .sqlTimeout: return [("OVF", 30, "the statement takes too long")]
        case .fanOut:
            return [("FAN", 60, "SQL gives several rows for one question"), ("TIE", 30, "several rows match")]
        case .foreignRow, .foreignLeak, .dependsOnOtherCases:
            return [("PAR", 60, "rows that belong to others change the answer")]
        case .missingRow: return [("EMP", 50, "SQL gives no row for the question")]
        case .orderDependent:
            return [
                ("TIE", 58, "the order of the rows changes the answer"), ("DET", 50, "the answer has no fixed order"),
            ]
        case .impure, .notRepeatable, .swiftOutput:
            // That is seen and not guessed: more than what any edit says.
            return [("DET", 130, "the answer changes when the same is asked again")]
        case .futureLeak, .unknownLeak: return [("LAT", 70, "what was not known at as_of changes the answer")]
        case .beyondReads:
            // A number of rows is no length of time.
            let isOfRows = subject.view.reads.contains { read in
                switch read.extent {
                case .latest, .last: true
                case .within, .all: false
                }
            }
            let evidence = "rows older than the contract's `reads:` change the answer"
            return isOfRows ? [("RNG", 32, evidence), ("WIN", 30, evidence)] : [("WIN", 60, evidence)]
        case .deliveryDependent:
            return [("VER", 58, "a second delivery changes the answer"), ("DUP", 50, "a row counts twice")]
        case .valueDiffers, .nullAgainstValue, .nullInNotNull, .goldenContradicted, .typeUnrepresentable,
            .decisionViolated, .incrementalDiffers, .incrementalFails:
            return []
        }
    }

    private var valueSigns: [(code: String, score: Double, evidence: String)] {
        guard let sql = subject.values.sql, let swift = subject.values.swift else { return [] }
        let hasRows = subject.scenario.rowCount > 0
        switch (sql, swift) {
        case (.null, let value), (let value, .null):
            let isNeutral: Bool =
                switch value {
                case .int(0), .bool(false), .text(""), .list([]): true
                case .double(let number): number == 0 || number.isNaN
                default: false
                }
            if case .double(let number) = value, !number.isFinite {
                return [("NAN", 62, "one answer is no finite number"), ("OVF", 40, "one answer is no finite number")]
            }
            if !hasRows { return [("EMP", isNeutral ? 57 : 40, "one side says NULL where there is no row")] }
            // Where one side counts a row that the other does not, it is about that row.
            let isOfNothing = isNeutral && subject.disputed.isEmpty
            return [("NUL", 30, "one side says NULL"), ("EMP", isOfNothing ? 33 : 25, "one side says NULL")]
        case (.double(let a), .double(let b)): return numbers(a, b)
        case (.int(let a), .int(let b)):
            var signs = numbers(Double(a), Double(b))
            if a.subtractingReportingOverflow(b).partialValue.magnitude == 1 {
                signs.append(("RNG", 18, "the answers differ by one"))
                signs.append(("RND", 12, "the answers differ by one"))
            }
            return signs
        case (.decimal(let a), .decimal(let b)): return numbers(a.approximation, b.approximation)
        case (.text(let a), .text(let b)): return texts(a, b)
        case (.timestamp(let a), .timestamp(let b)):
            let distance = a.microseconds.subtractingReportingOverflow(b.microseconds).partialValue.magnitude
            if distance < 1_000_000 { return [("PRC", 45, "the answers differ by less than a second")] }
            let isZone = distance % 900_000_000 == 0 && distance <= 14 * 3_600_000_000
            return isZone ? [("TZ", 35, "the answers differ by whole quarters of an hour")] : []
        case (.list(let a), .list(let b)): return lists(a, b)
        default: return []
        }
    }

    private func numbers(_ a: Double, _ b: Double) -> [(code: String, score: Double, evidence: String)] {
        if a.isNaN || b.isNaN || a.isInfinite || b.isInfinite { return [("NAN", 50, "an answer is no finite number")] }
        if a == b { return [("NAN", 45, "the answers differ in the sign of zero")] }
        if a == -b { return [("ARI", 35, "the answers differ in sign")] }
        let relative = abs(a - b) / max(abs(a), abs(b))
        if relative < 1e-5 { return [("PRC", 45, "the answers differ far behind the point")] }
        if a.rounded() == b.rounded() || abs(a - b) < 1, a != a.rounded() || b != b.rounded() {
            let isWhole = a == a.rounded() || b == b.rounded()
            // Division of whole numbers cuts; what lies above was rounded.
            let (whole, other) = a == a.rounded() ? (a, b) : (b, a)
            if isWhole, abs(whole) > abs(other) { return [("RND", 34, "one answer is the other rounded")] }
            return [
                ("RND", 30, "the answers differ by a fraction"),
                ("DIV", isWhole && mechanisms.has(.quotient) ? 34 : 20, "one answer is whole"),
            ]
        }
        let ratio = max(abs(a), abs(b)) / max(min(abs(a), abs(b)), .leastNonzeroMagnitude)
        for factor in [60, 100, 1_000, 3_600, 86_400, 1_000_000] as [Double] where abs(ratio / factor - 1) < 1e-9 {
            return [("PRC", 45, "one answer is \(Int(factor)) times the other")]
        }
        return []
    }

    private func texts(_ a: String, _ b: String) -> [(code: String, score: Double, evidence: String)] {
        func plain(_ text: String) -> String {
            text.precomposedStringWithCanonicalMapping.lowercased().trimmingCharacters(in: .whitespacesAndNewlines)
        }
        if plain(a).utf8.elementsEqual(plain(b).utf8) {
            return [("CAS", 50, "the answers differ in case, blanks or normal form only")]
        }
        if a.hasPrefix(b) || b.hasPrefix(a) || a.hasSuffix(b) || b.hasSuffix(a) {
            return [("TXT", 30, "one answer is a part of the other")]
        }
        return []
    }

    private func lists(_ a: [CellValue], _ b: [CellValue]) -> [(code: String, score: Double, evidence: String)] {
        if a.count == b.count, a.allSatisfy({ value in b.count { $0 == value } == a.count { $0 == value } }) {
            let isHashed = mechanisms.hasHashedOrder && !mechanisms.has(.order)
            return [
                ("ORD", 45, "the lists hold the same in another order"), ("TIE", 44, "the lists differ in order"),
                ("DET", isHashed ? 50 : 12, "the lists hold the same in another order"),
            ]
        }
        if a.allSatisfy({ b.contains($0) }), b.allSatisfy({ a.contains($0) }) {
            return [("DUP", 45, "the lists hold the same, not equally often")]
        }
        if a.filter({ !$0.isNull }) == b.filter({ !$0.isNull }) {
            return [("NUL", 45, "the lists differ in NULLs only")]
        }
        return abs(a.count - b.count) == 1 ? [("RNG", 30, "one list holds one element more")] : []
    }
}
