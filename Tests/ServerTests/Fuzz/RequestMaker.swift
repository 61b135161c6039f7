@testable import Server

/// Makes malformed requests out of right ones, from a seed alone.
struct RequestMaker {
    private var chance: Chance

    init(seed: UInt64) { chance = Chance(seed: seed) }

    /// A request, and what its sender does when it is sent.
    struct Request: Sendable {
        let bytes: [UInt8]
        let ending: Ending
        /// Whether the change may have left it right.
        let mayBeRight: Bool

        /// What the sender does then.
        enum Ending: Sendable {
            case wait, halfClose, leave
        }
    }

    private static let bodies: [(path: String, body: String)] = [
        (
            "/v1/lookup",
            #"{"service":"turnaround_model_v1","entities":{"aircraft":["N100"],"carrier":["UA"]},"as_of":"2013-03-10T14:00:00Z","metadata":["statuses"]}"#
        ),
        ("/v1/lookup", #"{"features":["AircraftSize:seats"],"rows":[{"tailnum":"N100"},{"tailnum":null}]}"#),
        (
            "/v1/ingest/planes",
            #"[{"tailnum":"F1","registered_at":"2010-01-01T00:00:00Z","manufacturer":"m","model":"m","engines":2,"seats":3}]"#
        ),
        ("/get-online-features", #"{"features":["AircraftSize:seats"],"entities":{"tailnum":["N100"]}}"#),
        (
            "/push",
            #"{"push_source_name":"planes","df":{"tailnum":["F2"],"event_timestamp":["2010-01-01T00:00:00"],"manufacturer":["m"],"model":["m"],"engines":[2],"seats":[3]}}"#
        ),
    ]

    private static let pieces = [
        "[", "{", "]", "}", "\"", "\\", ",", ":", "null", "true", "1e999", "-", "99999999999999999999999999", "NaN",
        "\\ud800", "\u{0}", "\u{FFFD}", "\"a\":", String(repeating: "[", count: 5_000),
        String(repeating: "9", count: 5_000), String(repeating: "{\"a\":", count: 200), "1.5", "\"2013-13-45\"",
    ]

    /// The next request.
    mutating func request() -> Request {
        let (path, right) = Self.bodies.randomElement(using: &chance) ?? ("/", "")
        switch Int.random(in: 0..<20, using: &chance) {
        case 0: return Request(bytes: noise(), ending: .leave, mayBeRight: false)
        case 1: return Request(bytes: noise(), ending: .halfClose, mayBeRight: false)
        case 2:
            return whole(
                path, Array(right.utf8),
                type: ["text/plain", "application/xml", "", "a/b; c"].randomElement(using: &chance) ?? "",
                mayBeRight: false)
        case 3: return cut(path, right, .leave)
        case 4: return cut(path, right, .halfClose)
        case 5:
            let names = [
                "/", "/v1", "/v1/lookup/", "/v1/ingest/%zz", "/v1/ingest/%00", "//", "/../etc/passwd",
                "/v1/ingest/nowhere",
            ]
            return whole(names.randomElement(using: &chance) ?? "/", Array(right.utf8), mayBeRight: false)
        case 6: return whole(path, [UInt8](repeating: 0x20, count: 70_000), mayBeRight: false)
        default:
            var body = Array(right.utf8)
            for _ in 0..<Int.random(in: 1...3, using: &chance) { damage(&body) }
            return whole(path, body, mayBeRight: true)
        }
    }

    private mutating func damage(_ body: inout [UInt8]) {
        let place = Int.random(in: 0...body.count, using: &chance)
        switch Int.random(in: 0..<5, using: &chance) {
        case 0: body.insert(contentsOf: Array((Self.pieces.randomElement(using: &chance) ?? "").utf8), at: place)
        case 1: body.removeSubrange(place..<min(body.count, place + Int.random(in: 0..<20, using: &chance)))
        case 2: if place < body.count { body[place] = UInt8.random(in: .min ... .max, using: &chance) }
        case 3: body.insert(contentsOf: body[..<place], at: place)
        default: body.insert(UInt8.random(in: 0x80 ... .max, using: &chance), at: place)
        }
    }

    private func whole(
        _ path: String, _ body: [UInt8], type: String = "application/json", mayBeRight: Bool
    ) -> Request {
        let head =
            "POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Type: \(type)\r\nContent-Length: \(body.count)\r\n\r\n"
        return Request(bytes: Array(head.utf8) + body, ending: .wait, mayBeRight: mayBeRight)
    }

    private mutating func cut(_ path: String, _ body: String, _ ending: Request.Ending) -> Request {
        let bytes = whole(path, Array(body.utf8), mayBeRight: true).bytes
        return Request(
            bytes: Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &chance))), ending: ending,
            mayBeRight: true)
    }

    private mutating func noise() -> [UInt8] {
        (0..<Int.random(in: 1..<400, using: &chance)).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
    }
}
