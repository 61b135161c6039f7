import Contracts
import FeatureStore
import Online

/// Counts what an audit finds, and keeps few examples.
struct AuditBooks {
    private(set) var report: AuditReport
    private let mostExamples: Int
    /// By version and feature: the position in the contract, and the counts.
    private var features: [String: [String: (position: Int, counts: ViewAudit.FeatureAudit)]] = [:]
    private var questions: [String: Int] = [:]
    private var reasons: [String: Int] = [:]
    private var minutes: [Int64: AuditInterval] = [:]
    private var kept: [String: Int] = [:]

    /// How many intervals a report has at most.
    private static let mostIntervals = 60
    private static let minute = TimeSpan.minutes(1)

    init(warehouse: String, mostExamples: Int) {
        report = AuditReport(warehouse: warehouse)
        self.mostExamples = mostExamples
    }

    mutating func leaveOut() { report.leftOut += 1 }

    mutating func note(_ vector: ServedVector) {
        report.records += 1
        let served = report.served ?? vector.servedAt...vector.servedAt
        report.served = min(served.lowerBound, vector.servedAt)...max(served.upperBound, vector.servedAt)
    }

    mutating func note(_ line: DamagedLogLine) {
        guard line.damage != .torn else {
            report.torn += 1
            return
        }
        report.damagedLines += 1
        if report.damaged.count < 10 { report.damaged.append(line) }
    }

    mutating func noteGone(_ file: String) { report.goneFiles += 1 }

    mutating func note(_ reason: UnaskableReason, answers: Int) { reasons["\(reason)", default: 0] += answers }

    /// Counts a question that was compared, with the causes of the features that differ.
    mutating func note(_ question: LoggedQuestion, _ causes: [Int: DifferenceCause]) {
        questions[question.version, default: 0] += 1
        let minute = question.logged.vector.servedAt.microseconds.quotientAndRemainder(
            dividingBy: Self.minute.microseconds)
        let number = minute.quotient - (minute.remainder < 0 ? 1 : 0)
        var interval =
            minutes[number]
            ?? AuditInterval(
                start: Timestamp(microseconds: number * Self.minute.microseconds), length: Self.minute)
        for feature in question.features {
            let name = question.view.features[feature.position].name
            var entry =
                features[question.version]?[name]
                ?? (feature.position, ViewAudit.FeatureAudit(feature: name))
            entry.counts.answers += 1
            interval.answers += 1
            if let cause = causes[feature.position] {
                entry.counts.causes[cause, default: 0] += 1
                interval.causes[cause, default: 0] += 1
            }
            features[question.version, default: [:]][name] = entry
        }
        minutes[number] = interval
    }

    /// Whether an example of this kind is still wanted; the answer counts as taking it.
    mutating func wantsExample(_ version: String, _ feature: String, _ cause: DifferenceCause) -> Bool {
        let key = "\(version):\(feature) \(cause.rawValue)"
        guard kept[key, default: 0] < mostExamples else { return false }
        kept[key, default: 0] += 1
        return true
    }

    mutating func add(_ example: AuditExample) { report.examples.append(example) }

    /// The report, with everything in a fixed order.
    func finished() -> AuditReport {
        var report = report
        report.views = features.keys.sorted().map { version in
            ViewAudit(
                version: version, questions: questions[version] ?? 0,
                features: (features[version] ?? [:]).values.sorted { $0.position < $1.position }.map(\.counts))
        }
        report.notCompared = reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
        report.intervals = intervals()
        return report
    }

    /// Minutes, joined until there are few enough to be drawn.
    private func intervals() -> [AuditInterval] {
        guard let first = minutes.keys.min(), let last = minutes.keys.max() else { return [] }
        let steps: [Int64] = [1, 5, 15, 60, 180, 360, 1_440, 10_080, 40_320]
        let step = steps.first { (last - first) / $0 < Int64(Self.mostIntervals) } ?? (last - first + 1)
        var joined: [Int64: AuditInterval] = [:]
        for (number, interval) in minutes {
            let parts = number.quotientAndRemainder(dividingBy: step)
            let place = parts.quotient - (parts.remainder < 0 ? 1 : 0)
            var sum =
                joined[place]
                ?? AuditInterval(
                    start: Timestamp(microseconds: place * step * Self.minute.microseconds), length: Self.minute * step)
            sum.answers += interval.answers
            sum.causes.merge(interval.causes, uniquingKeysWith: +)
            joined[place] = sum
        }
        return joined.sorted { $0.key < $1.key }.map(\.value)
    }
}
