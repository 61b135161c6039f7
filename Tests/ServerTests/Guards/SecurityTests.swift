import HTTPTypes
import Testing

@testable import Server

@Suite("Who may ask")
struct SecurityTests {
    private static let tokens = """
        # one line each
        read only-for-reading-0001
        write sha256:\(String(repeating: "00", count: 32))
        read,write both-of-the-two-0002; admin administration-0003
        """

    @Test("Each address asks for its scope; a token opens no other, and none is told in an answer or the log")
    func scopes() async throws {
        let options = ServerOptions(tokens: try AccessTokens(Self.tokens))
        try await ServerRun.serving(options: options, level: .trace) { run async throws in
            func status(_ method: HTTPRequest.Method, _ path: String, _ token: String?) async throws -> Int {
                let headers: HTTPFields = token.map { [.authorization: "Bearer \($0)"] } ?? [:]
                let body = method == .get ? nil : "{}"
                return try await run.ask(method, path, body, headers: headers).status
            }
            let (reader, both, admin) = ("only-for-reading-0001", "both-of-the-two-0002", "administration-0003")
            #expect(try await status(.get, "/v1/services", nil) == 401)
            #expect(try await status(.get, "/v1/services", "unknown-token-00000") == 401)
            #expect(try await status(.get, "/v1/services", reader) == 200)
            #expect(try await status(.get, "/v1/services", admin) == 403)
            #expect(try await status(.get, "/metrics", nil) == 401)
            #expect(try await status(.get, "/healthz", nil) == 200)
            #expect(try await status(.get, "/health", nil) == 200)
            #expect(try await status(.post, "/v1/lookup", reader) == 400)
            #expect(try await status(.post, "/v1/ingest/planes", reader) == 403)
            #expect(try await status(.post, "/v1/ingest/planes", both) == 400)
            #expect(try await status(.delete, "/v1/entities/aircraft", both) == 403)
            #expect(try await status(.delete, "/v1/entities/aircraft", admin) == 400)
            #expect(try await status(.post, "/get-online-features", nil) == 401)
            #expect(try await status(.post, "/push", reader) == 403)
            #expect(try await status(.post, "/materialize", admin) == 501)
            #expect(try await run.ask(.get, "/v1/views").headers[.wwwAuthenticate] == "Bearer")
            let basic = try await run.ask(.get, "/v1/views", headers: [.authorization: "Basic \(reader)"])
            #expect(basic.status == 401)
            for line in run.log.all {
                #expect(!line.contains(reader) && !line.contains(both) && !line.contains("unknown-token"), "\(line)")
            }
        }
    }

    @Test("Without tokens only loopback addresses are listened at, and only this machine's names are answered")
    func loopback() async throws {
        for host in ["127.0.0.1", "127.8.9.1", "localhost", "::1"] {
            #expect(throws: Never.self) { try ServerOptions(host: host).check() }
        }
        for host in [
            "0.0.0.0", "::", "192.168.0.1", "example.org", "127.0.0.1.example.org", "128.0.0.1", "127.0.0", "",
        ] {
            #expect(throws: ServerError.needsTokens(host: host)) { try ServerOptions(host: host).check() }
            let tokens = try AccessTokens(Self.tokens)
            #expect(throws: Never.self) { try ServerOptions(host: host, tokens: tokens).check() }
        }
        try await ServerRun.serving { run async throws in
            for (host, status) in [
                ("localhost", 200), ("127.0.0.1:1", 200), ("[::1]:6566", 200), ("rebound.example", 403),
            ] {
                let answer = try await RawConnection.open(run.port) { conversation in
                    try await conversation.send("GET /v1/services HTTP/1.1\r\nHost: \(host)\r\n\r\n")
                    return await conversation.answer()
                }
                #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(host)")
            }
        }
    }

    @Test("A list of tokens that cannot be read is refused by its line, and the message holds nothing of it")
    func list() throws {
        let wrong: [(String, Int)] = [
            ("read", 1), ("\nread short", 2), ("rad long-enough-token-1", 1), ("read sha256:12", 1),
            ("read a-b-c-d-e-f-g-h-i-j k", 1), ("read long-enough-token-1;long-enough-token-2", 2),
            ("read sha256:\(String(repeating: "0g", count: 32))", 1),
        ]
        for (text, line) in wrong {
            #expect {
                try AccessTokens(text)
            } throws: { error in
                guard let error = error as? TokenError else { return false }
                return error.line == line && !error.description.contains("long-enough")
                    && !error.description.contains("short")
            }
        }
        let hashed = try AccessTokens("read sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        #expect(hashed.scopes(of: "test") == [.read])
        #expect(hashed.scopes(of: "Test") == nil)
        #expect(try AccessTokens("").isEmpty)
        #expect(try AccessTokens("# nothing\n\n").isEmpty)
    }
}
