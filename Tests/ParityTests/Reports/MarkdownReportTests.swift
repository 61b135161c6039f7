import Foundation
import Testing

@testable import Parity
@testable import Reports

/// The comment on a pull request, as GitHub's own renderer understands it.
@Suite struct MarkdownReportTests {
    /// Values that would end cells, tags, fences and paragraphs, call people and load pictures.
    private static let hostile =
        "a|b</code></td></details><script>alert(1)</script>\n\n# big\n```\n~~~\n| x |\n<img src=x> [l](http://x) ![i](http://x) "
        + "@everyone #1 www.example.com https://example.com *b* _i_ `c` ``` $x$ \u{202E}desrever \u{301}<b>"

    /// What `cmark-gfm` makes of Markdown, with the tags that GitHub lets through.
    private func render(_ markdown: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["cmark-gfm", "--unsafe", "-e", "table", "-e", "autolink", "-e", "strikethrough"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        // More than a pipe holds is written while it is read.
        let writer = Thread {
            try? input.fileHandleForWriting.write(contentsOf: Data(markdown.utf8))
            try? input.fileHandleForWriting.close()
        }
        writer.start()
        let html = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "run Scripts/install-packages test")
        return String(decoding: html, as: UTF8.self)
    }

    /// How often each tag stands in HTML.
    private func tags(_ html: String) -> [String: Int] {
        html.matches(of: /<([a-z0-9]+)/).reduce(into: [:]) { $0[String($1.1), default: 0] += 1 }
    }

    private func hostileChanges() -> ReportedVerdict.Changes {
        var changes = ReportedVerdict.Changes()
        changes.aircraft = Self.hostile
        changes.evidence = [Self.hostile]
        return changes
    }

    @Test func aReaderSeesTheTableTheInputAndTheDiff() throws {
        let text = MarkdownReport.text(try ReportedVerdict.report())
        let html = try render(text)
        #expect(tags(html)["table"] == 1 && tags(html)["tr"] == 2 && tags(html)["td"] == 5)
        #expect(tags(html)["details"] == 1 && tags(html)["summary"] == 1 && tags(html)["pre"] == 2)
        #expect(html.contains("<h2>featurestore verify: diverged</h2>"))
        #expect(html.contains("<code>BND</code> <code>RecentDelays&#58;departures&#95;7d</code> on <code>local</code>"))
        #expect(html.contains("smallest input (1 row, was 4,812)"))
        #expect(html.contains("language-diff"))
        #expect(html.contains("\n@@ -22,1 +22,1 @@\n"))
        let lines = text.split(separator: "\n")
        let removed = try #require(lines.first { $0.hasPrefix("-") && $0.contains("f.scheduled_at >  s.as_of") })
        #expect(lines.contains("+" + removed.dropFirst().replacing(">  s.as_of", with: ">=  s.as_of")))
    }

    @Test func whatValuesHoldChangesNothing() throws {
        let plain = try render(MarkdownReport.text(try ReportedVerdict.report()))
        let html = try render(MarkdownReport.text(try ReportedVerdict.report(hostileChanges())))
        #expect(tags(html) == tags(plain), "\(html)")
        #expect(!html.contains("\u{202E}"))
    }

    @Test func textStaysTextInAParagraph() throws {
        let html = try render(
            "x \(MarkdownText.escaped(Self.hostile))\n\n| a |\n| --- |\n| \(MarkdownText.code(Self.hostile)) |\n")
        #expect(
            tags(html).keys.sorted()
                == ["code", "p", "table", "tbody", "td", "th", "thead", "tr"].filter { tags(html)[$0] != nil })
        #expect(tags(html)["td"] == 1 && tags(html)["a"] == nil && tags(html)["img"] == nil)
    }

    @Test func aFenceIsLongerThanWhatItHolds() throws {
        let code = "a\n````\n```` b `````"
        let html = try render(MarkdownText.fenced(code, language: "text") + "\n\nbehind\n")
        #expect(html == "<pre><code class=\"language-text\">\(code)\n</code></pre>\n<p>behind</p>\n")
    }

    @Test func itNeverGrowsBeyondAComment() throws {
        var changes = ReportedVerdict.Changes()
        changes.examples = (0..<2_000).map { number in
            Divergence(
                view: "RecentDelays", feature: "departures_7d", kind: .swiftError, warehouse: "local",
                question: ReportedVerdict.question("case\(number)", .fixture), sql: .value(.int(1)),
                swift: .swiftFailure(.threw(String(repeating: "\u{1F6EB}|", count: number))))
        }
        let text = MarkdownReport.text(try ReportedVerdict.report(changes))
        #expect(text.utf8.count <= MarkdownReport.longest && MarkdownReport.longest < 65_536)
        #expect(text.utf8.count > MarkdownReport.longest / 2)
        let omitted = try #require(text.firstMatch(of: /([0-9,]+) more findings not shown here/))
        let html = try render(text)
        // Whole, or in a line.
        let shown = (tags(html)["details"] ?? 0) + html.matches(of: /<li>\s*(<p>)?<code>swift/).count
        #expect(shown + (Int(omitted.1.replacing(",", with: "")) ?? 0) == 2_000)
        #expect(text.hasSuffix("\n"))
    }

    @Test func oneFindingWithAnEndlessValueIsShownCut() throws {
        var changes = ReportedVerdict.Changes()
        changes.aircraft = String(repeating: "x\u{301}`|<", count: 100_000)
        let text = MarkdownReport.text(try ReportedVerdict.report(changes))
        #expect(text.utf8.count <= MarkdownReport.longest)
        #expect(text.contains("<details>") && text.contains("would agree with `>=`"))
    }
}
