internal import Contracts

/// A record's file as keys and values, before anybody asks what they mean.
struct RecordFile {
    let file: String
    let root: YAMLValue
    let errors = ErrorCollector()

    init(_ text: String, file: String) throws(RecordError) {
        self.file = file
        if let line = Self.conflictLine(text) { throw .conflict(SourceLocation(file: file, line: line)) }
        do throws(ContractError) {
            root = try YAMLDocument.read(text, origin: YAMLDocument.Origin(file: file))
        } catch {
            throw .malformed([error])
        }
    }

    /// The line with which git begins a conflict, or nil.
    ///
    /// Only the margin counts: the halves inside of a record are indented.
    private static func conflictLine(_ text: String) -> Int? {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let marks = ["<<<<<<< ", "=======", ">>>>>>> ", "||||||| "].map { Array($0.utf8) }
        return lines.firstIndex { line in marks.contains { line.starts(with: $0) } }.map { $0 + 1 }
    }

    /// Where the record begins.
    var start: SourceLocation { SourceLocation(file: file, line: 1) }

    /// Refuses a record without the key that is written last.
    func requireEnd() throws(RecordError) {
        guard case .mapping(let entries) = root.content, entries.contains(where: { $0.key == "digest" }) else {
            if case .mapping(let entries) = root.content, let last = entries.last { throw .truncated(last.location) }
            throw .truncated(start)
        }
    }

    /// Refuses a record in a file of another name.
    func requireName(_ fileName: String, of record: String, at place: SourceLocation) throws(RecordError) {
        guard file.split(separator: "/").last.map(String.init) == fileName else {
            throw .misplaced(place, record: record, fileName: fileName)
        }
    }

    /// Throws what was reported so far.
    func finish() throws(RecordError) {
        guard errors.errors.isEmpty else { throw .malformed(ContractErrors(errors.errors).errors) }
    }
}

/// The values of one mapping of a record, asked for by key; what is missing or of another kind is reported.
struct RecordFields {
    let what: String
    let fields: Fields
    let errors: ErrorCollector

    init?(_ value: YAMLValue?, _ what: String, required: [String], optional: [String] = [], _ errors: ErrorCollector) {
        guard let value,
            let fields = value.fields(
                what, known: required + optional, required: required, example: "what `featurestore promote` writes",
                errors)
        else { return nil }
        self.what = what
        self.fields = fields
        self.errors = errors
    }

    /// Where the value of a key stands, or the mapping.
    func location(of key: String) -> SourceLocation { fields[key]?.location ?? fields.location }

    func text(_ key: String) -> String? {
        fields[key].flatMap { $0.text("\(key) of \(what)", example: "a text", errors) }
    }

    /// A long text, as the writer puts it: behind a byte order mark where it begins with one.
    func block(_ key: String) -> String? {
        guard let value = fields[key], case .mapping(let entries) = value.content else { return text(key) }
        guard entries.count == 1, entries[0].key == "behind_byte_order_mark" else { return text(key) }
        return RecordFields(value, key, required: ["behind_byte_order_mark"], errors)?
            .block("behind_byte_order_mark").map { "\u{FEFF}" + $0 }
    }

    func integer<Number: FixedWidthInteger>(_ key: String) -> Number? {
        guard let value = fields[key] else { return nil }
        guard case .scalar(let text, isQuoted: false) = value.content, let number = Number(text) else {
            errors.report(
                at: value.location, "\(key) of \(what) is no whole number", expected: "a whole number",
                found: value.kind)
            return nil
        }
        return number
    }

    /// A number that counts from so much on.
    func count(_ key: String, from least: Int = 0) -> Int? {
        guard let number: Int = integer(key) else { return nil }
        guard number >= least else {
            errors.report(
                at: location(of: key), "\(key) of \(what) is \(number)",
                expected: "\(least) or more")
            return nil
        }
        return number
    }

    func texts(_ key: String) -> [String]? {
        fields[key].flatMap { value in
            guard case .sequence = value.content else {
                errors.report(at: value.location, "\(key) of \(what) is not a list", found: value.kind)
                return nil
            }
            return value.texts("\(key) of \(what)", example: "a list of texts", errors)?.map(\.text)
        }
    }

    /// A SHA-256 in lower-case hexadecimal digits.
    func hash(_ key: String) -> String? {
        guard let text = text(key) else { return nil }
        let isHash = text.utf8.count == 64 && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
        if !isHash {
            errors.report(
                at: location(of: key), "\(key) of \(what) is no hash",
                expected: "64 hexadecimal digits in lower case")
        }
        return isHash ? text : nil
    }
}
