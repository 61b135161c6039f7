internal import Contracts
internal import FeatureStore

extension PromotionRecord {
    /// Reads a record and holds it to its digest and its file's name; a signature is read, not verified.
    ///
    /// - Parameter file: the path, for messages; its last component must be the record's own file name.
    /// - Throws: ``RecordError``.
    public static func read(_ text: String, file: String) throws(RecordError) -> PromotionRecord {
        let read = try RecordFile(text, file: file)
        try read.requireEnd()
        let fields = RecordFields(
            read.root, "the record",
            required: [
                "view", "version", "promoted", "hashes", "evidence", "authors", "contract", "sql", "swift", "digest",
            ], optional: ["sqlite", "signature"], read.errors)
        let digest = fields?.hash("digest")
        let record = fields.flatMap(Self.record)
        try read.finish()
        guard let record, let digest, let fields else { throw .truncated(read.start) }
        guard record.digest == digest else { throw .edited(fields.location(of: "digest")) }
        try read.requireName(record.fileName, of: record.name, at: fields.location(of: "view"))
        return record
    }

    private static func record(_ fields: RecordFields) -> PromotionRecord? {
        let errors = fields.errors
        let promoted = Promoted(
            RecordFields(
                fields.fields["promoted"], "promoted", required: ["at", "by", "number"],
                optional: ["previous", "note"], errors))
        let hashes = PromotionHashes(
            RecordFields(
                fields.fields["hashes"], "hashes", required: ["sql", "swift", "contract"],
                optional: ["fixtures", "dependencies"], errors))
        let evidence = PromotionEvidence(reading: fields.fields["evidence"], errors)
        let authors = Authors(reading: fields.fields["authors"], errors)
        let signature = fields.fields["signature"].flatMap { Signature(reading: $0, errors) }
        guard let view = fields.text("view"), let version = fields.count("version", from: 1), let promoted,
            let hashes, let evidence, let authors, let contract = fields.block("contract"),
            let sql = fields.block("sql"), let swift = fields.block("swift")
        else { return nil }
        return PromotionRecord(
            view: view, version: version, promoted: promoted, hashes: hashes, evidence: evidence, authors: authors,
            contract: contract, sql: sql, sqlite: fields.block("sqlite"),
            swift: swift, signature: signature)
    }
}

extension PromotionRecord.Promoted {
    fileprivate init?(_ fields: RecordFields?) {
        guard let fields, let at = fields.instant("at"), let by = fields.text("by"),
            let number = fields.count("number", from: 1)
        else { return nil }
        self.init(
            at: at, by: by, number: number, previous: fields.hash("previous"),
            note: fields.text("note"))
    }
}

extension PromotionHashes {
    fileprivate init?(_ fields: RecordFields?) {
        guard let fields, let sql = fields.hash("sql"), let swift = fields.hash("swift"),
            let contract = fields.hash("contract")
        else { return nil }
        self.init(
            sql: sql, swift: swift, contract: contract,
            fixtures: fields.hash("fixtures"),
            dependencies: fields.hash("dependencies"))
    }
}

extension Authors {
    fileprivate init?(reading value: YAMLValue?, _ errors: ErrorCollector) {
        guard
            let fields = RecordFields(
                value, "authors", required: [], optional: ["sql", "swift", "same", "unknown"], errors)
        else { return nil }
        if let reason = fields.text("unknown") {
            self = .unknown(reason)
        } else if let sql = fields.texts("sql"), let swift = fields.texts("swift") {
            self = .known(sql: sql, swift: swift)
        } else {
            errors.report(
                at: fields.fields.location, "authors says nobody", expected: "sql: and swift:, or unknown:")
            return nil
        }
    }
}

extension PromotionRecord.Signature {
    init?(reading value: YAMLValue, _ errors: ErrorCollector) {
        guard let fields = RecordFields(value, "signature", required: ["key", "ed25519"], errors),
            let key = fields.text("key"), let ed25519 = fields.text("ed25519")
        else { return nil }
        self.init(key: key, ed25519: ed25519)
    }
}

extension RecordFields {
    /// An instant in RFC 3339.
    func instant(_ key: String) -> Timestamp? {
        guard let text = text(key) else { return nil }
        do {
            return try Timestamp(text)
        } catch {
            errors.report(
                at: location(of: key), "\(key) of \(what) is no instant: \(error)",
                expected: "2026-11-22T10:00:00Z")
            return nil
        }
    }
}
