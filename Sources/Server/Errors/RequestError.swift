/// Why a request was not answered, as its sender is told.
struct RequestError: Error, Hashable {
    /// What went wrong, for machines.
    let code: ErrorCode
    /// One sentence, for people.
    var message: String
    /// What was expected instead, where one can say.
    var expected: String?
    /// What was found, where one can say.
    var found: String?
    /// The place in the request: `entities.aircraft[3]`, `line 2, column 14`.
    var location: String?
    /// Single findings, where there are several.
    var details: [Detail] = []
    /// After how many seconds it may be tried again.
    var retryAfter: Int?
    /// The methods that the address takes, where the method was wrong.
    var allowed: [String] = []
    /// Whether the rest of the request was not read, so that the connection has to end.
    var endsConnection = false

    /// One of several findings: a sentence, or what was expected and found.
    struct Detail: Hashable {
        /// The place.
        let location: String?
        /// What is wrong and what was expected, in one sentence.
        var message: String?
        /// What was expected.
        var expected: String?
        /// What was found.
        var found: String?
    }

    /// Makes an error.
    init(
        _ code: ErrorCode, _ message: String, expected: String? = nil, found: String? = nil, at location: String? = nil
    ) {
        self.code = code
        self.message = message
        self.expected = expected
        self.found = found
        self.location = location
    }

    /// The error of a text that is no JSON.
    init(_ error: JSONError) {
        self.init(
            error.isTooLarge ? .tooLarge : .malformedJSON, "the body is not the JSON that is taken",
            expected: error.expected, found: error.found, at: "line \(error.line), column \(error.column)")
    }

    /// The error of a value that is not of its column's type.
    init(_ error: CellError, at location: String) {
        self.init(
            .invalidValue, "a value is not of its column's type", expected: error.expected, found: error.found,
            at: location)
    }

    /// The body in the documented shape: `{"error": {…}, "request_id": …}`.
    func body(requestID: String) -> JSONWriter {
        var writer = JSONWriter()
        writer.object { writer in
            writer.name("error")
            writer.object { writer in
                writer.member("code", code.rawValue)
                writer.member("message", message)
                if let expected { writer.member("expected", expected) }
                if let found { writer.member("found", found) }
                if let location { writer.member("where", location) }
                guard !details.isEmpty else { return }
                writer.name("details")
                writer.array { writer in
                    for detail in details {
                        writer.object { writer in
                            if let location = detail.location { writer.member("where", location) }
                            if let message = detail.message { writer.member("message", message) }
                            if let expected = detail.expected { writer.member("expected", expected) }
                            if let found = detail.found { writer.member("found", found) }
                        }
                    }
                }
            }
            writer.member("request_id", requestID)
        }
        return writer
    }
}
