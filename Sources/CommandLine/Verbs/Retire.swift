import ArgumentParser
import Contracts
import FeatureStore
import Foundation
import Journal
import Promotion
import PromotionRecords
import Reports

/// `featurestore retire NAME@VERSION`: the decision that a version is served no longer.
struct Retire: Verb {
    static let configuration = CommandConfiguration(
        abstract: "End the promotion of one version of a view, and record why.",
        discussion: """
            Removes the version's record from Promotions/ and leaves one that says who ended it, when and why, so that an old
            record cannot be brought back. Refused while a service asks for the version. Exit codes: 0 retired, 2 used
            wrongly, 4 a service needs it, or a key is missing.

            Example: featurestore retire RecentDelays@1 --because "delay_model_v1 was switched off in October"
            """)

    @Argument(help: "The version: RecentDelays@1.")
    var name: String

    @Option(help: "Why, in a sentence.")
    var because: String

    @Option(
        help: "The instant of the decision, as 2026-11-22T10:00:00Z; now by default.", transform: InstantArgument.read)
    var at: InstantArgument?

    @Option(help: "Who decides; by default whom git would name.")
    var by: String?

    @Option(help: "The file with the signing key; FEATURESTORE_SIGNING_KEY by default.")
    var keyFile: String?

    @Flag(help: "Leave the local journal as it is.")
    var noJournal = false

    func validate() throws {
        guard ViewVersion(name) != nil else {
            throw ValidationError("expected a view and its version, as RecentDelays@1; found '\(name)'.")
        }
        guard because.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("--because takes the reason, in a sentence; it is empty.")
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        guard let version = ViewVersion(name) else { return .misused }
        let project = try context.project()
        let package = context.packageFolder ?? context.workingDirectory
        let repository = try await GitRepository(ifAround: package)
        let folder = PromotionFolder(package: package, repository: repository)
        let state = try await folder.state(of: version)
        if case .unreadableRecord(let file, let problem)? = state.refusal {
            throw CommandFailure("\(file) cannot be read: \(problem). Restore it from git.")
        }
        guard let record = state.record, folder.text(of: "\(version).yaml") != nil else {
            throw CommandFailure(notPromoted(version, state, among: folder.versions(of: version.family)))
        }
        let signers = project.promotion.signers
        let given = try SigningKeys(context: context).read(keyFile, among: signers)
        var key: SigningKey?
        if case .signer(let signer)? = given { key = signer }
        let asking = RetirementReview.services(askingFor: version, in: project)
        guard asking.isEmpty, signers.isEmpty || key != nil else {
            if !asking.isEmpty {
                context.terminal.writeError(RetirementText.needed(version, by: asking))
            }
            if !signers.isEmpty, key == nil {
                context.terminal.writeError(
                    RetirementText.noKey(signers.map(\.name), wasGiven: given != nil))
            }
            return .gateNotMet
        }
        var retirement = RetirementRecord(
            view: version.family, version: version.version, at: at?.instant ?? Clock.now().wholeSeconds,
            by: try await decider(repository), because: because, number: record.promoted.number,
            previous: record.digest)
        if let key { retirement = try key.signed(retirement) }
        // First the new file: a crash between the two leaves a version that counts as retired.
        try folder.write(retirement.text, to: retirement.fileName)
        try folder.remove(record.fileName)
        var view = JournalView(view: project.view(named: name)?.name ?? version.family)
        view.conclusion = "retired"
        await context.writeJournal(
            JournalEntry(at: retirement.at, verb: "retire", conclusion: "retired", views: [view], note: because),
            of: project, unless: noJournal)
        try context.terminal.write(
            RetirementText.retired(
                retirement, files: (folder.shown(retirement.fileName), folder.shown(record.fileName)),
                pair: project.view(named: name)))
        return .agreed
    }

    private func notPromoted(
        _ version: ViewVersion, _ state: PromotionFolder.State, among versions: [Int]
    ) -> String {
        if let ended = state.retirement {
            return "\(version) was retired at \(ended.at) by \(ended.by): \(ended.because)"
        }
        let others = versions.map { "\(version.family)@\($0)" }.joined(separator: ", ")
        return "\(version) is not promoted" + (others.isEmpty ? "." : "; promoted are \(others).")
    }

    private func decider(_ repository: GitRepository?) async throws -> String {
        if let by { return by }
        if let name = try await repository?.identity() { return name }
        throw CommandFailure("git does not say who retires it. Say it with --by 'Ada Lovelace <ada@example.org>'.")
    }
}
