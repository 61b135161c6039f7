import Contracts

extension Binder {
    /// Holds what the query reads against what the contract says that it reads.
    func checkReads() {
        var readSources: Set<String> = []
        var readsSpine = false
        for relation in relations.values {
            switch relation.kind {
            case .source(let source): readSources.insert(source.name)
            case .spine: readsSpine = true
            case .commonTable, .subquery, .function: break
            }
        }
        if !readsSpine {
            errors.append(
                BindError(
                    message: "the query does not read spine, which holds the questions", offset: startOfStatement,
                    hint: "start with FROM spine s LEFT JOIN …"))
        }
        for read in view.reads where !readSources.contains(read.source) {
            errors.append(
                BindError(
                    message: "the contract says that the view reads \(read.source), and the query does not",
                    offset: startOfStatement, hint: "take it out of `reads:`, or read it"))
        }
    }
}
