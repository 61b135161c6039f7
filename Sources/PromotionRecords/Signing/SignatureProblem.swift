public import Contracts
internal import Crypto
internal import Foundation

/// Why a record's signature does not count.
public enum SignatureProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// featurestore.yaml names signers, and nobody signed.
    case unsigned(signers: [String])
    /// The key is none of those that featurestore.yaml names.
    case unknownSigner(String, signers: [String])
    /// The signature is not 64 bytes in base 64.
    case malformed(key: String)
    /// The signature was not made over this record by this key.
    case forged(key: String)

    /// What is wrong and what to do, in one sentence or two.
    public var description: String {
        switch self {
        case .unsigned(let signers):
            "the record is not signed, and featurestore.yaml asks for a signature of \(Self.list(signers)). Let the holder "
                + "of the key promote"
        case .unknownSigner(let name, let signers):
            "the record is signed by '\(name)', and featurestore.yaml knows \(Self.list(signers)). Let the holder of a key "
                + "that it names promote"
        case .malformed(let key):
            "the signature of '\(key)' is no signature: it is not 64 bytes in base 64. Restore the record from git, or "
                + "promote again"
        case .forged(let key):
            "the signature was not made by the key '\(key)' over this record: either the record or the signature was "
                + "changed, or it belongs to another record. Restore it from git, or promote again"
        }
    }

    private static func list(_ names: [String]) -> String {
        names.isEmpty ? "nobody" : names.map { "'\($0)'" }.joined(separator: " or ")
    }

    /// What is wrong with the signature of a record, or nil; without signers none is asked for, and none is looked at.
    static func of(
        _ signature: PromotionRecord.Signature?, over text: String, signers: [PromotionPolicy.Signer]
    ) -> SignatureProblem? {
        guard !signers.isEmpty else { return nil }
        let names = signers.map(\.name)
        guard let signature else { return .unsigned(signers: names) }
        guard let signer = signers.first(where: { $0.name == signature.key }),
            let bytes = Data(base64Encoded: String(signer.publicKey.dropFirst("ed25519:".count))),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        else { return .unknownSigner(signature.key, signers: names) }
        guard let made = Data(base64Encoded: signature.ed25519), made.count == 64 else {
            return .malformed(key: signature.key)
        }
        return key.isValidSignature(made, for: Data(text.utf8)) ? nil : .forged(key: signature.key)
    }
}

extension PromotionRecord {
    /// What is wrong with the record's signature by what featurestore.yaml says, or nil.
    public func signatureProblem(_ policy: PromotionPolicy) -> SignatureProblem? {
        SignatureProblem.of(signature, over: signedText, signers: policy.signers)
    }
}

extension RetirementRecord {
    /// What is wrong with the record's signature by what featurestore.yaml says, or nil.
    public func signatureProblem(_ policy: PromotionPolicy) -> SignatureProblem? {
        SignatureProblem.of(signature, over: signedText, signers: policy.signers)
    }
}
