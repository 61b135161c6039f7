import Contracts
import FeatureStore
import Foundation
import Promotion
import PromotionRecords

/// Keeps the promoted halves of an older version as a pair beside the current one.
///
/// It reads the disk and not the build: where a service asks for the older version, and the files of the pair are the newer
/// one already, nothing builds until the older is a pair again.
struct PreviousVersion {
    let context: Context
    /// The package's folder.
    let package: String
    let records: PromotionFolder

    /// What was kept.
    struct Kept {
        /// The version.
        let record: PromotionRecord
        /// The new files, below the package.
        let files: [String]
    }

    /// Keeps the newest promoted version below the one that the pair's contract states.
    ///
    /// - Throws: ``CommandFailure`` where there is none, or where files of the names are there already.
    func keep(_ name: String) throws -> Kept {
        guard let view = context.registry.view(name) else {
            let known = context.registry.views.map(\.schema.name)
            throw CommandFailure(
                "no view is called '\(name)'. "
                    + (NearestName.suggestion(for: name, among: known).map { "Did you mean \($0)?" }
                        ?? "--keep-previous takes names, not patterns."))
        }
        let version = try statedVersion(view.sql.path)
        let older = records.versions(of: name).filter { $0 < version }
        guard let newest = older.max() else {
            throw CommandFailure(
                "\(view.sql.path) is version \(version), and no older version of \(name) is promoted. "
                    + "Say `version: \(version + 1)` in its contract first, when what is promoted now is to be kept.")
        }
        let file = "\(name)@\(newest).yaml"
        let record: PromotionRecord
        do throws(RecordError) {
            record = try PromotionRecord.read(records.text(of: file) ?? "", file: records.shown(file))
        } catch {
            throw CommandFailure(located: error.description)
        }
        let folder = view.sql.path.split(separator: "/").dropLast().joined(separator: "/")
        let pair = FrozenPair(record, folder: folder)
        for half in pair.files where FileManager.default.fileExists(atPath: "\(package)/\(half.file)") {
            throw CommandFailure("\(half.file) is there already: version \(newest) of \(name) is kept.")
        }
        for half in pair.files {
            _ = try NewFile.write(half.text, to: "\(package)/\(half.file)", shown: half.file)
        }
        return Kept(record: record, files: pair.files.map(\.file))
    }

    /// The version that the contract on disk states; 1 where it states none.
    private func statedVersion(_ path: String) throws -> Int {
        guard let data = FileManager.default.contents(atPath: "\(package)/\(path)"),
            let text = String(data: data, encoding: .utf8)
        else { throw CommandFailure("\(path) cannot be read: check that it is there, and its permissions.") }
        do throws(ContractError) {
            let comment = try ContractComment.find(in: PairHalf(file: path, text: text))
            let contract = try YAMLDocument.read(
                comment.text, origin: YAMLDocument.Origin(file: path, line: comment.line, column: comment.column))
            guard case .mapping(let entries) = contract.content,
                case .scalar(let version, isQuoted: false)? = entries.first(where: { $0.key == "version" })?.value
                    .content
            else { return 1 }
            return Int(version) ?? 1
        } catch {
            throw CommandFailure(located: error.description)
        }
    }
}
