import Contracts
import Promotion
import PromotionRecords
import SQLFrontend

/// The promoted version of a view, from the texts of its record, against what the project declares now.
struct FormerVersion {
    let record: PromotionRecord
    let view: ViewContract
    let project: Project

    init(_ record: PromotionRecord, of view: ViewContract, in project: Project) {
        self.record = record
        self.view = view
        self.project = project
    }

    /// Why the promoted version cannot be asked.
    struct Refusal: Error {
        let message: String
    }

    /// Both versions of the SQL, bound.
    func bound() throws(Refusal) -> (former: BoundQuery, present: BoundQuery) {
        let former = try contract()
        guard former.entity == view.entity else {
            throw Refusal(
                message:
                    "The promoted version is about another entity, \(former.entity.name): it has no question in common "
                    + "with the present one.")
        }
        for column in former.request {
            let others = project.views.filter { $0.entity.name == view.entity.name }.flatMap(\.request)
            guard let other = others.first(where: { $0.name == column.name && $0.type != column.type }) else {
                continue
            }
            throw Refusal(
                message: "The request column \(column.name) was \(column.type) and is \(other.type): the cases hold no "
                    + "questions that the promoted version can be asked.")
        }
        do throws(SQLErrors) {
            return (
                try SQLBinder.bind(view: former, project: project), try SQLBinder.bind(view: view, project: project)
            )
        } catch {
            throw Refusal(message: "The SQL of one version does not fit what featurestore.yaml declares now: \(error)")
        }
    }

    /// The contract of the promoted version.
    private func contract() throws(Refusal) -> ViewContract {
        func half(_ text: String, _ ending: String) -> PairHalf {
            PairHalf(file: "\(record.name) as promoted, \(view.name).\(ending)", text: text)
        }
        do throws(ContractErrors) {
            return try ProjectLoader.version(
                of: view.name, sql: half(record.sql, "sql"), swift: half(swift, "swift"),
                sqlite: record.sqlite.map { half($0, "sqlite.sql") }, in: project)
        } catch {
            throw Refusal(message: "The promoted contract does not fit what featurestore.yaml declares now: \(error)")
        }
    }

    /// The promoted Swift half, under the name that the pair has now.
    private var swift: String {
        guard view.name != record.view else { return record.swift }
        return FrozenPair(record, folder: "").files.first { $0.file.hasSuffix(".swift") }?.text ?? record.swift
    }

    /// What is to be said of helpers that changed since: the record holds the half, and not what the half uses.
    func remarkOnHelpers(former: ViewContract?) -> (text: String, isAllThatChanged: Bool)? {
        guard let former, let view = project.view(view.name) else { return nil }
        var project = project
        project.views = project.views.map { $0.name == view.name ? former : $0 }
        guard Fingerprints.of(former, in: project).swift != record.hashes.swift else { return nil }
        let isSame = SwiftTokens(former.swift.text).map(\.text) == SwiftTokens(view.swift.text).map(\.text)
        return isSame
            ? (
                "What changed in Swift is not the half but what it uses, which the record does not hold: how Swift's "
                    + "answers change cannot be computed. Verify says whether it still agrees with SQL.", true
            )
            : ("The promoted Swift half was compiled with the helpers of now, which are not those of then.", false)
    }
}
