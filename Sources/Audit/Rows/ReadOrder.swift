import Contracts

extension ViewContract {
    /// What the view reads, each source behind those through which it is found.
    var readsInOrder: [Read] {
        var order: [Read] = []
        var waiting = reads
        while !waiting.isEmpty {
            let ready = waiting.filter { read in
                read.by.allSatisfy { link in
                    link.fromSource.map { name in !waiting.contains { $0.source == name } } ?? true
                }
            }
            guard !ready.isEmpty else { break }
            order += ready
            waiting.removeAll { read in ready.contains { $0.source == read.source } }
        }
        return order
    }
}
