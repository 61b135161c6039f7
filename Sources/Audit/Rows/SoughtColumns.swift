import Contracts
import FeatureStore

/// The columns by whose values an audit asks a warehouse for rows.
struct SoughtColumns {
    let project: Project
    let view: ViewContract

    /// Why the view's rows cannot be asked for, or nil: equal numbers of these types have several spellings, and a
    /// warehouse is not asked for values that it may spell otherwise.
    var problem: String? {
        for read in view.reads {
            guard let source = project.source(read.source) else { continue }
            let links = project.links(of: read, for: view.entity).map(\.column)
            for (names, purpose) in [
                (links, "are found by"), (source.versions == nil ? [] : source.unique, "have ids of"),
            ] {
                let found = names.compactMap { source.column($0) }.first { !$0.type.isSought }
                if let found {
                    return
                        "rows of \(source.name) \(purpose) \(found.name), a \(found.type), by which a warehouse cannot "
                        + "be asked for them"
                }
            }
        }
        return nil
    }
}

extension ValueType {
    /// Whether ``LiveValue`` holds values of the type.
    fileprivate var isSought: Bool {
        switch self {
        case .int, .text, .bool, .timestamp, .date: true
        case .double, .decimal, .list: false
        }
    }
}
