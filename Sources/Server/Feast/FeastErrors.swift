import HTTPTypes

/// Errors as Feast's feature server gives them: a JSON string that holds an object, pydantic's list for wrong shapes.
enum FeastErrors {
    static func status(_ error: RequestError) -> HTTPResponse.Status {
        switch error.code {
        case .malformedJSON, .malformedRequest, .invalidValue, .invalidRows: .unprocessableContent
        default: error.code.status
        }
    }

    static func body(_ error: RequestError) -> JSONWriter {
        var writer = JSONWriter()
        guard status(error) == .unprocessableContent else {
            var inner = JSONWriter()
            inner.object { inner in
                inner.member("module", "feast.errors")
                inner.member("class", name(error.code))
                inner.member("message", sentence(error))
            }
            writer.text(String(decoding: inner.bytes, as: UTF8.self))
            return writer
        }
        writer.object { writer in
            writer.name("detail")
            writer.array { writer in
                writer.object { writer in
                    writer.member("type", error.code.rawValue)
                    writer.name("loc")
                    writer.array { writer in
                        writer.text("body")
                        if let location = error.location, location != "body" { writer.text(location) }
                    }
                    writer.member("msg", sentence(error))
                }
            }
        }
        return writer
    }

    /// The class of `feast.errors` that the client raises.
    private static func name(_ code: ErrorCode) -> String {
        switch code {
        case .unknownService: "FeatureServiceNotFoundException"
        case .unknownFeature: "FeatureViewNotFoundException"
        case .unknownSource: "PushSourceNotFoundException"
        case .forbidden, .notServable, .unauthorized: "FeastPermissionError"
        default: "FeastError"
        }
    }

    private static func sentence(_ error: RequestError) -> String {
        var sentence = error.message
        if let expected = error.expected { sentence += "; expected \(expected)" }
        if let found = error.found { sentence += ", found \(found)" }
        if let location = error.location { sentence += " (\(location))" }
        return sentence
    }
}
