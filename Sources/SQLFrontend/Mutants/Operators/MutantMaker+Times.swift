/// Calendars: zones, units, the start of the week, the precision of instants.
extension MutantMaker {
    private static let units = ["hour", "day", "week", "month"]
    private static let fields: [String: [(name: String, cause: String)]] = [
        "dow": [("isodow", "WKS"), ("doy", "CAL")], "isodow": [("dow", "WKS"), ("day", "CAL")],
        "week": [("month", "CAL"), ("day", "CAL")], "hour": [("minute", "PRC"), ("day", "PRC")],
        "day": [("doy", "CAL"), ("dow", "CAL"), ("hour", "PRC")], "month": [("quarter", "CAL"), ("day", "CAL")],
        "year": [("isoyear", "CAL"), ("month", "CAL")], "minute": [("hour", "PRC"), ("second", "PRC")],
        "second": [("minute", "PRC"), ("epoch", "PRC")], "epoch": [("second", "PRC"), ("hour", "PRC")],
        "isoyear": [("year", "CAL")], "doy": [("day", "CAL")], "quarter": [("month", "CAL")],
        "milliseconds": [("second", "PRC")], "microseconds": [("milliseconds", "PRC")],
    ]

    mutating func addTimes(at index: Int) {
        addZones(at: index)
        addTruncation(at: index)
        addFields(at: index)
        addCoarseInstants(at: index)
    }

    private mutating func addZones(at index: Int) {
        if site.isKeyword(index, "at"), site.isKeyword(index + 1, "time"), site.isKeyword(index + 2, "zone"),
            let value = site.primary(before: index)
        {
            addOtherZones(at: index + 3)
            if site.token(index + 3)?.kind == .string {
                replace(value.lowerBound..<index + 4, site.text(value), .zone, "TZ")
                replace(
                    value.lowerBound..<index + 4, "\(site.text(value)) AT TIME ZONE 'UTC'", .zone, "TZ")
            }
        }
        if site.tokens[index].word == "date_trunc", site.isSymbol(index + 1, "(") {
            let arguments = site.arguments(open: index + 1)
            if arguments.count == 3, let zone = arguments.last, zone.count == 1 {
                addOtherZones(at: zone.lowerBound)
            } else if arguments.count == 2, let value = arguments.last,
                site.boundFunction(index)?.arguments.last?.type.base == .timestamptz
            {
                for zone in site.hints.zones {
                    insert(after: value.upperBound - 1, ", '\(zone)'", .zone, "TZ")
                }
            }
        }
    }

    private mutating func addOtherZones(at index: Int) {
        guard let token = site.token(index), token.kind == .string else { return }
        var zones = ["UTC", "America/New_York"]
        for zone in site.hints.zones where !zones.contains(zone) { zones.append(zone) }
        for zone in zones where "'\(zone)'" != token.word { replace(index, "'\(zone)'", .zone, "TZ") }
    }

    private mutating func addTruncation(at index: Int) {
        guard site.tokens[index].word == "date_trunc", site.isSymbol(index + 1, "("),
            let close = site.partners[index + 1], let unit = site.token(index + 2), unit.kind == .string
        else { return }
        let name = unit.word.trimming("'").lowercased()
        for other in Self.units where other != name { replace(index + 2, "'\(other)'", .calendarUnit, "CAL") }
        let arguments = site.arguments(open: index + 1)
        guard name == "week", arguments.count >= 2 else { return }
        // Weeks that start on Sunday.
        let zone = arguments.count > 2 ? ", \(site.text(arguments[2]))" : ""
        replace(
            index..<close + 1,
            "(date_trunc('week', \(site.text(arguments[1])) + INTERVAL '1 day'\(zone)) - INTERVAL '1 day')", .weekStart,
            "WKS")
    }

    private mutating func addFields(at index: Int) {
        let isExtract = site.isSymbol(index - 1, "(") && site.token(index - 2)?.word == "extract"
        let isPart = site.isSymbol(index - 1, "(") && site.token(index - 2)?.word == "date_part"
        guard isExtract || isPart, let token = site.token(index) else { return }
        let name = token.word.trimming("'").lowercased()
        for other in Self.fields[name] ?? [] {
            let mutation: MutationOperator =
                other.cause == "WKS" ? .weekStart : other.cause == "PRC" ? .precision : .calendarUnit
            replace(index, token.kind == .string ? "'\(other.name)'" : other.name, mutation, other.cause)
        }
        if name == "dow" || name == "isodow", let close = site.partners[index - 1] {
            // Monday is 0.
            wrap(index - 2..<close + 1, "((", name == "dow" ? " + 6) % 7)" : ") - 1)", .weekStart, "WKS")
        }
    }

    /// Instants compared in milliseconds or seconds.
    private mutating func addCoarseInstants(at index: Int) {
        guard ["<", "<=", ">", ">=", "="].contains(site.tokens[index].word), let found = site.boundOperator(index),
            found.operands.allSatisfy({ $0.type.base == .timestamptz }),
            let first = site.operand(before: index, .comparison), let second = site.operand(after: index, .comparison)
        else { return }
        for unit in ["milliseconds", "second"] {
            let edits = [first, second].map {
                SQLMutant.Edit(range: site.span($0), replacement: "date_trunc('\(unit)', \(site.text($0)))")
            }
            add(.precision, "PRC", edits)
        }
    }
}
