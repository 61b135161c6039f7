internal import Contracts
internal import FeatureStore
internal import Warehouse

/// What a saved case says about itself: what differed, where and how it was found.
struct RegressionAbout {
    let view: ViewContract
    let finding: Finding
    let smallest: Smallest
    let engine: EngineDescription?
    let seed: UInt64?

    /// A few sentences.
    var text: String {
        let subject = finding.feature.map { "\(view.name):\($0)" } ?? view.name
        var sentences = [
            "\(subject): SQL \(answer(smallest.divergence.sql)), Swift \(answer(smallest.divergence.swift)) "
                + "(\(finding.kind.rawValue))."
        ]
        if let cause = smallest.explanation?.causes.first { sentences.append(Self.sentence(cause.mechanism)) }
        let source =
            switch smallest.divergence.question?.origin {
            case .sample?: "cut down from a real sample, of which no value is left"
            case .fixture?: "cut down from a fixture"
            default: seed.map { "invented by the attack with seed \($0)" } ?? "invented by the attack"
            }
        sentences.append(
            "Found on \(engine.map { "\($0.name) \($0.version)" } ?? "an engine") and \(source); saved by "
                + "`verify --save`. Which side is right is left open: add `expect` to the question.")
        return sentences.joined(separator: " ")
    }

    private static func sentence(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }

    private func answer(_ answer: SideAnswer) -> String {
        switch answer {
        case .value(let value): "says \(value.isNull ? "NULL" : YAMLText.cell(value))"
        case .noRow: "gives no row"
        case .row(let values): "says " + Self.named(values)
        case .severalRows(_, let count): "gives \(count) rows"
        case .sqlFailure(let failure): "fails" + (failure.code.map { " (\($0))" } ?? "")
        case .swiftFailure: "fails"
        case .notAsked: "plays no part"
        }
    }

    private static func named(_ values: [NamedValue]) -> String {
        values.map { "\($0.name) \($0.value.isNull ? "NULL" : YAMLText.cell($0.value))" }.joined(separator: ", ")
    }
}
