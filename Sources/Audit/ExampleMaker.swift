import Contracts
import FeatureStore
import Online
import Parity

/// Takes what is known of one difference together, to be shown.
struct ExampleMaker {
    let auditor: Auditor
    let attribution: Attribution

    func example(_ feature: LoggedQuestion.Feature, _ cause: DifferenceCause) async -> AuditExample {
        let question = attribution.question
        let logged = question.logged
        let (rows, unknown) = cause == .data ? await rows() : ([], nil)
        return AuditExample(
            request: logged.vector.requestID, place: "\(logged.file):\(logged.line)", servedAt: logged.vector.servedAt,
            asOf: question.asOf, version: question.version, feature: question.view.features[feature.position].name,
            keys: question.keys, cause: cause, served: feature.value,
            sql: attribution.rechecked.sql.sideAnswer(question.view, feature: feature.position),
            swift: attribution.rechecked.swift.sideAnswer(question.view, feature: feature.position),
            servedRows: question.rows?.count, warehouseRows: attribution.seen.count, rows: rows, rowsUnknown: unknown)
    }

    /// The rows that are not alike, or why they cannot be told.
    private func rows() async -> ([RowDifference], String?) {
        guard attribution.question.rows != nil else {
            return ([], "its rows were not noted: it was materialized from SQL, or answered by an incremental form")
        }
        guard let store = auditor.store else {
            return ([], "name the store with --store to see which rows")
        }
        let reader = StoreRows(store: store, project: auditor.project, registry: auditor.registry)
        do {
            let question = attribution.question
            let then = try await reader.rowsThen(of: question)
            let now = try await reader.rows(of: question, at: try await store.newest)
            let seen = try Spectator(project: auditor.project, registry: auditor.registry).seen([question], [then])
            guard let served = seen.first, served.fingerprint == question.rows else {
                return ([], "the store no longer shows what it showed then")
            }
            let differences = RowDifferences(
                project: auditor.project, snapshot: question.logged.vector.snapshot, asOf: question.asOf)
            return (differences.differences(served: served, warehouse: attribution.seen, then: then, now: now), nil)
        } catch {
            return ([], "\(error)")
        }
    }
}
