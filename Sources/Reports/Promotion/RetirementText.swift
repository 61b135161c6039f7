public import Contracts
public import PromotionRecords

/// Writes for people what was retired, or why it was not.
public enum RetirementText {
    /// What was done, and which files may go; it ends with a line break.
    ///
    /// - Parameters:
    ///   - files: the record of the end, and the one that was removed, as the user names them.
    ///   - pair: the pair of the version, or nil where there is none any more.
    public static func retired(
        _ retirement: RetirementRecord, files: (written: String, removed: String), pair: ViewContract?
    ) -> String {
        var text = "retired \(retirement.name): \(retirement.because)\n"
        text += "  record      \(files.written), in place of \(files.removed)\n"
        if let pair {
            let halves = [pair.sql.file, pair.swift.file] + (pair.sqlite.map { [$0.file] } ?? [])
            text += "No service asks for it: \(Counts.list(halves)) may go"
            text += pair.name == pair.family ? ", or become the next version.\n" : ".\n"
        }
        return text + "Commit it: git add -A \(files.written) \(files.removed) && git commit\n"
    }

    /// Why a version stays: services need it; it ends with a line break.
    public static func needed(_ version: ViewVersion, by services: [String]) -> String {
        "refused \(version): \(Counts.list(services)) \(services.count == 1 ? "asks" : "ask") for it. Let "
            + "\(services.count == 1 ? "it" : "them") ask for another version first (featurestore.yaml), and build.\n"
    }

    /// Why a version stays: whoever asks holds no key; it ends with a line break.
    public static func noKey(_ signers: [String], wasGiven: Bool) -> String {
        "refused: only \(Counts.list(signers, "or")) can retire (signers: of featurestore.yaml), and "
            + (wasGiven ? "the key given belongs to none of them" : "no key was given")
            + ". Set FEATURESTORE_SIGNING_KEY, or name the key's file with --key-file.\n"
    }
}
