internal import FeatureStore

extension PromotionRecord {
    private static let header = """
        # Written by `featurestore promote`; do not edit. `featurestore verify --check` compares it with the sources.

        """

    /// The record as its file holds it; the same record gives the same bytes.
    public var text: String {
        var writer = RecordText()
        writer.write(entries)
        writer.write([(key: "digest", value: .word(digest))])
        if let signature {
            writer.write([(key: "signature", value: signature.node)])
        }
        return Self.header + writer.text
    }

    /// What a signature signs: everything but the signature, behind a line that says what it is.
    var signedText: String {
        var writer = RecordText()
        writer.write(entries)
        return "featurestore promotion record 1\n" + writer.text
    }

    /// The hash over everything but the signature: what the next record names as its predecessor.
    public var digest: String { TextHash.of(signedText) }

    private var entries: [(key: String, value: RecordNode)] {
        RecordNode.entries([
            ("view", .word(view)),
            ("version", .number(version)),
            ("promoted", promoted.node),
            ("hashes", hashes.node),
            ("evidence", evidence.node),
            ("authors", authors.node),
            ("contract", .block(contract)),
            ("sql", .block(sql)),
            ("sqlite", sqlite.map(RecordNode.block)),
            ("swift", .block(swift)),
        ])
    }
}

extension PromotionRecord.Signature {
    var node: RecordNode { .fields([("key", .word(key)), ("ed25519", .word(ed25519))]) }
}

extension PromotionRecord.Promoted {
    fileprivate var node: RecordNode {
        .fields([
            ("at", .word(at.description)), ("by", .text(by)), ("number", .number(number)),
            ("previous", previous.map(RecordNode.word)), ("note", note.map(RecordNode.text)),
        ])
    }
}

extension PromotionHashes {
    fileprivate var node: RecordNode {
        .fields([
            ("sql", .word(sql)), ("swift", .word(swift)), ("contract", .word(contract)),
            ("fixtures", fixtures.map(RecordNode.word)), ("dependencies", dependencies.map(RecordNode.word)),
        ])
    }
}

extension Authors {
    fileprivate var node: RecordNode {
        switch self {
        case .known(let sql, let swift):
            .fields([
                ("sql", .texts(sql)), ("swift", .texts(swift)), ("same", .word(areSame == true ? "true" : "false")),
            ])
        case .unknown(let reason): .fields([("unknown", .text(reason))])
        }
    }
}
