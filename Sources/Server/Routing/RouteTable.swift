import HTTPTypes

/// Finds the endpoint of a request.
struct RouteTable: Sendable {
    /// All endpoints.
    let endpoints: [Endpoint]
    private let fixed: [String: [Endpoint]]
    private let open: [(prefix: String, endpoint: Endpoint)]

    /// What a path and a method lead to.
    enum Match {
        /// An endpoint, and what stands for the braces in its path.
        case found(Endpoint, segment: String)
        /// The path is known, the method is not.
        case otherMethods([String])
        /// The path is not known.
        case none
    }

    /// Makes a table; paths with braces end with them.
    init(_ endpoints: [Endpoint]) {
        self.endpoints = endpoints
        fixed = Dictionary(grouping: endpoints.filter { !$0.path.hasSuffix("}") }, by: \.path)
        open = endpoints.filter { $0.path.hasSuffix("}") }
            .map { (prefix: String($0.path.prefix { $0 != "{" }), endpoint: $0) }
    }

    /// Finds the endpoint for a path without its query; HEAD is answered as GET is, without the body.
    func match(_ method: HTTPRequest.Method, _ path: Substring) -> Match {
        let method = method == .head ? .get : method
        if let known = fixed[String(path)] {
            if let endpoint = known.first(where: { $0.method == method }) { return .found(endpoint, segment: "") }
            return .otherMethods(known.flatMap(\.methods))
        }
        for (prefix, endpoint) in open where path.hasPrefix(prefix) {
            let rest = path.dropFirst(prefix.count)
            guard !rest.isEmpty, !rest.contains("/"), let segment = PercentText.decoded(rest) else { continue }
            return endpoint.method == method
                ? .found(endpoint, segment: segment) : .otherMethods(endpoint.methods)
        }
        return .none
    }
}

extension Endpoint {
    /// The methods that are answered, as the header `Allow` lists them.
    fileprivate var methods: [String] { method == .get ? ["GET", "HEAD"] : [method.rawValue] }
}

/// Text with `%20` in it, as it stands in paths and queries.
enum PercentText {
    /// The text meant, or nil where an escape is broken or the bytes are no UTF-8.
    static func decoded(_ text: Substring, plusIsSpace: Bool = false) -> String? {
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "%") {
                guard position + 2 < bytes.count, let high = hexadecimal(bytes[position + 1]),
                    let low = hexadecimal(bytes[position + 2])
                else { return nil }
                decoded.append(high << 4 | low)
                position += 3
            } else {
                decoded.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                position += 1
            }
        }
        return String(validating: decoded, as: UTF8.self)
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
