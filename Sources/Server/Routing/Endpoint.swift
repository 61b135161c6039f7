import HTTPTypes

/// One address of the server: the list of them routes requests, guards them, counts them, and is held to the OpenAPI document.
struct Endpoint: Sendable {
    /// What it is called in metrics and logs.
    let name: Name
    /// The method that it takes.
    let method: HTTPRequest.Method
    /// Its path; a segment in braces stands for any.
    let path: String
    /// What a token must allow; nil: anybody may ask.
    let scope: TokenScope?
    /// Whose form its errors take.
    var errors = ErrorForm.own
    /// What is told where the answer takes too long; nil: it may take as long as it does.
    var overdue: Overdue?
    /// Whether it is answered however busy the server is.
    var isAlwaysAnswered = false
    /// Answers a request.
    let answer: @Sendable (Call) async throws -> Answer

    /// The names: a closed set, so that they can be labels.
    enum Name: String, CaseIterable, Sendable {
        case lookup, ingest, services, views, forget
        case healthz, readyz, metrics, openapi
        case feastOnlineFeatures = "feast_get_online_features"
        case feastPush = "feast_push"
        case feastWrite = "feast_write_to_online_store"
        case feastMaterialize = "feast_materialize"
        case feastMaterializeIncremental = "feast_materialize_incremental"
        case feastHealth = "feast_health"
        /// No endpoint: an unknown path or method.
        case none
    }

    /// What a request is about that takes too long.
    enum Overdue: Sendable {
        /// An answer is computed, or waited for.
        case answering
        /// Rows are read and stored.
        case storing

        /// What is told then.
        func error(_ notes: CallNotes) -> RequestError {
            switch self {
            case .answering: .overdue
            case .storing: notes.isBeingStored ? .perhapsStored : .notStored
            }
        }
    }

    /// Whose form errors take.
    enum ErrorForm: Sendable {
        /// The documented object.
        case own
        /// A JSON string that holds an object, and for wrong shapes pydantic's list: what Feast's client reads.
        case feast
    }
}

/// A request on its way through an endpoint.
struct Call: Sendable {
    /// The id that it is known by.
    let id: String
    /// Method, path and headers.
    let head: HTTPRequest
    /// The segment that stands for the braces in the endpoint's path, decoded; empty where there is none.
    let segment: String
    /// What stands behind the question mark, as it came.
    let query: String
    /// The body.
    var body: [UInt8]
    /// What the request turned out to be, for logs and metrics.
    let notes: CallNotes

    /// The media type of the body, without its parameters, in lower case; nil where none is named.
    var mediaType: String? {
        guard let value = head.headerFields[.contentType] else { return nil }
        // What nearly all clients write.
        if value == "application/json" { return value }
        return value.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
    }

    /// The body as JSON; the content type must say so.
    func json(_ limits: JSONLimits) throws(RequestError) -> JSONValue {
        guard mediaType == "application/json" else {
            throw RequestError(
                .unsupportedMediaType, "the body's content type is not taken here", expected: "application/json",
                found: mediaType ?? "no Content-Type", at: "Content-Type")
        }
        do throws(JSONError) {
            return try JSONReader.read(body, limits: limits)
        } catch {
            throw RequestError(error)
        }
    }
}
