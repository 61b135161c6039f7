import FeatureStore
import FeatureStoreTesting
import Foundation
import Testing
import Warehouse

@testable import Parity
@testable import Reports

/// The page of a run, as a real browser understands it.
@Suite struct HTMLReportTests {
    /// Data that would end elements, attributes and lines; the accents make characters of them that are no quotes.
    private static let hostile =
        "\"\u{301}><script>document.title='stolen'</script><img src=x onerror=\"document.title='stolen'\">&amp;'\u{301}"

    private static func page() throws -> String {
        var changes = ReportedVerdict.Changes()
        changes.aircraft = hostile
        changes.evidence = ["<b>not bold</b> & \(hostile)"]
        changes.votes = [
            Vote(
                feature: "departures_7d", kind: .valueDiffers,
                groups: [
                    Vote.Group(
                        voters: [
                            .warehouse("analytics", EngineDescription(name: "postgres", version: "15.20")), .swift,
                        ], answer: .value(.int(0))),
                    Vote.Group(
                        voters: [.warehouse("local", EngineDescription(name: "sqlite", version: "3.40.1"))],
                        answer: .value(.int(1))),
                ])
        ]
        changes.pairs =
            (0..<100).map { ComparedPair(sql: Double($0), swift: Double($0), agrees: true) }
            + [
                ComparedPair(sql: 3, swift: 90, agrees: false), ComparedPair(sql: .nan, swift: 1, agrees: false),
                ComparedPair(sql: -.infinity, swift: 1, agrees: false),
            ]
        return try HTMLReport.text(
            try ReportedVerdict.report(changes), examples: 2,
            teeth: [TeethBar(side: .sql, code: "BND", byFixtures: 3, byAttack: 2, survived: 1)])
    }

    /// What a script inside the page sees of it; the page has none of its own.
    private struct Seen: Decodable {
        let title: String
        let scripts: Int
        let images: Int
        let handlers: Int
        let resources: Int
        let dots: [String]
        let points: [String: Int]
        let matters: [String]
        let outside: [String]
        let overlapping: [String]
        let bars: Int
        let text: String
    }

    /// Measures every picture by the browser's own fonts: what leaves its view box, and which labels overlap.
    private static let probe = """
        <script>
        const all = (selector, of) => [...(of || document).querySelectorAll(selector)];
        const outside = [], overlapping = [];
        for (const svg of all('svg')) {
          const box = svg.getBoundingClientRect();
          const boxes = all('text', svg).map(t => [t, t.getBoundingClientRect()]);
          for (const e of all('text, circle, rect', svg)) {
            const b = e.getBoundingClientRect();
            if (b.left < box.left - 1 || b.right > box.right + 1 || b.top < box.top - 1 || b.bottom > box.bottom + 1)
              outside.push(e.outerHTML);
          }
          boxes.forEach(([t, a], i) => boxes.slice(i + 1).forEach(([u, b]) => {
            if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3)
              overlapping.push(t.textContent + ' | ' + u.textContent);
          }));
        }
        const points = {};
        for (const p of all('.point')) { const k = p.getAttribute('class'); points[k] = (points[k] || 0) + 1; }
        const seen = {
          title: document.title, scripts: document.scripts.length - 1, images: document.images.length,
          handlers: all('*').filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length,
          resources: performance.getEntriesByType('resource').length,
          dots: all('.dot').map(d => d.getAttribute('class')), points, matters: all('td.matters').map(c => c.textContent),
          outside, overlapping, bars: all('.bar rect').length, text: document.body.textContent
        };
        document.body.replaceChildren(Object.assign(document.createElement('pre'),
          { id: 'seen', textContent: btoa(unescape(encodeURIComponent(JSON.stringify(seen)))) }));
        </script>
        """

    private func look(at page: String) async throws -> Seen {
        let document = try await Browser.document(of: page.replacing("</body>", with: Self.probe + "</body>"))
        let marked = try #require(document.firstMatch(of: /<pre id="seen">([^<]*)</), "\(document.prefix(400))")
        return try JSONDecoder().decode(Seen.self, from: try #require(Data(base64Encoded: String(marked.1))))
    }

    @Test func aBrowserShowsRowsPointsAndWhy() async throws {
        let page = try Self.page()
        let seen = try await look(at: page)
        #expect(seen.title == "featurestore verify: diverged")
        // The smallest input has one row; the fixture in which it was first seen has three, the last after as_of.
        #expect(seen.dots == ["dot outside", "dot outside", "dot seen", "dot unseen"])
        #expect(seen.points == ["point agrees": 200, "point differs": 2])
        #expect(seen.matters == ["as_of - 7d exactly", "12"])
        #expect(seen.bars == 3)
        #expect(seen.outside.isEmpty, "\(seen.outside)")
        #expect(seen.overlapping.isEmpty, "\(seen.overlapping)")
        for part in [
            "SQL counts a row exactly 7 days old, Swift does not", "change `>` to `>=`", "^ would agree with `>=`",
            "the Swift side follows it, SQL contradicts it", "local (sqlite 3.40.1) stands alone with 1 (int)",
            "9 of 10 aims covered", "featurestore explain BND",
        ] {
            #expect(seen.text.contains(part), "\(part)")
        }
    }

    @Test func whatDataHoldsStaysText() async throws {
        let seen = try await look(at: try Self.page())
        #expect(seen.scripts == 0 && seen.images == 0 && seen.handlers == 0 && seen.resources == 0)
        #expect(seen.text.unicodeScalars.contains("\u{301}"))
        #expect(seen.text.contains("<b>not bold</b> & "))
    }

    @Test func theSameVerdictGivesTheSamePage() throws {
        #expect(try Self.page().utf8.elementsEqual(try Self.page().utf8))
    }

    @Test func crowdedLinesStayReadable() async throws {
        let view = try #require(try Repository.project().view("RecentDelays"))
        let project = try Repository.project()
        let flights = try #require(project.source("flights"))
        var generator = SeededGenerator(seed: 4)
        let rows = (0..<14).map { number in
            let distance =
                -Int64.random(in: 0...8, using: &generator) * ReportedVerdict.day
                + Int64.random(in: -1...1, using: &generator)
            let values = flights.columns.map { column -> CellValue in
                switch column.name {
                case "flight_id": .int(number.isMultiple(of: 3) ? 1_234_567_890_123 + Int64(number) : Int64(number))
                case "scheduled_at": .timestamp(Timestamp(microseconds: ReportedVerdict.asOf.microseconds + distance))
                default: .null
                }
            }
            return RelevantRows.Row(
                values: values, isVisible: distance <= 0, unknownColumns: [],
                location: .init(file: "rows", line: number + 1))
        }
        let divergence = Divergence(
            view: view.name, feature: "departures_7d", kind: .valueDiffers, warehouse: "local",
            question: ReportedVerdict.question("aircraft/crowd", .fixture), sql: .value(.int(1)),
            swift: .value(.int(2)),
            rows: [RelevantRows(source: flights, rows: rows, omitted: 0)])
        let seen = try await look(at: try HTMLReport.text(try ReportedVerdict.report(.init(examples: [divergence]))))
        #expect(seen.dots.count == 14)
        #expect(seen.outside.isEmpty, "\(seen.outside)")
        #expect(seen.overlapping.isEmpty, "\(seen.overlapping)")
    }

    @Test func aPictureOfThePageIsNotEmpty() async throws {
        let picture = try await Browser.screenshot(of: try Self.page(), width: 1_000, height: 1_600)
        let bytes = [UInt8](picture)
        try #require(bytes.count > 24)
        #expect(bytes.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        // Width and height stand behind the first chunk's name.
        #expect(Array(bytes[16..<24]) == [0, 0, 0x03, 0xE8, 0, 0, 0x06, 0x40])
        // A page of one colour takes about 10 kB at this size.
        #expect(bytes.count > 40_000)
    }

    @Test func samplesOfNumbersAreBoundedAndTheSameHoweverTheyCome() {
        func filled(_ numbers: Range<Int>) -> PairSample {
            var sample = PairSample()
            for number in numbers {
                sample.add(agrees: true) { ComparedPair(sql: Double(number), swift: Double(number), agrees: true) }
            }
            return sample
        }
        let whole = filled(0..<100_000)
        #expect(whole.pairs.count <= PairSample.mostAgreeing)
        #expect(whole.pairs.count > PairSample.mostAgreeing / 4)
        #expect(whole.pairs == filled(0..<100_000).pairs)
        var merged = PairSample()
        for start in stride(from: 0, to: 100_000, by: 1_000) { merged.merge(filled(start..<(start + 1_000))) }
        #expect(merged.pairs.count <= PairSample.mostAgreeing)
        // What is kept is spread over the whole run, not taken from its beginning.
        for sample in [whole, merged] {
            let last = sample.pairs.map(\.sql).max() ?? 0
            #expect(last > 95_000, "\(last)")
            #expect(Set(sample.pairs.map { Int($0.sql) / 10_000 }).count == 10)
        }
    }
}
