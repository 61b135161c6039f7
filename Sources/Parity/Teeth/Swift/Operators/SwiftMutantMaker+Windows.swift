internal import Contracts
internal import FeatureStore

extension SwiftMutantMaker {
    /// Lengths of time, windows and their bounds.
    mutating func addWindows(at position: Int) {
        guard let name = word(position) else { return }
        if let unit = SwiftTimeUnit(rawValue: name), isCall(position) { addSpan(at: position, unit) }
        guard isMember(position) else {
            if name == "bounds", has(":", at: position + 1), has(".", at: position + 2) { addBounds(at: position + 3) }
            return
        }
        switch name {
        case "trailing" where isCall(position):
            let end = callEnd(position)
            replace((position - 1)...end, with: "", .window)
            guard !(position...end).contains(where: { word($0) == "bounds" }) else { return }
            // By default the start does not belong to a window and the end does.
            wrap(position...(end - 1), "", ", bounds: .closedClosed", .bound)
            wrap(position...(end - 1), "", ", bounds: .openOpen", .bound)
        case "upTo" where isCall(position): replace(position, with: "before", .bound)
        case "before" where isCall(position): replace(position, with: "upTo", .bound)
        case "known" where isCall(position): replace((position - 1)...callEnd(position), with: "", .arrival)
        case "adding" where isCall(position): addCalendarDays(at: position)
        default: break
        }
    }

    /// One more or less of the unit, and the unit by its neighbours.
    private mutating func addSpan(at position: Int, _ unit: SwiftTimeUnit) {
        let number = has("-", at: position + 2) ? position + 3 : position + 2
        guard case .integer(let value?)? = tokens.token(0, from: number)?.kind else { return }
        replace(number, with: "\(value + 1)", .window)
        if value > 0 { replace(number, with: "\(value - 1)", .window) }
        let other: [SwiftTimeUnit: SwiftTimeUnit] = [
            .weeks: .days, .days: .hours, .hours: .days, .minutes: .hours, .seconds: .minutes, .milliseconds: .seconds,
            .microseconds: .milliseconds,
        ]
        if let other = other[unit] { replace(position, with: other.rawValue, .window) }
    }

    /// Opens or closes either end.
    private mutating func addBounds(at position: Int) {
        guard let name = word(position), let bounds = WindowBounds(rawValue: name) else { return }
        let others: [WindowBounds] =
            switch bounds {
            case .openClosed, .closedOpen: [.closedClosed, .openOpen]
            case .closedClosed, .openOpen: [.openClosed, .closedOpen]
            }
        for other in others { replace(position, with: other.rawValue, .bound) }
    }

    /// Days of a calendar as days of 24 hours: `adding(days: 7, in: zone)` as `+ .days(7)`.
    private mutating func addCalendarDays(at position: Int) {
        guard word(position + 2) == "days", has(":", at: position + 3) else { return }
        let start = position + 4
        guard let end = operandEnd(start), has(",", at: end + 1) else { return }
        replace((position - 1)...callEnd(position), with: " + .days(\(text(start...end)))", .dayLength)
    }
}
