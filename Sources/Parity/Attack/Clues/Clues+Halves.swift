internal import Contracts
internal import FeatureStore

extension Clues {
    /// What the contract says: how far back it reads, and the windows, delays and zones that were decided.
    mutating func readContract(_ shape: ScenarioShape) {
        for read in shape.view.reads {
            switch read.extent {
            case .within(let microseconds): spans.append(microseconds)
            case .last(let count): rowCounts.append(count)
            case .latest: rowCounts.append(1)
            case .all: break
            }
        }
        for feature in shape.view.features {
            if case .absolute = feature.comparison { hasAbsoluteBounds = true }
            if let name = feature.decisions.zone, let zone = try? Zone(name), zone != .utc { zones.append(zone) }
            if feature.decisions.weekStart != nil { units += [.monday, .sunday] }
            for source in feature.decisions.sources {
                if case .ignore(let after)? = source.late { spans.append(after) }
                for bound in [source.window?.lower, source.window?.upper].compactMap({ $0 }) {
                    if bound.offset != 0 { spans.append(abs(bound.offset)) }
                    if case .start(let unit) = bound.anchor { units += Moment.Unit.units(unit) }
                }
            }
        }
    }

    /// What the Swift half mentions.
    mutating func readSwift(_ text: String) {
        let literals = SwiftLiterals(text)
        integers += literals.integers.map(\.value)
        numbers += literals.numbers.compactMap { try? ExactDecimal("\($0.value)") }
        texts += literals.texts.map(\.value).filter { !literals.zones.map(\.value).contains($0) }
        spans += literals.spans.map { abs($0.value.microseconds) }
        months += literals.months.map { Int($0.value.magnitude) }
        rowCounts += literals.rowCounts.compactMap { Int(exactly: $0.value.magnitude) }
        rowCounts += literals.integers.compactMap { Int(exactly: $0.value) }
        zones += literals.zones.compactMap { try? Zone($0.value) }.filter { $0 != .utc }
        instants += literals.instants.map(\.value)
        dates += literals.dates.map(\.value)
        if text.contains("icroseconds") || text.contains("roundedDown") { tellsSeconds = true }
        for (word, unit) in [
            ("startOfDay", Moment.Unit.day), ("startOfWeek", .monday), ("startOfWeek", .sunday),
            ("startOfMonth", .month), ("startOfYear", .year), ("startOfHour", .hour), (".weekday", .day),
            (".hour", .hour), (".date(in", .day), (".localTime", .day), (".localTime", .hour), (".year", .year),
        ] where text.contains(word) { units.append(unit) }
    }
}
