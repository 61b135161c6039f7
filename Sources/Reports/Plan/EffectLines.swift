internal import Foundation
internal import Parity

/// The figures of an effect as rows and sentences, for all who write plans.
enum EffectLines {
    /// One kind of cases of one half, with what it is called.
    struct Part {
        let title: String
        let group: EffectGroup
    }

    /// The parts that were asked, samples first: what changes in them is what a model would see.
    static func parts(_ effect: VersionEffect) -> [Part] {
        let halves = [("SQL", effect.sql)] + (effect.swift.map { [("Swift", $0)] } ?? [])
        return halves.flatMap { name, half in
            [
                Part(title: "\(name), samples", group: half.samples),
                Part(title: "\(name), fixtures", group: half.fixtures),
            ]
        }.filter { $0.group.questions > 0 || $0.group.onlyFormer > 0 || $0.group.onlyPresent > 0 }
    }

    /// The heads of the columns of ``rows(_:)``.
    static let header = [
        "feature", "asked", "changed", "share", "largest", "relative", "mean", "NULL to value", "value to NULL",
    ]

    /// One row for each feature of a part.
    static func rows(_ group: EffectGroup) -> [[String]] {
        group.features.map { feature in
            guard feature.isComparable else {
                return [feature.name, "-", "its type changed: not compared", "", "", "", "", "", ""]
            }
            let movement = feature.movement
            return [
                feature.name, Counts.grouped(feature.compared), Counts.grouped(feature.changed),
                feature.share.map(percent) ?? "-", movement.map { number($0.largest) } ?? "-",
                movement?.largestRelative.map(percent) ?? "-", movement.map { signed($0.mean) } ?? "-",
                Counts.grouped(feature.nullToValue), Counts.grouped(feature.valueToNull),
            ]
        }
    }

    /// What changes in a part as a whole.
    static func sentence(_ part: Part) -> String {
        let group = part.group
        var text = "\(part.title): "
        if group.questions == 0 {
            text += "no question that both versions can be asked"
        } else if !group.isChanging {
            text += "none of \(Counts.text(group.questions, "question")) changes"
        } else {
            text +=
                "\(Counts.grouped(group.changed)) of \(Counts.text(group.questions, "question")) "
                + "\(group.changed == 1 ? "changes" : "change") (\(share(group.changed, group.questions)))"
        }
        var more: [String] = []
        func tell(_ count: Int, _ what: String) { if count > 0 { more.append("\(Counts.grouped(count)) \(what)") } }
        tell(group.vanished, group.vanished == 1 ? "row vanishes" : "rows vanish")
        tell(group.appeared, group.appeared == 1 ? "row appears" : "rows appear")
        tell(group.broken, group.broken == 1 ? "answer becomes a failure" : "answers become failures")
        tell(group.repaired, group.repaired == 1 ? "failure becomes an answer" : "failures become answers")
        tell(group.several, "with several rows, not compared")
        tell(group.onlyFormer, "lack a request column that is new")
        tell(group.onlyPresent, "lack a request column that is no more")
        tell(group.notAsked, "not asked after too many failures")
        return text + (more.isEmpty ? "." : "; \(more.joined(separator: ", ")).")
    }

    /// The question of an example: `flights_2013#17 tailnum='N1' as_of=2013-03-10T07:00:00Z`.
    static func question(_ question: Question) -> String {
        let keys = question.keys.map { "\($0.name)=\(ValueText.plain($0.value))" }
        let request = question.request.map { "\($0.name)=\(ValueText.plain($0.value))" }
        return ([question.selector.description] + keys + ["as_of=\(question.asOf)"] + request).joined(separator: " ")
    }

    /// The two answers of an example, so that different ones look different.
    static func answers(_ example: EffectExample) -> (former: String, present: String) {
        guard case .value(let one) = example.former, case .value(let other) = example.present else {
            return (AnswerText.text(example.former), AnswerText.text(example.present))
        }
        let plain = (ValueText.plain(one), ValueText.plain(other))
        return plain.0 == plain.1 ? ValueText.pair(one, other) : plain
    }

    // MARK: Numbers

    /// A share: `2.8 %`; neither none nor all is said of what is nearly so.
    static func share(_ part: Int, _ whole: Int) -> String {
        whole == 0 ? "-" : percent(Double(part) / Double(whole))
    }

    /// A share from 0 on as percent.
    static func percent(_ share: Double) -> String {
        let tenths = (share * 1_000).rounded()
        if share > 0, tenths == 0 { return "< 0.1 %" }
        if share < 1, tenths == 1_000 { return "> 99.9 %" }
        guard tenths < 1e15 else { return number(share * 100) + " %" }
        let whole = Int(tenths)
        return "\(Counts.grouped(whole / 10)).\(whole % 10) %"
    }

    /// A number with at most six digits that count.
    static func number(_ number: Double) -> String {
        if number == number.rounded(), number.magnitude < 1e9 { return Counts.grouped(Int(number)) }
        return String(format: "%.6g", number)
    }

    /// The same with its sign.
    static func signed(_ number: Double) -> String { number > 0 ? "+\(self.number(number))" : self.number(number) }
}
