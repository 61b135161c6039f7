import HTTPTypes

/// What went wrong with a request, as machines read it: a closed set, each with its HTTP status.
enum ErrorCode: String, CaseIterable, Sendable {
    /// The body is not JSON, or not the JSON that is taken.
    case malformedJSON = "malformed_json"
    /// The body is JSON, but not of the documented shape.
    case malformedRequest = "malformed_request"
    /// A value is not of its column's type.
    case invalidValue = "invalid_value"
    /// Rows of a delivery do not fit their source.
    case invalidRows = "invalid_rows"
    /// There is no such service.
    case unknownService = "unknown_service"
    /// There is no such view or feature.
    case unknownFeature = "unknown_feature"
    /// There is no such source.
    case unknownSource = "unknown_source"
    /// There is no such entity.
    case unknownEntity = "unknown_entity"
    /// There is no such address.
    case unknownRoute = "unknown_route"
    /// The address does not take this method.
    case methodNotAllowed = "method_not_allowed"
    /// The body's content type is none that the address takes.
    case unsupportedMediaType = "unsupported_media_type"
    /// The body, or what it asks for, is larger than the server takes.
    case tooLarge = "too_large"
    /// The body did not come in time.
    case tooSlow = "too_slow"
    /// No token was given, or one that is not known.
    case unauthorized
    /// The token's scopes do not cover the address.
    case forbidden
    /// The view is not promoted, or its promotion does not hold.
    case notServable = "not_servable"
    /// The instant lies before what can be answered, or after now.
    case asOfOutOfRange = "as_of_out_of_range"
    /// What was delivered contradicts what is stored.
    case contradiction
    /// More is asked than the server can answer now.
    case overloaded
    /// The answer took longer than the server gives it.
    case timedOut = "timed_out"
    /// The server is going down.
    case draining
    /// The store does not answer, or has no room.
    case storeUnavailable = "store_unavailable"
    /// A view's Swift half threw.
    case computeFailed = "compute_failed"
    /// An entity was erased, and something of it is left.
    case tracesLeft = "traces_left"
    /// This server does not offer it.
    case notImplemented = "not_implemented"
    /// A fault of the server.
    case internalFault = "internal"

    /// The status that goes with it.
    var status: HTTPResponse.Status {
        switch self {
        case .malformedJSON, .malformedRequest, .invalidValue, .invalidRows: .badRequest
        case .unknownService, .unknownFeature, .unknownSource, .unknownEntity, .unknownRoute: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .unsupportedMediaType: .unsupportedMediaType
        case .tooLarge: .contentTooLarge
        case .tooSlow: .requestTimeout
        case .unauthorized: .unauthorized
        case .forbidden: .forbidden
        case .notServable: .forbidden
        case .asOfOutOfRange: .unprocessableContent
        case .contradiction: .conflict
        case .overloaded: .tooManyRequests
        case .timedOut, .draining, .storeUnavailable: .serviceUnavailable
        case .computeFailed, .tracesLeft: .internalServerError
        case .notImplemented: .notImplemented
        case .internalFault: .internalServerError
        }
    }
}
