/// Reads members of a JSON object that is held to a documented shape.
struct ShapeReader {
    private let value: JSONValue
    private let place: String

    /// Reads an object that stands at a place of the request; the whole body by default.
    init(_ value: JSONValue, at place: String = "") {
        self.value = value
        self.place = place
    }

    /// Throws unless it is an object with no other members than these.
    func requireMembers(_ known: [String]) throws(RequestError) {
        guard case .object(let members) = value else {
            throw RequestError(
                .malformedRequest, "an object is expected here", expected: "an object", found: value.kind,
                at: place.isEmpty ? "body" : place)
        }
        for member in members where !known.contains(where: { $0.utf8.elementsEqual(member.name.utf8) }) {
            throw RequestError(
                .malformedRequest, "a member that is not known", expected: known.joined(separator: ", "),
                found: member.name.unicodeScalars.count <= 64 ? "'\(member.name)'" : "another", at: path(""))
        }
    }

    /// A member that must be there.
    func required(_ name: String) throws(RequestError) -> JSONValue {
        guard let member = value[name] else {
            throw RequestError(
                .malformedRequest, "a member is missing", expected: "\(name)", found: "none", at: path(name))
        }
        return member
    }

    /// A string that must be there.
    func text(_ name: String) throws(RequestError) -> String {
        let member = try required(name)
        guard case .text(let text) = member else { throw mismatch("a string", member, name) }
        return text
    }

    /// A string; nil where it is missing or null.
    func optionalText(_ name: String) throws(RequestError) -> String? {
        switch value[name] {
        case nil, .null: return nil
        case .text(let text): return text
        case let other?: throw mismatch("a string", other, name)
        }
    }

    /// A truth value; nil where it is missing or null.
    func optionalBool(_ name: String) throws(RequestError) -> Bool? {
        switch value[name] {
        case nil, .null: return nil
        case .bool(let bool): return bool
        case let other?: throw mismatch("true or false", other, name)
        }
    }

    /// An array of strings; nil where it is missing or null.
    func optionalTexts(_ name: String) throws(RequestError) -> [String]? {
        switch value[name] {
        case nil, .null: return nil
        case .array(let elements):
            var texts: [String] = []
            texts.reserveCapacity(elements.count)
            for (position, element) in elements.enumerated() {
                guard case .text(let text) = element else {
                    throw mismatch("a string", element, "\(name)[\(position)]")
                }
                texts.append(text)
            }
            return texts
        case let other?: throw mismatch("an array of strings", other, name)
        }
    }

    private func mismatch(_ expected: String, _ found: JSONValue, _ name: String) -> RequestError {
        RequestError(
            .malformedRequest, "a member is of another type", expected: expected, found: found.kind, at: path(name))
    }

    private func path(_ name: String) -> String {
        if name.isEmpty { return place.isEmpty ? "body" : place }
        return place.isEmpty ? name : "\(place).\(name)"
    }
}
