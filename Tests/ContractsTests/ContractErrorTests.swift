import Contracts
import Foundation
import Testing

/// One mistake planted in DESIGN.md's example, and the error that it must give, place included.
struct Mistake: Sendable, CustomTestStringConvertible {
    let file: String
    let old: String
    /// The replacement, with the mark ‸ where the error must be.
    let new: String
    let problem: String
    let advice: String

    var testDescription: String { "\(new.isEmpty ? "without " + old : new)" }

    static func configuration(_ old: String, _ new: String, _ problem: String, _ advice: String = "") -> Mistake {
        Mistake(
            file: "Features/featurestore.yaml", old: old, new: new, problem: problem, advice: advice)
    }

    static func header(_ old: String, _ new: String, _ problem: String, _ advice: String = "")
        -> Mistake
    {
        Mistake(
            file: "Features/aircraft/RecentDelays.sql", old: old, new: new,
            problem: problem, advice: advice)
    }

    static func route(_ old: String, _ new: String, _ problem: String, _ advice: String = "")
        -> Mistake
    {
        Mistake(
            file: "Features/route/RouteTraffic.sql", old: old, new: new,
            problem: problem, advice: advice)
    }
}

@Suite struct ContractErrorTests {
    static let entities: [Mistake] = [
        .configuration("entities:", "‸entites:", "unknown key 'entites'", "Did you mean 'entities'?"),
        .configuration("{ tailnum: text }", "{ ‸tailnum: text? }", "the key 'tailnum' of 'aircraft' allows NULL"),
        .configuration("{ tailnum: text }", "{ ‸tailnum: double }", "is of type double"),
        .configuration("keys: { tailnum: text }", "‸key: { tailnum: text }", "unknown key 'key'", "'keys'"),
        .configuration("aircraft: {", "‸Aircraft: {", "'Aircraft' cannot name an entity"),
        .configuration("{ tailnum: text }", "{ tailnum: ‸txt }", "unknown type 'txt'", "Did you mean 'text'?"),
        .configuration("{ tailnum: text }", "{ ‸as_of: text }", "'as_of' names a column of the spine"),
        .configuration("{ tailnum: text }", "‸{ }", "the entity 'aircraft' has no key"),
    ]

    static let sources: [Mistake] = [
        .configuration("row: Flight ", "‸rwo: Flight ", "unknown key 'rwo'", "Did you mean 'row'?"),
        .configuration("row: Flight ", "row: ‸flight ", "'flight' cannot name a row type"),
        .configuration(
            "weather:\n    row: WeatherReport", "‸weather:\n    row: Flight",
            "the row type Flight of 'weather' is that of 'flights'"),
        .configuration("row: WeatherReport", "row: ‸Timestamp", "'Timestamp' is a type that every feature file sees"),
        .configuration("flight_id: int,", "flight_id: ‸integer,", "unknown type 'integer'", "Did you mean 'int'?"),
        .configuration(
            "flight_id: int,", "flight_id: ‸decimal(10,2),", "lacks its closing parenthesis", "quote the type"),
        .configuration("flight_id: int,", "flight_id: ‸\"decimal(39,2)\",", "out of bounds", "precision of 1 to 38"),
        .configuration(
            "flight_id: int,", "flight_id: { type: int, physical: ‸int3 },", "'int3' does not hold int",
            "int2, int4 or int8"),
        .configuration("flight_id: int,", "‸flight_id: int, flight_id: int,", "the key 'flight_id' stands twice"),
        .configuration(
            "event_time: scheduled_at", "event_time: ‸sheduled_at", "unknown column 'sheduled_at' of 'flights'",
            "'scheduled_at'"),
        .configuration("event_time: scheduled_at", "event_time: ‸dep_delay", "'dep_delay', of type int"),
        .configuration("event_time: scheduled_at", "event_time: ‸departed_at", "'departed_at', which allows NULL"),
        .configuration("    row: WeatherReport\n    columns", "    ‸columns", "the source 'weather' lacks 'row'"),
        .configuration("unique: [flight_id]", "unique: [‸tailnum]", "'tailnum', which allows NULL"),
        .configuration("unique: [flight_id]", "unique: [‸flightid]", "unknown column", "'flight_id'"),
        .configuration(
            "arr_delay: landed_at", "arr_delay: ‸dest", "known_at.arr_delay of 'flights' is 'dest', of type text"),
        .configuration(
            "arr_delay: landed_at }", "‸carrier: landed_at }",
            "'carrier' of 'flights' is known later than its row but is not nullable", "carrier: text?"),
        .configuration(
            "landed_at: landed_at, arr_delay: landed_at", "arr_delay: ‸landed_at",
            "'landed_at' says when 'arr_delay' became known"),
        .configuration("arr_delay: landed_at }", "‸scheduled_at: landed_at }", "is known with its row"),
        .configuration(
            "arrival_time: published_at", "versions: ‸published_at", "versions of 'weather' is 'published_at'"),
        .configuration("arrival_time: published_at", "deleted: ‸published_at", "says deleted but not versions"),
        .configuration("table: { analytics: prod.flights }", "table: { analytics: ‸prod..flights }", "is not a table"),
    ]

    static let services: [Mistake] = [
        .configuration(
            "RecentDelays:departures_7d", "‸RecentDelay:departures_7d", "unknown view 'RecentDelay'", "'RecentDelays'"),
        .configuration(
            "RecentDelays:departures_7d", "‸RecentDelays:departure_7d",
            "unknown feature 'departure_7d' of RecentDelays", "'departures_7d'"),
        .configuration(
            "RecentDelays:departures_7d", "‸departures_7d", "is neither a feature nor a service", "View:feature"),
        .configuration("RecentDelays:departures_7d", "‸\"RecentDelays:\"", "is not a feature", "View:feature"),
        .configuration(
            "RecentDelays:departures_7d", "‸delay_model_v1",
            "the service 'delay_model_v1' contains itself: delay_model_v1 → delay_model_v1"),
        .configuration(
            "delay_model_v1: [", "outer: [inner]\n  inner: [‸outer]\n  delay_model_v1: [outer, ",
            "the service 'outer' contains itself: outer → inner → outer", "Take 'outer' out of 'inner'"),
        .configuration(
            "delay_model_v1: [", "inner: [‸RecentDelays:departure_7d]\n  delay_model_v1: [inner, ",
            "unknown feature 'departure_7d' of RecentDelays"),
        .configuration(
            "RouteTraffic:flights_24h", "‸RecentDelays:departures_7d", "asks for RecentDelays:departures_7d twice"),
    ]

    static let warehouses: [Mistake] = [
        .configuration("{ sqlite: \":memory:\" }", "{ ‸sqllite: \":memory:\" }", "unknown key 'sqllite'", "'sqlite'"),
        .configuration("training: true", "training: ‸yes", "neither true nor false"),
        .configuration(
            "\"${FEATURESTORE_POSTGRES_URL}", "‸\"${FEATURESTORE POSTGRES}", "holds a ${ that is no ${NAME}"),
        .configuration("\"${FEATURESTORE_POSTGRES_URL}", "‸\"postgres://me:secret@host/db", "holds a password"),
        .configuration("{ sqlite: \":memory:\" }", "‸{ training: true }", "names 0 engines"),
        .configuration(
            "{ sqlite: \":memory:\" }          # the default: nothing to install, nothing to run\n  analytics",
            "{ sqlite: a, training: true }\n  ‸analytics", "a second warehouse with training"),
        .configuration("warehouses:", "zones: ‸tight\nwarehouses:", "unknown zones 'tight'", "one of warn, strict"),
    ]

    static let reads: [Mistake] = [
        .header("entity: aircraft", "entity: ‸aircrafts", "unknown entity 'aircrafts'", "'aircraft'"),
        .header("reads: { flights: 7d }", "reads: { ‸flihgts: 7d }", "unknown source 'flihgts'", "'flights'"),
        .header("reads: { flights: 7d }", "reads: { flights: ‸7 }", "'7' is not a duration"),
        .header("reads: { flights: 7d }", "reads: { flights: ‸2months }", "no fixed length", "30d"),
        .header("reads: { flights: 7d }", "reads: { flights: ‸latests }", "does not say how far back", "'latest'"),
        .header("reads: { flights: 7d }", "reads: { flights: ‸last 0 }", "how many rows"),
        .header(
            "reads: { flights: 7d }", "reads: { flights: 7d, ‸weather: 3h }", "'weather' does not belong to 'aircraft'",
            "by:"),
        .header("reads: { flights: 7d }", "reads: { flights: ‸{ by: request.x } }", "lacks 'within'"),
        .route("by: flights.origin", "by: ‸flights.orign", "unknown column 'orign' of 'flights'", "'origin'"),
        .route("by: flights.origin", "by: ‸flights.dest", "'weather' has no column 'dest'"),
        .route(
            "by: flights.origin", "by: { ‸origin: flights.scheduled_at }",
            "of type timestamp cannot find 'weather.origin' of type text"),
        .route("by: flights.origin", "by: ‸origin", "is not a column of another source"),
        .route("by: flights.origin", "by: ‸request.origin", "unknown request column 'origin'"),
        .route("by: flights.origin", "by: ‸weather.origin", "which is read after it"),
        .route("planned_at: timestamp", "‸origin: timestamp", "is a key of 'route' already"),
    ]

    static let features: [Mistake] = [
        .header("type: int\n    about", "‸about", "the feature 'departures_7d' lacks 'type'"),
        .header("type: int\n", "type: ‸float\n", "unknown type 'float'", "'double'"),
        .header("departures_7d:", "‸Departures:", "'Departures' cannot name a feature"),
        .header("departures_7d:", "‸spine_id:", "'spine_id' names a column of the spine"),
        .header("compare:", "‸comparison:", "unknown key 'comparison'"),
        .header(
            "type: double?\n    about: Mean departure delay of those, minutes.\n    compare: {",
            "type: int?\n    about: a\n    compare: ‸{", "always compared exactly"),
        .header("float_mean: flights.dep_delay", "float_mean: ‸flights.dep_dely", "unknown column", "'dep_delay'"),
        .header("float_mean: flights.dep_delay", "float_mean: ‸flights.origin", "of type text"),
        .header("float_mean: flights.dep_delay", "float_mean: ‸weather.wind_speed", "unknown read source 'weather'"),
        .header("float_mean: flights.dep_delay", "ulps: ‸-1", "no number of representable numbers"),
        .header("{ float_mean: flights.dep_delay", "‸{ ulps: 1, absolute: 1", "says 2 things"),
        .header("float_mean: flights.dep_delay", "relative: ‸2", "no bound"),
        .header("owner: ops-research", "owner: ‸[a]", "not a single value"),
    ]

    static let decisions: [Mistake] = [
        .header("empty: 0", "empty: ‸null", "null, which its type int does not allow"),
        .header("empty: 0", "empty: ‸none", "not of its type"),
        .header("empty: 0", "‸epmty: 0", "unknown decision 'epmty'", "'empty'"),
        .header("empty: 0", "zone: ‸EST", "not the name of a time zone"),
        .header("empty: 0", "zone: ‸America/New_Yrok", "there is no time zone 'America/New_Yrok'"),
        .header("empty: 0", "zone: ‸UTC+3", "not the name of a time zone"),
        .header("empty: 0", "rounding: ‸half_up", "unknown rounding 'half_up'", "half_even"),
        .header("empty: 0", "week_start: ‸tuesday", "unknown week_start"),
        .header(
            "\"(as_of - 7d, as_of]\" }, empty: 0", "‸\"(as_of - 8d, as_of]\" }, empty: 0", "begins before as_of - 7d"
        ),
        .header("\"(as_of - 7d, as_of]\" }, empty: 0", "‸\"(-infinity, as_of]\" }, empty: 0", "no beginning"),
        .header("\"(as_of - 7d, as_of]\" }, empty: 0", "‸\"as_of - 7d\" }, empty: 0", "not a window"),
        .header("\"(as_of - 7d, as_of]\" }, empty: 0", "‸\"(as_of, as_of - 7d]\" }, empty: 0", "no instant lies"),
        .header("\"(as_of - 7d, as_of]\" }, empty: 0", "‸\"(now - 7d, as_of]\" }, empty: 0", "'now' in"),
        .header(
            "{ flights: { window: \"(as_of - 7d, as_of]\" }, empty: 0",
            "‸{ flights: { window: \"(start_of_day, as_of]\" }, empty: 0", "no zone is decided"),
        .header(
            "\"(as_of - 7d, as_of]\" }, empty: 0", "‸\"dest in (as_of - 7d, as_of]\" }, empty: 0",
            "'dest' is of type text"),
        .header("as_of]\" }, empty: 0", "as_of]\", ties: ‸flight_id }, empty: 0", "does not say an order"),
        .header(
            "as_of]\" }, empty: 0", "as_of]\", ties: ‸flightid desc }, empty: 0", "unknown column", "'flight_id'"
        ),
        .header("as_of]\" }, empty: 0", "as_of]\", late: ‸count }, empty: 0", "has no arrival_time"),
        .header(
            "as_of]\" }, empty: 0", "as_of]\", null_values: ‸drop }, empty: 0", "unknown null_values 'drop'",
            "skip, count, propagate"),
        .header("as_of]\" }, empty: 0", "as_of]\", null_values: { ‸dest: skip } }, empty: 0", "is never NULL"),
        .header("as_of]\" }, empty: 0", "as_of]\", duplicates: ‸twice }, empty: 0", "unknown duplicates"),
    ]

    static let all = entities + sources + services + warehouses + reads + features + decisions

    @Test(arguments: all)
    func aMistakeIsReportedAtItsPlace(_ mistake: Mistake) throws {
        let original = try #require(DesignExample.files[mistake.file])
        let position = try #require(original.range(of: mistake.old), "the example no longer holds \(mistake.old)")
        let mark = try #require(mistake.new.firstIndex(of: "‸"))
        let before = original[..<position.lowerBound] + mistake.new[..<mark]
        let line = before.count { $0 == "\n" } + 1
        let column = before.unicodeScalars.reversed().prefix { $0 != "\n" }.count + 1
        var files = DesignExample.files
        let replacement = mistake.new.replacing("‸", with: "")
        files[mistake.file] = original.replacingCharacters(in: position, with: replacement)

        let errors = try #require(throws: ContractErrors.self) { try ProjectLoader.load(files: files) }
        let lines = errors.errors.map(\.description)
        let hits = lines.filter { text in
            text.hasPrefix("\(mistake.file):\(line):\(column): error: ") && text.contains(mistake.problem)
                && (mistake.advice.isEmpty || text.contains(mistake.advice))
        }
        #expect(hits.count == 1, "expected at \(line):\(column); found \(lines.joined(separator: "\n"))")
        #expect(!lines.contains { $0.contains("secret") })
    }

    @Test func severalMistakesAreReportedTogetherInOrder() throws {
        var files = DesignExample.files(
            replacing: "departures_7d:", with: "Departures:", in: "Features/aircraft/RecentDelays.sql")
        files["Features/route/RouteTraffic.sql"] = files["Features/route/RouteTraffic.sql"]?
            .replacing("flights: 24h", with: "flights: 24x").replacing("type: int", with: "type: in")
        let errors = try #require(throws: ContractErrors.self) { try ProjectLoader.load(files: files) }
        #expect(errors.errors.count >= 3)
        #expect(errors.errors.map(\.location) == errors.errors.map(\.location).sorted())
        #expect(errors.description.split(separator: "\n").count == errors.errors.count)
    }
}
