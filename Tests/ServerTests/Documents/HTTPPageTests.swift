import Foundation
import Testing

@testable import Server

@Suite("docs/http.md")
struct HTTPPageTests {
    /// A fenced block of the page.
    private struct Block {
        let language: String
        let text: String
    }

    @Test("Every example of the page does what the page says")
    func examples() async throws {
        let page = try String(contentsOf: Python.root.appending(path: "docs/http.md"), encoding: .utf8)
        let blocks = Self.blocks(of: page)
        #expect(blocks.count { $0.language == "sh" } == 5 && blocks.count { $0.language == "python" } == 1)
        try await ServerRun.serving { run async throws in
            var shown: JSONValue?
            for block in blocks {
                let text = block.text.replacing(":6566", with: ":\(run.port)")
                switch block.language {
                case "sh":
                    let curl = try await Python.program("/bin/bash", ["-euc", text])
                    #expect(curl.status == 0, "\(curl.text)")
                    shown = try JSONReader.read(Array(curl.text.utf8))
                case "json":
                    #expect(try JSONReader.read(Array(block.text.utf8)) == shown)
                    shown = nil
                case "python":
                    let python = try await Python.run(.validators, ["-c", text])
                    #expect(python.status == 0, "\(python.text)")
                default: break
                }
            }
        }
    }

    @Test("The page's limits and addresses are the server's")
    func facts() throws {
        let page = try String(contentsOf: Python.root.appending(path: "docs/http.md"), encoding: .utf8)
        let limits = ServerLimits()
        #expect(limits.bodyBytes == 8 << 20 && limits.rows == 10_000 && limits.features == 1_000 && limits.depth == 32)
        #expect(limits.values == 1_000_000 && limits.heldBytes == 256 << 20 && limits.answerTime == .seconds(10))
        #expect(limits.bodyTime == .seconds(30) && limits.idle == .seconds(60) && limits.headerBytes == 32 << 10)
        #expect(limits.connections == 1_024 && limits.requests == 256)
        for code in [413, 408, 429, 422, 501, 503] { #expect(page.contains("\(code)")) }
    }

    private static func blocks(of page: String) -> [Block] {
        page.split(separator: "```", omittingEmptySubsequences: false).enumerated().compactMap { position, piece in
            guard position % 2 == 1, let end = piece.firstIndex(of: "\n") else { return nil }
            return Block(language: String(piece[..<end]), text: String(piece[piece.index(after: end)...]))
        }
    }
}
