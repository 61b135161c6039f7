import NIOSSL

/// A certificate chain and its private key, in PEM.
public struct ServerCertificate: Sendable {
    /// The chain, the server's own certificate first.
    public let chain: String
    /// The private key.
    public let key: String

    /// Makes a pair of both.
    public init(chain: String, key: String) {
        self.chain = chain
        self.key = key
    }

    /// What the server's connections are made with.
    ///
    /// - Throws: ``ServerError/certificate(reason:)``, which quotes neither text.
    func configuration() throws(ServerError) -> TLSConfiguration {
        guard chain.contains("-----BEGIN CERTIFICATE-----") else {
            throw .certificate(
                reason: "expected a certificate in PEM (-----BEGIN CERTIFICATE-----), found "
                    + (holdsKey(chain) ? "a private key: are certificate and key swapped?" : "none in its file"))
        }
        guard holdsKey(key) else {
            throw .certificate(
                reason: "expected a private key in PEM (-----BEGIN PRIVATE KEY-----), found "
                    + (key.contains("-----BEGIN CERTIFICATE-----") ? "a certificate" : "none in its file"))
        }
        let certificates: [NIOSSLCertificate]
        do { certificates = try NIOSSLCertificate.fromPEMBytes(Array(chain.utf8)) } catch {
            throw .certificate(reason: "what follows -----BEGIN CERTIFICATE----- is no certificate (\(error))")
        }
        let privateKey: NIOSSLPrivateKey
        do { privateKey = try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem) } catch {
            throw .certificate(reason: "its private key cannot be read, or is encrypted (\(error))")
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(privateKey))
        configuration.minimumTLSVersion = .tlsv12
        return configuration
    }

    private func holdsKey(_ text: String) -> Bool { text.contains("PRIVATE KEY-----") }

    /// Whether the library says that certificate and key do not belong together.
    static func isMismatch(_ error: any Error) -> Bool { "\(error)".contains("KEY_VALUES_MISMATCH") }
}
