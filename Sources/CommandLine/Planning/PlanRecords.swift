import Contracts
import Foundation
import Promotion
import PromotionRecords

/// Finds what was promoted of views, in the folder of the records on disk.
struct PlanRecords {
    /// The folder, as messages name it.
    let shown: String
    private let path: String
    private let conditions: ProofConditions

    /// - Parameter folder: relative to where the command was started; one that is not there holds no record.
    init(_ folder: String, in context: Context) {
        shown = folder
        path = context.absolute(folder)
        conditions = ProofConditions(context)
    }

    /// Holds a view against the record of its version, else of the nearest version before, else of the nearest after.
    func standing(of view: ViewContract, in project: Project) -> PlanStanding {
        let known = versions(of: view.family)
        let version = known.last { $0 <= view.version } ?? known.first
        let retired = "\(view.viewVersion).retired.yaml"
        if version != view.version, FileManager.default.fileExists(atPath: "\(path)/\(retired)") {
            return PlanStanding(
                view: view, record: nil, state: .unreadable, changed: [], contract: [],
                fault:
                    "\(view.viewVersion) was retired (\(shown)/\(retired)). Raise `version:` to promote the view again."
            )
        }
        guard let version else {
            return PlanStanding(view: view, record: nil, state: .first, changed: [], contract: [], fault: nil)
        }
        let file = "\(view.family)@\(version).yaml"
        guard
            let text = FileManager.default.contents(atPath: "\(path)/\(file)").map({
                String(decoding: $0, as: UTF8.self)
            })
        else {
            return PlanStanding(
                view: view, record: nil, state: .unreadable, changed: [], contract: [],
                fault: "\(shown)/\(file) cannot be read.")
        }
        do throws(RecordError) {
            return standing(of: view, against: try PromotionRecord.read(text, file: "\(shown)/\(file)"), in: project)
        } catch {
            return PlanStanding(
                view: view, record: nil, state: .unreadable, changed: [], contract: [], fault: error.description)
        }
    }

    private func standing(of view: ViewContract, against record: PromotionRecord, in project: Project) -> PlanStanding {
        if let problem = record.signatureProblem(project.promotion) {
            return PlanStanding(
                view: view, record: nil, state: .unreadable, changed: [], contract: [],
                fault: "\(record.name): \(problem).")
        }
        let now = Fingerprints.of(view, in: project)
        var changed: [ViewPlan.Part] = []
        if now.sql != record.hashes.sql { changed.append(.sql) }
        if now.swift != record.hashes.swift { changed.append(.swift) }
        if now.contract != record.hashes.contract { changed.append(.contract) }
        let differences = changed.isEmpty ? conditions.differences(from: record) : []
        let state: ViewPlan.State =
            if record.version != view.version {
                .newVersion
            } else if !changed.isEmpty {
                .changed(changed)
            } else {
                differences.isEmpty ? .unchanged : .reopened(differences)
            }
        return PlanStanding(
            view: view, record: record, state: state, changed: changed,
            contract: ContractChanges.between(record.contract, and: now.contractLines), fault: nil)
    }

    /// The versions of a family of which there is a record, ascending.
    private func versions(of family: String) -> [Int] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.compactMap { ViewVersion(String($0.dropLast(".yaml".count))) }
            .filter { $0.family == family }.map(\.version).sorted()
    }
}
