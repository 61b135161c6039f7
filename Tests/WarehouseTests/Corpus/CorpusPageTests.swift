import Foundation
import Testing

/// docs/sqlite-corpus.md says what was measured.
@Suite struct CorpusPageTests {
    private static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/sqlite-corpus.md")

    @Test func thePageSaysWhatWasMeasured() async throws {
        var measurements: [CorpusMeasurement] = []
        for group in Corpus.groups { measurements.append(try await CorpusMeasurements.shared.measure(group)) }
        let text = CorpusPage.text(measurements)
        if ProcessInfo.processInfo.environment[CorpusPage.variable] != nil {
            try Data(text.utf8).write(to: Self.page)
        }
        print(text)
        let committed = try String(contentsOf: Self.page, encoding: .utf8)
        #expect(
            committed == text,
            "docs/sqlite-corpus.md is old: \(CorpusPage.variable)=1 swift test --filter CorpusPageTests writes it anew")
    }
}
