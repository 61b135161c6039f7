import ArgumentParser
import Contracts
import FeatureStore
import Foundation
import Parity
import Promotion
import PromotionRecords
import Reports
import Warehouse

/// `featurestore promote`: the recorded decision that views, as they stand, may be served.
struct Promote: Verb {
    static let configuration = CommandConfiguration(
        abstract: "Prove views on the warehouse that training uses, and record that they may be served.",
        discussion: """
            Verifies with everything there is, fixtures, samples and the attack, and writes one record for each view into
            Promotions/, to be committed with the code. Refuses, saying what to do, where the proof is not whole: several
            views are promoted together or not at all. docs/promotion.md says what a record holds. Exit codes: 0 promoted,
            1 diverged, 2 used wrongly, 3 something could not be reached, 4 refused.

            Examples:
              featurestore promote RecentDelays
              featurestore promote 'Route*' --note "ticket 4711"
              featurestore promote RecentDelays --keep-previous
              featurestore promote --new-key ci --key-file ~/featurestore.key
            """)

    @Argument(help: "Names or globs of views; a kept version is RecentDelays@1.")
    var names: [String] = []

    @Option(
        help: "The instant of the decision, as 2026-11-22T10:00:00Z; now by default.", transform: InstantArgument.read)
    var at: InstantArgument?

    @Option(help: "Who decides; by default whom git would name.")
    var by: String?

    @Option(help: "What should be remembered with the decision.")
    var note: String?

    @Option(help: "The warehouse to prove on, where featurestore.yaml marks none with training: true.")
    var warehouse: String?

    @Option(help: "The folder of fixtures and samples.")
    var fixtures = "Fixtures"

    @Option(help: "What the attack's chance depends on.")
    var seed: UInt64 = 1

    @Option(help: "How long data is invented for one view at most: 10s, 2m.")
    var budget = "2m"

    @Flag(help: "Promote what lies on disk, without asking git; the record says so.")
    var withoutGit = false

    @Flag(help: "Prove and record anew what is promoted already and did not change.")
    var again = false

    @Flag(help: "Keep the promoted halves of the version before as a pair of their own, NAME_v1; promotes nothing yet.")
    var keepPrevious = false

    @Flag(help: "Do not write the run into the journal.")
    var noJournal = false

    @Option(help: "The file with the signing key; FEATURESTORE_SIGNING_KEY by default.")
    var keyFile: String?

    @Option(help: "Make a signing key of this name, and write it to --key-file; promotes nothing.")
    var newKey: String?

    func validate() throws {
        if newKey != nil {
            guard keyFile != nil else { throw ValidationError("--new-key writes a secret: say where with --key-file.") }
            guard names.isEmpty else { throw ValidationError("--new-key makes a key and promotes nothing.") }
        } else if names.isEmpty {
            throw ValidationError("name the views to promote; '*' means all.")
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        if let newKey, let keyFile { return try SigningKeys(context: context).make(newKey, file: keyFile) }
        let package = context.packageFolder ?? context.workingDirectory
        let repository = withoutGit ? nil : try await GitRepository(ifAround: package)
        let folder = PromotionFolder(package: package, repository: repository)
        if keepPrevious { return try keep(PreviousVersion(context: context, package: package, records: folder)) }

        let project = try context.project()
        try refuseNewerModules(of: project, in: package, context)
        let views = try project.views(named: names)
        let choice = WarehouseChoice(
            project: project, context: context, options: WarehouseOptions(statementTimeoutSeconds: 600))
        let training = try TrainingWarehouse(named: warehouse, choice: choice)
        let run = PromotionRun(
            project: project, context: context, folder: folder, repository: repository, choice: choice,
            training: training, fixtures: fixtures,
            who: PromotionRun.Who(
                at: at?.instant ?? Clock.now().wholeSeconds, name: try await decider(repository), note: note,
                key: try SigningKeys(context: context).read(keyFile, among: project.promotion.signers)),
            options: PromotionRun.Options(
                attack: try attackOptions(), asksGit: !withoutGit, again: again, journals: !noJournal))
        return try await run.promote(views)
    }

    private func keep(_ previous: PreviousVersion) throws -> ExitStatus {
        var text = ""
        for name in names {
            let kept = try previous.keep(ViewVersion(name)?.family ?? name)
            text += "kept \(kept.record.name) as \(kept.files.joined(separator: ", "))\n"
        }
        text +=
            "Its record stays valid. Build (swift build --product featurestore), commit, and then: featurestore promote "
            + names.joined(separator: " ") + "\n"
        try previous.context.terminal.write(text)
        return .agreed
    }

    private func decider(_ repository: GitRepository?) async throws -> String {
        if let by { return by }
        if let name = try await repository?.identity() { return name }
        throw CommandFailure("git does not say who promotes. Say it with --by 'Ada Lovelace <ada@example.org>'.")
    }

    private func attackOptions() throws -> AttackOptions {
        var attack = AttackOptions()
        attack.seed = seed
        do throws(DurationText.Malformed) {
            attack.budgetSeconds = Double(try DurationText.microseconds(budget)) / 1_000_000
        } catch {
            throw CommandFailure("--budget takes a duration such as 10s, 500ms or 2m: \(error).")
        }
        return attack
    }
}

extension Timestamp {
    /// The instant without the part of a second, so that records read well.
    var wholeSeconds: Timestamp { Timestamp(microseconds: microseconds - microseconds % 1_000_000) }
}

extension Promote {
    /// Refuses where a module that the pairs import was edited after the build: its hash would be recorded, and its former code
    /// proved.
    private func refuseNewerModules(of project: Project, in package: String, _ context: Context) throws {
        func time(_ path: String) -> Date? {
            try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        }
        guard let built = time(context.executable) else { return }
        let modules = LocalModules(package: package).files(
            of: project.views.map(\.swift.text) + project.helpers.map(\.text))
        guard let newer = modules.first(where: { time("\(package)/\($0)").map { $0 > built } ?? false }) else { return }
        throw CommandFailure(
            "\(newer) is newer than this binary. Build again (\(context.buildCommand)), then repeat the command."
        )
    }
}
