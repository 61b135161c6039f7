import Contracts
import Testing

/// Versions of views, side by side, and services that ask for one.
@Suite struct VersionTests {
    private func half(_ name: String, version: Int? = nil) -> [String: String] {
        [
            "\(name).sql": """
            /*
            entity: card
            \(version.map { "version: \($0)\n" } ?? "")reads: { payments: 7d }
            features: { count_7d: { type: int, about: Payments. } }
            */
            SELECT 1
            """,
            "\(name).swift": "extension \(name) { static func compute() {} }",
        ]
    }

    private func load(_ halves: [String: String], service: String) throws -> Project {
        let configuration = """
            entities: { card: { keys: { card_id: text } } }
            sources: { payments: { row: Payment, columns: { card_id: text, at: timestamp }, event_time: at } }
            services: { fraud: [\(service)] }
            """
        return try ProjectLoader.load(
            files: halves.merging(["featurestore.yaml": configuration]) { first, _ in first })
    }

    private func problem(_ halves: [String: String], service: String) -> String? {
        do {
            _ = try load(halves, service: service)
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test func `A service gets the pair that has the version it asks for`() throws {
        let halves = half("Spending", version: 2).merging(half("Spending_v1")) { first, _ in first }
        let project = try load(halves, service: "Spending@1:count_7d")
        #expect(project.services[0].features.map(\.view) == ["Spending_v1"])
        #expect(project.services[0].features.map(\.description) == ["Spending@1:count_7d"])
        #expect(project.view("Spending_v1")?.viewVersion == ViewVersion(family: "Spending", version: 1))
        #expect(project.view(named: "Spending@2")?.name == "Spending")
        #expect(try load(halves, service: "Spending:count_7d").services[0].features.map(\.view) == ["Spending"])
        // The generated service asks the kept pair.
        let services = try #require(CodeGenerator.generate(project).first { $0.name == "Pairs+Services.swift" })
        #expect(services.text.contains("ServiceSchema.Feature(\"Spending_v1\", "))
    }

    @Test func `A version that there is not is named beside those that there are`() throws {
        let halves = half("Spending", version: 2).merging(half("Spending_v1")) { first, _ in first }
        let missing = try #require(problem(halves, service: "Spending@3:count_7d"))
        #expect(
            missing.contains(
                "Spending has no version 3; expected one of Spending@1 (Spending_v1.sql), Spending@2 (Spending.sql)"))
        #expect(try #require(problem(halves, service: "Spendig@1:count_7d")).contains("Did you mean 'Spending'?"))
        #expect(try #require(problem(halves, service: "Spending@one:count_7d")).contains("expected View@NUMBER"))
        #expect(try #require(problem(halves, service: "Spending@01:count_7d")).contains("expected View@NUMBER"))
    }

    @Test func `A kept version is older than the current pair, and what its name says`() throws {
        let same = half("Spending").merging(half("Spending_v1")) { first, _ in first }
        #expect(try #require(problem(same, service: "Spending:count_7d")).contains("expected version: 2 or more"))
        let other = half("Spending", version: 3).merging(half("Spending_v1", version: 2)) { first, _ in first }
        #expect(
            try #require(problem(other, service: "Spending:count_7d")).contains("expected version: 1, as its files"))
        #expect(problem(half("Spending_v1", version: 1), service: "Spending_v1:count_7d") == nil)
        #expect(
            try #require(problem(half("Spending", version: 0), service: "Spending:count_7d")).contains("no positive"))
    }

    @Test func `What is asked of promotions is checked`() throws {
        func problem(_ promotion: String) -> String? {
            let files = half("Spending").merging([
                "featurestore.yaml": """
                entities: { card: { keys: { card_id: text } } }
                sources: { payments: { row: Payment, columns: { card_id: text, at: timestamp }, event_time: at } }
                promotion: \(promotion)
                """
            ]) { first, _ in first }
            do {
                _ = try ProjectLoader.load(files: files)
                return nil
            } catch {
                return "\(error)"
            }
        }
        #expect(problem("{ teeth: { sql: 0.8 }, serve_unpromoted: [Spending, Spending@1] }") == nil)
        #expect(try #require(problem("{ teeth: { sql: 80 } }")).contains("expected a number from 0 to 1"))
        #expect(try #require(problem("{ signers: { ci: \"ed25519:AAAA\" } }")).contains("no public key"))
        #expect(try #require(problem("{ serve_unpromoted: [Spendin] }")).contains("Did you mean 'Spending'?"))
        #expect(try #require(problem("{ teath: {} }")).contains("Did you mean 'teeth'?"))
    }
}
