import FeatureStore
import FeatureStoreTesting
import Foundation
import Parity
import Reports
import Testing

@testable import Audit

/// The page of an audit, as a real browser understands it.
@Suite("The page of an audit")
struct AuditPageTests {
    private static let hostile = "\"><script>document.title='stolen'</script><img src=x onerror=\"alert(1)\">&amp;"
    private static let start = Timestamp(microseconds: 1_767_960_000_000_000)

    /// An hour of answers, in each minute more of them different, of every cause.
    private static var report: AuditReport {
        var report = AuditReport(warehouse: "analytics \(hostile)")
        report.records = 600
        report.goneFiles = 1
        report.served = start...(start + .hours(1))
        report.intervals = (0..<60).map { minute in
            var interval = AuditInterval(start: start + .minutes(Int64(minute)), length: .minutes(1))
            interval.answers = 100
            for (rank, cause) in DifferenceCause.allCases.enumerated() where minute > rank {
                interval.causes[cause] = minute / 4
            }
            return interval
        }
        var feature = ViewAudit.FeatureAudit(feature: "departures_7d")
        feature.answers = 6_000
        for cause in DifferenceCause.allCases { feature.causes[cause] = 420 }
        report.views = [ViewAudit(version: "RecentDelays@1", questions: 6_000, features: [feature])]
        report.notCompared = [("\(hostile) is gone", 3)]
        report.examples = [
            AuditExample(
                request: hostile, place: "served-1.ndjson:4", servedAt: start, asOf: start, version: "RecentDelays@1",
                feature: "departures_7d", keys: [NamedValue(name: "tailnum", value: .text(hostile))], cause: .data,
                served: .int(3), sql: .value(.int(4)), swift: .value(.int(4)), servedRows: 3, warehouseRows: 4,
                rows: [
                    RowDifference(
                        source: "flights", columns: ["flight_id"], kind: .late, served: nil, warehouse: [.int(12)],
                        ingestedAt: start + .minutes(5))
                ], rowsUnknown: nil)
        ]
        return report
    }

    /// What the probe finds on the page.
    private struct Seen: Decodable {
        let title, text: String
        let scripts, images, handlers, resources: Int
        let bars: [String: Int]
        let outside: [String]
        let highest: Double
    }

    private static let probe = """
        <script>
        const all = s => [...document.querySelectorAll(s)], bars = {}, outside = [];
        let highest = 999;
        const box = document.querySelector('svg').viewBox.baseVal;
        for (const r of all('svg rect')) {
          const name = r.getAttribute('class'), b = r.getBBox();
          bars[name] = (bars[name] || 0) + 1;
          highest = Math.min(highest, b.y);
          if (b.x < 0 || b.y < 0 || b.x + b.width > box.width || b.y + b.height > box.height || b.width <= 0 || b.height <= 0)
            outside.push(name + ' ' + [b.x, b.y, b.width, b.height].join(' '));
        }
        const seen = { title: document.title, text: document.body.textContent, scripts: document.scripts.length - 1,
          images: document.images.length, bars, outside, highest,
          handlers: all('*').filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length,
          resources: performance.getEntriesByType('resource').length };
        document.body.replaceChildren(Object.assign(document.createElement('pre'),
          { id: 'seen', textContent: btoa(unescape(encodeURIComponent(JSON.stringify(seen)))) }));
        </script>
        """

    @Test("A browser draws every bar within the plot, and takes nothing that was logged for a part of the page")
    func drawn() async throws {
        let page = try AuditHTML.text(Self.report, budget: 0.01)
        let document = try await Browser.document(of: page.replacing("</body>", with: Self.probe + "</body>"))
        let marked = try #require(document.firstMatch(of: /<pre id="seen">([^<]*)</), "\(document.prefix(400))")
        let seen = try JSONDecoder().decode(Seen.self, from: try #require(Data(base64Encoded: String(marked.1))))
        #expect(seen.title == "featurestore audit: above the budget")
        #expect(seen.scripts == 0 && seen.images == 0 && seen.handlers == 0 && seen.resources == 0)
        // A grey foot for each minute; of each cause a bar where there is something to draw.
        #expect(seen.bars == ["looked": 60, "data": 56, "logic": 56, "version": 56, "log": 56], "\(seen.bars)")
        #expect(seen.outside.isEmpty, "\(seen.outside)")
        #expect(seen.highest < 20)
        for part in [
            "1,680 differ", "28.000 %", "RecentDelays@1", "late: the store took it", "flight_id 12", Self.hostile,
            "removed while it was read, and left out: 1 file", "not compared: 3 answers",
        ] {
            #expect(seen.text.contains(part), "\(part) in \(seen.text)")
        }
        let picture = [UInt8](try await Browser.screenshot(of: page, width: 800, height: 900))
        // A page of one colour takes a few kB.
        #expect(picture.prefix(4) == [0x89, 0x50, 0x4E, 0x47] && picture.count > 20_000)
    }
}
