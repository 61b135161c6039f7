import Contracts
import Foundation
import PromotionRecords

/// Where signing keys come from: a file, or a variable of the environment.
struct SigningKeys {
    let context: Context

    /// The variable that holds a secret key where no file is named.
    static let variable = "FEATURESTORE_SIGNING_KEY"

    /// The key of a file, or of the environment; nil where there is neither.
    ///
    /// - Parameter signers: those of featurestore.yaml, by which the key gets its name; a key that is none of them has none.
    /// - Throws: ``CommandFailure`` for what is no key.
    func read(_ file: String?, among signers: [PromotionPolicy.Signer]) throws -> GivenKey? {
        let (place, secret): (String, String)
        if let file {
            guard let data = FileManager.default.contents(atPath: context.absolute(file)) else {
                throw CommandFailure("\(file) cannot be read: check that it is there, and its permissions.")
            }
            (place, secret) = (file, String(decoding: data, as: UTF8.self))
        } else if let value = context.environment[Self.variable], !value.isEmpty {
            (place, secret) = (Self.variable, value)
        } else {
            return nil
        }
        do throws(SigningKey.Malformed) {
            let key = try SigningKey(name: "", secret: secret)
            guard let signer = signers.first(where: { $0.publicKey == key.publicKey }) else { return .unknown }
            return .signer(try SigningKey(name: signer.name, secret: secret))
        } catch {
            throw CommandFailure("\(place): \(error).")
        }
    }

    /// A key that was given.
    enum GivenKey {
        /// The key of a signer that featurestore.yaml names.
        case signer(SigningKey)
        /// A key of nobody that it names.
        case unknown
    }

    /// Makes a key, writes the secret to a new file and says what to add to featurestore.yaml.
    func make(_ name: String, file: String) throws -> ExitStatus {
        guard Names.isColumnName(name) else {
            throw CommandFailure(
                "'\(name)' cannot name a key; expected lower-case letters, digits and underscores, as ci.")
        }
        let path = context.absolute(file)
        guard !FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure("\(file) is there already, and a key is never written over. Name another file.")
        }
        let key = SigningKey(new: name)
        try WrittenFile.write(key.secret + "\n", to: path, shown: file, isSecret: true)
        try context.terminal.write(
            """
            wrote the secret key \(name) to \(file). Keep it out of the repository; whoever has it can promote.
            Add to featurestore.yaml:

            promotion:
              signers: { \(name): "\(key.publicKey)" }

            """)
        return .agreed
    }
}
