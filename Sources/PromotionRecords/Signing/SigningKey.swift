internal import Crypto
internal import Foundation

/// The secret key with which records are signed: Ed25519.
public struct SigningKey: Sendable {
    /// The key's name in `promotion: { signers: … }` of featurestore.yaml.
    public let name: String
    private let key: Curve25519.Signing.PrivateKey

    private static let mark = "ed25519-secret:"

    /// Makes a new key from the system's source of chance.
    public init(new name: String) {
        self.name = name
        key = Curve25519.Signing.PrivateKey()
    }

    /// Reads a secret as ``secret`` spells it; blanks around it do not count.
    ///
    /// - Throws: ``Malformed``, which never repeats the secret.
    public init(name: String, secret: String) throws(Malformed) {
        let text = String(secret.split(whereSeparator: \.isWhitespace).joined(separator: " "))
        guard text.hasPrefix(Self.mark), let bytes = Data(base64Encoded: String(text.dropFirst(Self.mark.count))),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        else { throw Malformed() }
        self.name = name
        self.key = key
    }

    /// A text that is no secret key.
    public struct Malformed: Error, Hashable, Sendable, CustomStringConvertible {
        /// What is expected; the text itself is not repeated.
        public var description: String {
            "the text is no signing key; expected ed25519-secret: and 32 bytes in base 64, as `featurestore promote "
                + "--new-key` writes it"
        }
    }

    /// The secret, for a file or a variable that only the signer can read.
    public var secret: String { Self.mark + key.rawRepresentation.base64EncodedString() }

    /// The public key, for `promotion: { signers: … }` of featurestore.yaml.
    public var publicKey: String { "ed25519:" + key.publicKey.rawRepresentation.base64EncodedString() }

    /// The record with a signature of this key over everything else in it.
    public func signed(_ record: PromotionRecord) throws -> PromotionRecord {
        var record = record
        record.signature = try signature(over: record.signedText)
        return record
    }

    /// The retirement with a signature of this key over everything else in it.
    public func signed(_ record: RetirementRecord) throws -> RetirementRecord {
        var record = record
        record.signature = try signature(over: record.signedText)
        return record
    }

    private func signature(over text: String) throws -> PromotionRecord.Signature {
        let signature = try key.signature(for: Data(text.utf8))
        return PromotionRecord.Signature(key: name, ed25519: signature.base64EncodedString())
    }
}
