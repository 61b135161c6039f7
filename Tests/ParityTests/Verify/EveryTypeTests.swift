import Contracts
import FeatureStoreTesting
import Foundation
import Reports
import SQLFrontend
import Testing
import Warehouse

@testable import Parity

/// A project with a feature of every type, with sources that are corrected, withdrawn and late, and with reads by a value
/// of the question: from its fixtures through both engines and its own worker to the comparison and the reports.
@Suite struct EveryTypeTests {
    private let project: Project
    private let sources: [CaseSource]

    init() throws {
        let files = try Repository.cases("Tests/EveryType")
        var texts: [String: String] = [:]
        for path in files.paths where !path.hasPrefix("Fixtures/") {
            texts["Tests/EveryType/\(path)"] = String(decoding: try files.read(path), as: UTF8.self)
        }
        project = try ProjectLoader.load(files: texts)
        sources = try CaseSource.all(in: try Repository.cases("Tests/EveryType/Fixtures"), project: project)
    }

    private func verify(
        _ warehouse: NamedWarehouse, changing change: (String) -> String = { $0 }
    ) async throws -> (verdict: RunVerdict, report: RunReport) {
        var pairs: [PairQuery] = []
        for view in project.views {
            let half = PairHalf(file: view.sql.file, text: change(view.sql.text))
            let changed = ViewContract(
                name: view.name, entity: view.entity, reads: view.reads, request: view.request,
                features: view.features, owner: view.owner, sql: half, swift: view.swift)
            pairs.append(PairQuery(try SQLBinder.bind(view: changed, project: project)))
        }
        var options = WorkerOptions()
        options.executable =
            URL(filePath: ProbeCases.executable).deletingLastPathComponent()
            .appending(path: "EveryType").path
        let verdict = try await Verifier(
            project: project, pairs: pairs, warehouses: [warehouse], swift: WorkerSwiftSide(options: options)
        ).verify(sources)
        await warehouse.warehouse?.close()
        return (verdict, RunReport(verdict: verdict, queries: pairs.compactMap(\.query), arguments: []))
    }

    private func sqlite() async throws -> NamedWarehouse {
        NamedWarehouse(name: "local", warehouse: try await SQLiteWarehouse(project: project))
    }

    private func postgres() async throws -> NamedWarehouse {
        let url = try TemporaryPostgres.shared().url
        return NamedWarehouse(
            name: "analytics", warehouse: try await PostgresWarehouse(url: url, project: project))
    }

    /// How many values worked by hand the fixtures hold for a view.
    private func expectations(_ view: String) throws -> Int {
        try sources.flatMap { try $0.load() }.flatMap(\.spines).flatMap(\.expectations).filter { $0.view == view }.count
    }

    @Test(arguments: [false, true])
    func everyTypeAgrees(_ isPostgres: Bool) async throws {
        let (verdict, report) = try await verify(try await isPostgres ? postgres() : sqlite())
        #expect(verdict.conclusion == .agreed, "\(TextReport.text(report))")
        for view in verdict.views {
            let expected = try expectations(view.view.name)
            #expect(view.warehouses[0].expectationsCompared == expected && expected > 0, "\(view.view.name)")
        }
    }

    /// One change in a query for each type, and the one feature that it makes diverge.
    private static let plants: [(old: String, new: String, feature: String)] = [
        ("t.tiny,", "(t.tiny / 2)::int2 AS tiny,", "tiny"),
        ("t.whole,", "t.whole - sign(t.whole)::bigint AS whole,", "whole"),
        ("t.ratio,", "t.ratio + 0.0 AS ratio,", "ratio"),
        ("t.price,", "round(t.price, 9) AS price,", "price"),
        ("t.cents,", "t.cents + 0.01 AS cents,", "cents"),
        ("t.label,", "replace(t.label, 'e\u{301}', '\u{e9}') AS label,", "label"),
        ("t.flag,", "t.flag IS TRUE AS flag,", "flag"),
        ("t.seen_at,", "t.seen_at + INTERVAL '0.000001 seconds' AS seen_at,", "seen_at"),
        ("t.day,", "t.day + 1 AS day,", "day"),
        ("count(t.at) AS rows", "count(t.tiny) AS rows", "rows"),
        ("r.recorded_at DESC", "r.recorded_at", "items"),
        ("q.published_at <= s.as_of\n        ORDER", "TRUE\n        ORDER", "price"),
    ]

    @Test(arguments: plants.indices, [false, true])
    func aSlipInAnyTypeIsSeenAndShown(_ plant: Int, _ isPostgres: Bool) async throws {
        let (old, new, feature) = Self.plants[plant]
        let (verdict, report) = try await verify(try await isPostgres ? postgres() : sqlite()) {
            $0.replacing(old, with: new)
        }
        let findings = verdict.views.flatMap { $0.warehouses[0].findings }
        #expect(findings.contains { $0.feature == feature }, "\(TextReport.text(report))")
        #expect(verdict.views.filter { $0.conclusion == .diverged }.count == 1)
        #expect(TextReport.text(report).contains("error["))
        #expect(try JSONReport.data(report).count > 0)
    }

    /// Changes of lists, and the one feature that each makes diverge.
    private static let listPlants: [(old: String, new: String, feature: String)] = [
        ("l.ints,", "l.ints[2:] AS ints,", "ints"),
        ("l.doubles,", "array_replace(l.doubles, '-0', '1') AS doubles,", "doubles"),
        ("l.prices,", "array_remove(l.prices, NULL) AS prices,", "prices"),
        ("l.texts,", "array_replace(l.texts, '\u{e9}', 'e\u{301}') AS texts,", "texts"),
        ("SELECT array_agg(b.one ORDER BY b.one DESC)", "SELECT array_agg(DISTINCT b.one)", "bag"),
        ("l.instants,", "l.instants[:2] AS instants,", "instants"),
        ("l.days,", "l.days || NULL::date AS days,", "days"),
        ("ORDER BY t.at)", "ORDER BY t.at DESC)", "labels"),
    ]

    @Test(arguments: listPlants.indices, [false, true])
    func aSlipInAListIsSeenAndShown(_ plant: Int, _ isPostgres: Bool) async throws {
        let (old, new, feature) = Self.listPlants[plant]
        let (verdict, report) = try await verify(try await isPostgres ? postgres() : sqlite()) {
            $0.replacing(old, with: new)
        }
        #expect(
            Set(verdict.views.flatMap { $0.warehouses[0].findings }.compactMap(\.feature)) == [feature],
            "\(TextReport.text(report))")
    }
}
