import Contracts
import FeatureStore
import Foundation
import Parity
import PromotionRecords

/// Compares the records with the sources on disk: nothing is built, no warehouse is asked.
struct PromotionChecker {
    let context: Context
    /// The folder of fixtures and samples, as the user names it.
    let fixtures: String
    /// The day on which waivers are judged, in UTC.
    let today: CalendarDate

    /// Checks the views of these names; all when there is none.
    func check(_ names: [String]) async throws -> PromotionCheck {
        let sources = try SourcesOnDisk(context)
        let project = sources.project
        let book = PromotionBook(sources.promotions)
        let views = try project.views(matching: names)
        let hashes = try hashes(of: project)
        let known = try await knownNumbers(sources.promotions, book)
        let facts = facts(of: project)
        let allowed = Set(
            project.promotion.serveUnpromoted.compactMap { project.view(named: $0.text)?.name })
        let prints = Dictionary(
            zip(project.views.map(\.name), Fingerprints.all(in: project)),
            uniquingKeysWith: { first, _ in first })
        let checked = views.compactMap { view -> CheckedView? in
            guard let now = prints[view.name] else { return nil }
            let state: CheckedView.State
            do throws(NotServable) {
                let record = try book.record(
                    of: view.viewVersion, now: now, policy: project.promotion, known: known[view.viewVersion])
                var facts = facts
                facts[.waivers] = PromotionEvidence.WaiverInForce.text(
                    view.waivers.map { PromotionEvidence.WaiverInForce($0) })
                let changes = Reopening.changes(
                    since: record, fixtures: hashes.hashes(of: view)?.fixtures,
                    dependencies: hashes.hashes(of: view)?.dependencies, facts: facts)
                state = changes.isEmpty ? .promoted(record) : .reopened(record, changes)
            } catch {
                state = .refused(error)
            }
            return CheckedView(
                version: view.viewVersion, pair: view.name, location: view.location, state: state,
                services: project.services.filter { service in
                    service.features.contains { $0.view == view.name }
                }
                .map(\.name),
                isAllowed: allowed.contains(view.name),
                expired: view.expiredWaivers(on: today) + lapsed(of: view, in: book))
        }
        let versions = Set(project.views.map(\.viewVersion))
        let orphans = book.records.keys.filter { !versions.contains($0) }.map { "\($0)" }.sorted()
        return PromotionCheck(
            views: checked, orphans: names.isEmpty ? orphans : [],
            strangers: names.isEmpty ? book.strangers : [],
            stale: sources.stale)
    }

    /// The waivers that a view was promoted under and whose day has passed: what was promoted is excused no longer, whatever the
    /// contract says by now.
    private func lapsed(of view: ViewContract, in book: PromotionBook) -> [Waiver] {
        let file = "\(PromotionRecord.folder)/\(view.viewVersion).yaml"
        return (book.records[view.viewVersion]?.evidence.waivers ?? []).compactMap { waiver in
            DayArgument(argument: waiver.until).map {
                Waiver(
                    feature: waiver.feature, code: waiver.kind, until: $0.day, because: waiver.because,
                    location: SourceLocation(file: file, line: 1))
            }
        }
        .filter { lapsed in
            lapsed.isExpired(on: today)
                && !view.expiredWaivers(on: today).contains { $0.subject == lapsed.subject }
        }
    }

    private func hashes(of project: Project) throws -> SourceHashes {
        let cases = try context.caseSources([fixtures], project: project)
        return try SourceHashes(
            project: project, package: context.packageFolder ?? context.workingDirectory,
            files: .folder(fixtures, in: context), sources: cases)
    }

    /// What can be told of the environment without a warehouse.
    private func facts(of project: Project) -> [Reopening.Kind: String] {
        var facts: [Reopening.Kind: String] = [
            .optimisation: Toolchain.optimisation, .architecture: Toolchain.architecture,
        ]
        if let toolchain = Toolchain.version(environment: context.environment) {
            facts[.toolchain] = toolchain.line
        }
        if let release = Zone.dataRelease { facts[.swiftZones] = release }
        if let training = project.warehouses.first(where: \.isTraining) {
            facts[.warehouse] = training.name
            switch training.engine {
            case .sqlite: facts[.engine] = "sqlite"
            case .postgres: facts[.engine] = "postgres"
            }
        }
        return facts
    }

    /// The number of the promotion that the last commit has of each version, where there is git: an older record than that
    /// was brought back.
    private func knownNumbers(_ promotions: [EmbeddedFile], _ book: PromotionBook) async throws -> [ViewVersion: Int] {
        guard !promotions.isEmpty, let package = context.packageFolder,
            let repository = try await GitRepository(ifAround: package),
            let prefix = try await repository.path(ofFolder: "\(package)/\(PromotionRecord.folder)")
        else { return [:] }
        var known: [ViewVersion: Int] = [:]
        for file in promotions where !file.path.hasSuffix(".retired.yaml") {
            guard let name = file.path.split(separator: "/").last else { continue }
            if let version = ViewVersion(String(name.dropLast(".yaml".count))), book.retirements[version] == nil,
                let ended = try await repository.text(of: "\(prefix)\(version).retired.yaml", at: "HEAD"),
                let retirement = try? RetirementRecord.read(ended, file: "\(version).retired.yaml")
            {
                // The last commit has its end, which somebody took away: only a later promotion counts.
                known[version] = retirement.number + 1
            }
            guard let text = try await repository.text(of: prefix + name, at: "HEAD"), text != file.text,
                let version = ViewVersion(String(name.dropLast(".yaml".count)))
            else { continue }
            do throws(RecordError) {
                known[version] = max(
                    known[version] ?? 0, try PromotionRecord.read(text, file: file.path).promoted.number)
            } catch {
                // What was committed with a conflict in it says nothing of a number.
                continue
            }
        }
        return known
    }
}
