import FeatureStore

// Answers trailing windows over one entity with many events twice: from the incremental form's tiles, and by computing over
// the events of the window. Prints what each takes, and that both say the same; so the ratio is of one run.
//
//   Incremental [EVENTS]        1,000,000 by default

let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
let view = ViewDefinition(
    CardWindows.self, sql: EmbeddedFile(path: "none", text: ""), swift: EmbeddedFile(path: "none", text: ""))
guard var increment = EntityIncrement(view) else { fatalError("CardWindows has no incremental form") }
var chance = Chance()
let clock = ContinuousClock()

// One event a second, the last hundredth of them late by up to a day, in any order.
let payments = (0..<count).map { Payment(id: $0, at: Int64($0) * 1_000_000, &chance) }
let (early, late) = (payments[..<(count - count / 100)], payments[(count - count / 100)...].shuffled(using: &chance))
let building = clock.measure { for payment in early { increment.deliver(payment) } }
print("in order:     \(perEach(building, early.count)) an event, \(early.count) events")
let applying = clock.measure { for payment in late { increment.deliver(payment) } }
print("out of order: \(perEach(applying, late.count)) an event, \(late.count) events")

let instants = (0..<20).map { _ in
    Int64.random(in: Int64(count) / 2...Int64(count), using: &chance) * 1_000_000 + 500_000
}
var answers = ColumnWriter(schema: view.schema.features)
let nothing = RowDecoder(columns: [], row: 0)
let rounds = 50
let answering = try clock.measure {
    for _ in 0..<rounds {
        answers = ColumnWriter(schema: view.schema.features)
        for instant in instants {
            try increment.answer(asOf: Timestamp(microseconds: instant), request: nothing, into: &answers)
        }
    }
}
let features = view.schema.features.count
print("from tiles:   \(perEach(answering, rounds * instants.count)) an answer of \(features) features")

let session = EvaluationSession(
    registry: FeatureRegistry(
        configuration: EmbeddedFile(path: "none", text: ""), rowTypes: [Payment.self], views: [view], services: [],
        helpers: []))
try session.load("payments", rows: Payment.batch(payments))
let spine = ColumnBatch.spine(instants)
_ = try session.evaluate("CardWindows", spine: spine, order: [0])
var computed: EvaluationAnswers?
let computing = try clock.measure { computed = try session.evaluate("CardWindows", spine: spine) }
print("by a scan:    \(perEach(computing, instants.count)) an answer")
print(
    "ratio:        \(Int(seconds(computing) / instants.count.real / (seconds(answering) / (rounds * instants.count).real)))"
)

let isSame = zip(answers.batch.columns, computed?.answers.columns.dropFirst(2) ?? []).allSatisfy { tiles, scan in
    instants.indices.allSatisfy { tiles.isIdentical(at: $0, to: $0, of: scan) }
}
print(isSame ? "both say the same, to the bit" : "THEY DIFFER")

let snapshotting = try clock.measure {
    let bytes = try increment.snapshot()
    guard var restored = EntityIncrement(view) else { return }
    try restored.restore(bytes)
    print("snapshot:     \(bytes.count / count) bytes an event")
}
print("restart:      \(perEach(snapshotting, 1)) to write and read a snapshot")

func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }

func perEach(_ duration: Duration, _ count: Int) -> String {
    let micros = seconds(duration) / count.real * 1_000_000
    return micros < 1_000 ? "\((micros * 10).rounded() / 10) µs" : "\((micros / 100).rounded() / 10) ms"
}

extension Int {
    var real: Double { Double(self) }
}
