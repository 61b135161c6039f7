internal import Contracts
internal import FeatureStore

extension RetirementRecord {
    private static let header = """
        # Written by `featurestore retire`; do not edit. It keeps older records of this version from coming back.

        """

    /// The record as its file holds it; the same record gives the same bytes.
    public var text: String {
        var writer = RecordText()
        writer.write(entries)
        writer.write([(key: "digest", value: .word(digest))])
        if let signature { writer.write([(key: "signature", value: signature.node)]) }
        return Self.header + writer.text
    }

    /// What a signature signs: everything but the signature, behind a line that says what it is.
    var signedText: String {
        var writer = RecordText()
        writer.write(entries)
        return "featurestore retirement record 1\n" + writer.text
    }

    /// The hash over everything but the signature.
    public var digest: String { TextHash.of(signedText) }

    private var entries: [(key: String, value: RecordNode)] {
        RecordNode.entries([
            ("view", .word(view)), ("version", .number(version)), ("at", .word(at.description)), ("by", .text(by)),
            ("because", .text(because)), ("number", .number(number)), ("previous", .word(previous)),
        ])
    }

    /// Reads a record and holds it to its digest and its file's name; a signature is read, not verified.
    ///
    /// - Parameter file: the path, for messages; its last component must be the record's own file name.
    /// - Throws: ``RecordError``.
    public static func read(_ text: String, file: String) throws(RecordError) -> RetirementRecord {
        let read = try RecordFile(text, file: file)
        let required = ["view", "version", "at", "by", "because", "number", "previous", "digest"]
        try read.requireEnd()
        let fields = RecordFields(
            read.root, "the retirement", required: required, optional: ["signature"], read.errors)
        let digest = fields?.hash("digest")
        let record = fields.flatMap(Self.record)
        try read.finish()
        guard let record, let digest, let fields else { throw .truncated(read.start) }
        guard record.digest == digest else { throw .edited(fields.location(of: "digest")) }
        try read.requireName(record.fileName, of: record.name, at: fields.location(of: "view"))
        return record
    }

    private static func record(_ fields: RecordFields) -> RetirementRecord? {
        guard let view = fields.text("view"), let version = fields.count("version", from: 1),
            let at = fields.instant("at"), let by = fields.text("by"), let because = fields.text("because"),
            let number = fields.count("number", from: 1), let previous = fields.hash("previous")
        else { return nil }
        return RetirementRecord(
            view: view, version: version, at: at, by: by, because: because, number: number, previous: previous,
            signature: fields.fields["signature"].flatMap { .init(reading: $0, fields.errors) })
    }
}
