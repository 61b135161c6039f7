import Contracts
import FeatureStore
import Foundation
import Testing

/// docs/contracts.md, held to what the loader reads.
@Suite struct ContractsDocumentTests {
    private func project() throws -> Project {
        let blocks = try Repository.text("docs/contracts.md").components(separatedBy: "```yaml\n").dropFirst().map {
            $0.components(separatedBy: "\n```")[0]
        }
        try #require(blocks.count == 2)
        return try ProjectLoader.load(files: [
            "featurestore.yaml": blocks[0],
            "WindAtDeparture.sql": "/*\n\(blocks[1])\n*/\nSELECT 1",
            "WindAtDeparture.swift": "extension WindAtDeparture { static func compute() {} }",
        ])
    }

    @Test func theExamplesAreRead() throws {
        let project = try project()
        #expect(project.zones == .strict)
        let flights = try #require(project.source("flights"))
        #expect(flights.column("dep_delay")?.physicalType == "int4")
        #expect(flights.column("fare")?.type == .decimal(precision: 10, scale: 2))
        #expect(flights.column("codes")?.type == .list(element: .text, order: .unordered, nullElements: true))
        #expect(project.source("gate_changes")?.versions == .init(by: "recorded_at", deleted: "is_withdrawn"))
        #expect(project.online == OnlinePolicy(servedHistory: .days(1), lateness: .days(1)))
        #expect(project.promotion.teeth == .init(sql: 0.8, swift: 0.9))
        #expect(project.promotion.signers.map(\.name) == ["ci"])
        #expect(project.promotion.serveUnpromoted.map(\.text) == ["WindAtDeparture"])
        let view = try #require(project.view("WindAtDeparture"))
        #expect(view.viewVersion == ViewVersion("WindAtDeparture@2"))
        #expect(
            view.reads.map(\.extent) == [
                .within(microseconds: 604_800_000_000), .last(5), .within(microseconds: 10_800_000_000),
            ])
        #expect(view.online == ViewOnlinePolicy(staleAfter: .hours(2), materializedFor: .days(1)))
        #expect(view.features[0].comparison == .absolute(1e-9))
        #expect(
            project.links(of: view.reads[2], for: view.entity) == [
                RowLink(column: "origin", origin: .source("flights", column: "origin"))
            ])
    }

    @Test(
        arguments: [
            ("int", "integer", "int4"), ("double", "double precision", "float8"), ("double", "REAL", "float4"),
            ("text", "character varying(20)", "varchar(20)"), ("decimal(10,2)", "numeric(12,2)", "numeric(12,2)"),
            ("decimal(10,2)", "numeric(10,1)", nil), ("decimal(10,2)", "numeric(9,2)", nil), ("int", "text", nil),
            ("timestamp", "timestamp", nil), ("timestamp", "timestamp with time zone", "timestamptz"),
            ("list(int)", "int4[]", "int4[]"), ("list(int)", "int4", nil), ("text", "varchar(0)", nil),
        ] as [(String, String, String?)])
    func physicalTypesHoldTheirType(type: String, physical: String, canonical: String?) throws {
        let configuration = """
            entities: { card: { keys: { card_id: text } } }
            sources:
              payments:
                row: Payment
                columns: { card_id: text, at: timestamp, value: { type: "\(type)", physical: "\(physical)" } }
                event_time: at
            """
        if let canonical {
            let project = try ProjectLoader.load(files: ["featurestore.yaml": configuration])
            #expect(project.source("payments")?.column("value")?.physicalType == canonical)
            #expect(project.warehouses.map(\.name) == ["local"])
        } else {
            let errors = #expect(throws: ContractErrors.self) {
                try ProjectLoader.load(files: ["featurestore.yaml": configuration])
            }
            #expect(errors?.errors.first?.problem.contains("does not hold") == true)
        }
    }
}
