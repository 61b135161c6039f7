internal import Contracts
internal import FeatureStore

/// How far the day of `as_of` has come, as dials that an answer may follow in proportion: minutes since midnight.
///
/// All instants of the input move with `as_of`, so that each row stays as old as it was.
struct ClockDials {
    let editor: RowEditor
    let scenario: Scenario
    let zone: Zone
    let divisors: [Int64]
    /// Those that are wanted, by name.
    let topics: TopicChoice

    /// One for each divisor, which counts seconds.
    var dials: [RoundingDial] { divisors.compactMap(dial) }

    private func dial(_ divisor: Int64) -> RoundingDial? {
        let name = "as_of since its day began, over \(divisor) seconds"
        let whole = Int128(divisor) * Int128(TimeWords.second)
        guard topics.includes(name), let parts = RoundingDial.parts(of: whole) else { return nil }
        let asOf = editor.asOf(scenario)
        let midnight = Timestamp(microseconds: asOf).startOfDay(in: zone).microseconds
        return RoundingDial(
            name: name,
            // Before midnight another day began.
            turns: parts.compactMap { part in Int64(exactly: part) }.filter { (0..<TimeWords.day).contains($0) }.map {
                age in
                let moved = editor.shifting(scenario, by: midnight - asOf + age)
                return RoundingDial.Turn(
                    part: Int128(age), whole: whole,
                    scenario: moved.flatMap { editor.allows($0, from: scenario) ? $0 : nil },
                    words: "as_of is " + TimeWords.sum("the start of its day", age))
            }, isOftenCutBefore: true)
    }
}
