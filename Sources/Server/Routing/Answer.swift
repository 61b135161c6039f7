import HTTPTypes
import Hummingbird
import NIOCore

/// What a handler gives back.
struct Answer: Sendable {
    var status: HTTPResponse.Status = .ok
    var contentType: String?
    var body = ByteBuffer()

    /// An answer without a body.
    static func empty(_ status: HTTPResponse.Status = .ok) -> Answer { Answer(status: status) }

    /// An answer in JSON.
    static func json(_ writer: JSONWriter, status: HTTPResponse.Status = .ok) -> Answer {
        Answer(status: status, contentType: "application/json", body: writer.buffer)
    }

    /// An answer in another form of text.
    static func text(_ text: String, contentType: String, status: HTTPResponse.Status = .ok) -> Answer {
        Answer(status: status, contentType: contentType, body: ByteBuffer(string: text))
    }

    /// The answer as it goes out.
    func response(requestID: String) -> Response {
        var headers = HTTPFields()
        headers.reserveCapacity(8)
        if let contentType { headers[.contentType] = contentType }
        headers[.requestID] = requestID
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body))
    }
}

extension HTTPField.Name {
    /// The id that a request is known by in logs and in the feature log.
    static let requestID = HTTPField.Name(known: "X-Request-ID")
    /// What makes a delivery harmless to repeat.
    static let idempotencyKey = HTTPField.Name(known: "Idempotency-Key")

    /// A name that is known to be one.
    fileprivate init(known name: String) {
        guard let field = HTTPField.Name(name) else { preconditionFailure("\(name) is no name of a header") }
        self = field
    }
}
