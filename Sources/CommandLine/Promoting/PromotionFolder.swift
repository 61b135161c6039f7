import Contracts
import Foundation
import Promotion
import PromotionRecords

/// The folder of the records on disk, as whoever promotes or retires sees it.
struct PromotionFolder {
    /// The package's folder.
    let package: String
    /// The repository around it, or nil.
    let repository: GitRepository?

    /// A record's file as messages name it: `Promotions/RecentDelays@1.yaml`.
    func shown(_ file: String) -> String { "\(PromotionRecord.folder)/\(file)" }

    /// A record's file on disk.
    func path(_ file: String) -> String { "\(package)/\(shown(file))" }

    /// The text of a record's file, or nil where there is none that can be read.
    func text(of file: String) -> String? {
        FileManager.default.contents(atPath: path(file)).flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// The versions of a family of which there is a record.
    func versions(of family: String) -> [Int] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(package)/\(PromotionRecord.folder)")) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.compactMap { ViewVersion(String($0.dropLast(".yaml".count))) }
            .filter { $0.family == family }.map(\.version).sorted()
    }

    /// What is recorded of a version.
    struct State {
        /// The record, or nil where there is none that can be read.
        var record: PromotionRecord?
        /// Whether the file itself gave the record, and not what was left of it.
        var isWhole = true
        /// The end of the version, or nil.
        var retirement: RetirementRecord?
        /// What a new record continues: the greatest number known, and that record's digest; nil for a first promotion.
        var predecessor: (number: Int, digest: String)?
        /// Why a new record cannot be written, or nil.
        var refusal: PromotionRefusal?
    }

    /// Finds out what is recorded of a version.
    ///
    /// Of a file in which git left both sides of a merge, the later record is continued. Of one that cannot be read
    /// otherwise, what the last commit has is.
    func state(of version: ViewVersion) async throws -> State {
        var state = State()
        let file = "\(version).yaml"
        if let text = text(of: file) {
            do throws(RecordError) {
                state.record = try PromotionRecord.read(text, file: shown(file))
            } catch {
                state.isWhole = false
                state.record = latest(in: ConflictSides.texts(text), file)
                if state.record == nil { state.record = try await committed(file) }
                if state.record == nil {
                    state.refusal = .unreadableRecord(file: shown(file), problem: error.description)
                }
            }
        } else if text(of: "\(version).retired.yaml") == nil, let record = try await committed(file) {
            // Who removed the file did not undo the promotion: the next one continues it.
            (state.record, state.isWhole) = (record, false)
        }
        let ended = "\(version).retired.yaml"
        if let text = text(of: ended) {
            do throws(RecordError) {
                state.retirement = try RetirementRecord.read(text, file: shown(ended))
            } catch {
                state.refusal = .unreadableRecord(file: shown(ended), problem: error.description)
            }
        }
        if let record = state.record { state.predecessor = (record.promoted.number, record.digest) }
        if let retirement = state.retirement, retirement.number >= state.predecessor?.number ?? 0 {
            state.predecessor = (retirement.number, retirement.previous)
        }
        return state
    }

    /// Of both sides of a conflict, the record with the greater number; of equal ones the one whose digest is smaller.
    private func latest(in sides: (ours: String, theirs: String)?, _ file: String) -> PromotionRecord? {
        guard let sides else { return nil }
        let records = [sides.ours, sides.theirs].compactMap { text in
            try? PromotionRecord.read(text, file: shown(file))
        }
        return records.max {
            ($0.promoted.number, $1.digest) < ($1.promoted.number, $0.digest)
        }
    }

    private func committed(_ file: String) async throws -> PromotionRecord? {
        guard let repository,
            let prefix = try await repository.path(ofFolder: "\(package)/\(PromotionRecord.folder)"),
            let text = try await repository.text(of: prefix + file, at: "HEAD")
        else { return nil }
        return try? PromotionRecord.read(text, file: shown(file))
    }

    /// Writes a record's file.
    func write(_ text: String, to file: String) throws {
        try WrittenFile.write(text, to: path(file), shown: shown(file))
        touchPackage()
    }

    /// Makes the next build embed the records anew: where it was planned before there was a folder of them, it looks at the
    /// package's own folder.
    private func touchPackage() {
        try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: package)
    }

    /// Removes a record's file.
    func remove(_ file: String) throws {
        do {
            try FileManager.default.removeItem(atPath: path(file))
            touchPackage()
        } catch {
            throw CommandFailure(
                "\(shown(file)) cannot be removed: \(error.localizedDescription). Check the folder's permissions.",
                status: .undecided)
        }
    }
}
