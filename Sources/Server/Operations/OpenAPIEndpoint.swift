import NIOCore

/// `GET /openapi.json`: what the server takes and gives, in OpenAPI 3.1.
enum OpenAPIEndpoint {
    static func answer() -> Answer {
        Answer(contentType: "application/json", body: ByteBuffer(bytes: document))
    }

    /// The document, as the repository holds it.
    static var document: [UInt8] { PackageResources.openapi_json }
}
