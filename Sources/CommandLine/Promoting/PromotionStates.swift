import Contracts
import FeatureStore
import Foundation
import PromotionRecords

/// Whether views are promoted as they stand, by the records that lie on disk.
struct PromotionStates {
    private let sentences: [String: String]

    /// Reads the records beside the sources; a program that runs without its sources has those that it was built with.
    init(_ project: Project, context: Context) {
        var files = context.registry.promotions
        if let package = context.packageFolder {
            let folder = "\(package)/\(PromotionRecord.folder)"
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            files = names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted().map { name in
                let data = FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
                return EmbeddedFile(
                    path: "\(PromotionRecord.folder)/\(name)", text: String(decoding: data, as: UTF8.self))
            }
        }
        let book = PromotionBook(files)
        var sentences: [String: String] = [:]
        for (view, now) in zip(project.views, Fingerprints.all(in: project)) {
            do throws(NotServable) {
                let record = try book.record(of: view.viewVersion, now: now, policy: project.promotion)
                sentences[view.name] =
                    "promoted at \(record.promoted.at) by \(record.promoted.by)"
                    + (record.signature.map { ", signed with \($0.key)" } ?? "")
            } catch {
                sentences[view.name] = "\(error)"
            }
        }
        self.sentences = sentences
    }

    /// Whether a view is promoted, in a sentence.
    subscript(_ view: ViewContract) -> String { sentences[view.name] ?? "" }
}
