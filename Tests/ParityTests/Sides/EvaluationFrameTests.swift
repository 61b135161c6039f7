import FeatureStore
import Foundation
import Parity
import Testing

/// The bytes of the protocol are a promise to other programs: docs/evaluate-protocol.md shows these very frames.
@Suite struct EvaluationFrameTests {
    static let examples: [(name: String, frame: EvaluationFrame)] = {
        var terms = EvaluationTerms()
        terms.memoryLimit = 1 << 30
        var device = Column(name: "device", type: .text)
        device.append("a")
        device.appendNull()
        var caseID = Column(name: "case_id", type: .int)
        caseID.append(Int64(7))
        caseID.append(Int64(7))
        let rows = ColumnBatch(columns: [caseID, device], rowCount: 2)
        return [
            ("open", .open(terms)), ("rows", .rows(source: "readings", batch: rows)),
            ("spine", .spine(view: "Good", batch: rows)), ("ask", .ask(view: "Good", positions: [0, 1])),
            ("close", .close),
            ("opened", .opened(version: 2, views: [ViewSignature(name: "Good", features: ["value"])])),
            ("answers", .answers(view: "Good", positions: [0, 1], batch: rows)),
            (
                "failures",
                .failures(view: "Good", failures: [QuestionFailure(position: 1, kind: .threw, text: "no")])
            ),
            ("answered", .answered(view: "Good")), ("refused", .refused(message: "no")), ("closed", .closed),
        ]
    }()

    @Test func documentShowsTheBytes() throws {
        let page = try String(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/evaluate-protocol.md"),
            encoding: .utf8)
        let shown = page.split(separator: "\n").filter { $0.contains(": ") && $0.hasPrefix("    ") }.map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        for (name, frame) in Self.examples {
            var bytes: [UInt8] = []
            frame.encode(into: &bytes)
            let text = bytes.map { String(format: "%02x", $0) }.joined(separator: " ")
            #expect(shown.contains("\(name): \(text)"), "docs/evaluate-protocol.md must show\n    \(name): \(text)")
        }
    }

    @Test func framesSurviveTheWire() throws {
        var bytes: [UInt8] = []
        for (_, frame) in Self.examples { frame.encode(into: &bytes) }
        for pieceSize in [1, 3, 64, 100_000] {
            var splitter = FrameSplitter()
            var again: [UInt8] = []
            var count = 0
            for start in stride(from: 0, to: bytes.count, by: pieceSize) {
                bytes[start..<min(start + pieceSize, bytes.count)].withUnsafeBytes { splitter.append($0) }
                while let frame = try splitter.next() {
                    frame.encode(into: &again)
                    count += 1
                }
            }
            #expect(again == bytes)
            #expect(count == Self.examples.count)
            #expect(splitter.pending == 0)
        }
    }

    @Test func damagedFramesAreErrorsAndNeverTraps() {
        let seed: UInt64 = 0x5eed_2026
        var random = SplitMix(seed: seed)
        var bytes: [UInt8] = []
        for (_, frame) in Self.examples { frame.encode(into: &bytes) }
        var errors = 0
        for _ in 0..<20_000 {
            var damaged = bytes
            for _ in 0...Int.random(in: 0...2, using: &random) {
                damaged[Int.random(in: 0..<damaged.count, using: &random)] ^=
                    1 << UInt8.random(in: 0...7, using: &random)
            }
            damaged.removeLast(Int.random(in: 0...damaged.count / 2, using: &random))
            var splitter = FrameSplitter()
            damaged.withUnsafeBytes { splitter.append($0) }
            do throws(ColumnCodecError) {
                while try splitter.next() != nil {}
            } catch {
                errors += 1
                #expect(!error.description.isEmpty)
            }
        }
        #expect(errors > 1000, "seed \(seed)")
    }

    @Test func enormousFrameIsRefusedAtItsHeader() {
        var splitter = FrameSplitter()
        [UInt8]([255, 255, 255, 255, 2]).withUnsafeBytes { splitter.append($0) }
        #expect(throws: ColumnCodecError.self) { _ = try splitter.next() }
    }

    @Test func otherVersionIsRefused() {
        #expect(throws: ColumnCodecError.self) {
            _ = try EvaluationFrame(kind: 1, payload: [2, 0] + [UInt8](repeating: 0, count: 28))
        }
    }

    @Test func batchesAreCutIntoFrames() {
        var numbers = Column(name: "n", type: .int)
        for value in 0..<150_000 { numbers.append(Int64(value)) }
        #expect(
            ColumnBatch(columns: [numbers], rowCount: 150_000).frameRanges
                == [0..<65_536, 65_536..<131_072, 131_072..<150_000])
        #expect(ColumnBatch(columns: [Column(name: "n", type: .int)], rowCount: 0).frameRanges == [0..<0])
        var texts = Column(name: "t", type: .text)
        for _ in 0..<40 { texts.append(String(repeating: "x", count: 1 << 20)) }
        let ranges = ColumnBatch(columns: [texts], rowCount: 40).frameRanges
        #expect(ranges.allSatisfy { $0.count <= 8 })
        #expect(ranges.flatMap { Array($0) } == Array(0..<40))
    }
}

/// A small generator with a seed, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
