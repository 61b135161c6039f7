import Contracts
import FeatureStore
import Testing

@testable import PromotionRecords

@Suite struct PromotionGateTests {
    private let small = SmallProject()
    private let view = ViewVersion(family: "RecentDelays", version: 1)

    /// A record of the view as it stands in a project.
    private func record(_ project: SmallProject, _ name: String = "RecentDelays", number: Int = 1) throws
        -> PromotionRecord
    {
        let project = try project.project()
        let view = try #require(project.view(name))
        let now = Fingerprints.of(view, in: project)
        var record = someRecord(view: view.family, version: view.version, number: number)
        record.hashes.sql = now.sql
        record.hashes.swift = now.swift
        record.hashes.contract = now.contract
        record.contract = now.contractLines
        return record
    }

    private func file(_ record: PromotionRecord) -> EmbeddedFile {
        EmbeddedFile(path: "Promotions/\(record.fileName)", text: record.text)
    }

    private func gate(_ project: SmallProject, _ files: [EmbeddedFile]) throws -> PromotionGate {
        PromotionGate(project: try project.project(), book: PromotionBook(files))
    }

    private func refusal(_ project: SmallProject, _ files: [EmbeddedFile]) throws -> NotServable? {
        if case .refused(let reason) = try gate(project, files).decision("RecentDelays") { reason } else { nil }
    }

    private func signed(by key: SigningKey) throws -> SmallProject {
        try small.replacing(
            "services:", with: "promotion: { signers: { \(key.name): \"\(key.publicKey)\" } }\nservices:",
            in: "featurestore.yaml")
    }

    @Test func `What was promoted as it stands is served, by any of its names`() throws {
        let gate = try gate(small, [file(try record(small))])
        for name in ["RecentDelays", "RecentDelays@1"] {
            #expect(gate.decision(name) == .promoted(view, number: 1))
            try gate.require(name)
        }
        #expect(throws: NotServable.neverPromoted(ViewVersion(family: "LastRepair", version: 1))) {
            try gate.require("LastRepair")
        }
        #expect(throws: NotServable.self) { try gate.require("RecentDelays@2") }
    }

    @Test func `A changed half is refused with the hash that differs`() throws {
        let promoted = file(try record(small))
        let edited = try small.replacing("'7 days'", with: "'8 days'", in: "RecentDelays.sql")
        guard case .void(_, let voiding) = try refusal(edited, [promoted]) else {
            Issue.record("not void")
            return
        }
        #expect(voiding.changed.map(\.kind) == [.sql])
        #expect(voiding.contract.isEmpty)
        let message = try #require(try refusal(edited, [promoted])).description
        #expect(message.contains("sql (promoted \(try record(small).hashes.sql.prefix(12)), now "))
        #expect(message.contains("featurestore promote RecentDelays@1"))
        let allowed = try edited.replacing(
            "services:", with: "promotion: { serve_unpromoted: [RecentDelays] }\nservices:", in: "featurestore.yaml")
        #expect(try gate(allowed, [promoted]).decision("RecentDelays") == .allowed(view))
    }

    @Test func `Versions are judged apart`() throws {
        var both = try small.replacing("entity: aircraft", with: "entity: aircraft\nversion: 2", in: "RecentDelays.sql")
        for ending in ["sql", "swift"] {
            let text = try #require(small.files["Features/RecentDelays.\(ending)"])
            both = both.adding(text.replacing("RecentDelays", with: "RecentDelays_v1"), as: "RecentDelays_v1.\(ending)")
        }
        let gate = try gate(both, [file(try record(small))])
        #expect(gate.decision("RecentDelays@1") == .promoted(view, number: 1))
        #expect(gate.decision("RecentDelays_v1") == .promoted(view, number: 1))
        #expect(
            gate.decision("RecentDelays") == .refused(.neverPromoted(ViewVersion(family: "RecentDelays", version: 2))))
    }

    @Test func `Only a signature of a known key over this record counts`() throws {
        let key = SigningKey(new: "ci")
        let project = try signed(by: key)
        let plain = try record(project)
        let good = try key.signed(plain)
        #expect(try refusal(project, [file(good)]) == nil)
        #expect(try PromotionRecord.read(good.text, file: good.fileName) == good)

        func problem(_ record: PromotionRecord) throws -> SignatureProblem? {
            if case .signature(_, let problem) = try refusal(project, [file(record)]) { problem } else { nil }
        }
        #expect(try problem(plain) == .unsigned(signers: ["ci"]))
        #expect(try problem(SigningKey(new: "other").signed(plain)) == .unknownSigner("other", signers: ["ci"]))
        #expect(try problem(SigningKey(new: "ci").signed(plain)) == .forged(key: "ci"))
        var cut = good
        cut.signature?.ed25519.removeLast(8)
        #expect(try problem(cut) == .malformed(key: "ci"))
        // Whoever edits a record can make its digest anew, and not its signature.
        var edited = good
        edited.evidence.decisions.unchecked = []
        #expect(try problem(edited) == .forged(key: "ci"))
        // A signature of another record.
        var swapped = plain
        swapped.signature = try key.signed(try record(project, "LastRepair")).signature
        #expect(try problem(swapped) == .forged(key: "ci"))
        // Another record in this one's file.
        let other = EmbeddedFile(
            path: "Promotions/RecentDelays@1.yaml", text: try key.signed(try record(project, "LastRepair")).text)
        guard case .unreadable(_, .misplaced) = try refusal(project, [other]) else {
            Issue.record("not refused as misplaced")
            return
        }
    }

    @Test func `A key comes back from its text, and no other text is one`() throws {
        let key = SigningKey(new: "ci")
        let again = try SigningKey(name: "ci", secret: " \(key.secret)\n")
        #expect(again.publicKey == key.publicKey)
        for text in ["", key.publicKey, String(key.secret.dropLast(4)), "ed25519-secret:AAAA"] {
            #expect(throws: SigningKey.Malformed.self) { try SigningKey(name: "ci", secret: text) }
        }
    }

    @Test func `A retired version is refused, and its old record with it`() throws {
        let (first, second, third) = (try record(small), try record(small, number: 2), try record(small, number: 3))
        let retirement = RetirementRecord(
            view: "RecentDelays", version: 1, at: Timestamp(microseconds: 0), by: "Ada", because: "v2 serves all",
            number: 2,
            previous: second.digest)
        let retired = EmbeddedFile(path: "Promotions/\(retirement.fileName)", text: retirement.text)
        let reason = NotServable.retired(view, at: retirement.at, because: "v2 serves all")
        #expect(try refusal(small, [retired]) == reason)
        #expect(try refusal(small, [retired, file(second)]) == reason)
        #expect(try refusal(small, [retired, file(first)]) == .replayed(view, number: 1, known: 2))
        #expect(try refusal(small, [retired, file(third)]) == nil)
        let torn = EmbeddedFile(path: retired.path, text: String(retired.text.prefix(200)))
        guard case .unreadable = try refusal(small, [torn, file(first)]) else {
            Issue.record("half of a retirement is not taken for none")
            return
        }
    }

    @Test func `An older record than one that is known is refused`() throws {
        let book = PromotionBook([file(try record(small, number: 2))])
        let project = try small.project()
        let now = Fingerprints.of(try #require(project.view("RecentDelays")), in: project)
        #expect(throws: NotServable.replayed(view, number: 2, known: 3)) {
            try book.record(of: view, now: now, policy: project.promotion, known: 3)
        }
        #expect(try book.record(of: view, now: now, policy: project.promotion, known: 2).promoted.number == 2)
    }
}
