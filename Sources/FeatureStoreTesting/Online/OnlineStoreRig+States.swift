import FeatureStore
import Online

/// Checks of states: what is read, when, by whom.
extension OnlineStoreRig {
    func snapshots() async throws {
        let k = StoreProbe.group(StoreProbe.marks, "k")
        try await withStore { store in
            var seen: [(StoreSnapshot, [String])] = [(try await store.newest, [])]
            for step in 0..<12 {
                let delivery = try StoreProbe.marks([(step % 3, "k", Double(step), step), (100 + step, "k", 0, 0)])
                let snapshot = try await store.take(delivery).snapshot
                try expectEqual(try await store.newest, snapshot, "the newest state behind a commit")
                seen.append((snapshot, try await store.now(k)))
                for (earlier, rows) in seen {
                    try expectEqual(try await store.at(earlier, k), rows, "state \(earlier.sequence), read again")
                }
            }
        }
    }

    func anyDeliveries() async throws {
        let keys = ["a", "b", "\u{e9}", "e\u{301}"]
        let links = [StoreProbe.marks, StoreProbe.notes, StoreProbe.standings]
        try await withStore { store in
            var chance = StoreChance(seed: 20_130_310)
            var model = OnlineStoreModel()
            for step in 0..<120 {
                let deliveries = try chance.deliveries()
                let expected = model.commit(deliveries)
                let outcome = try await store.commit(deliveries, ingestedAt: StoreProbe.day(Double(step)))
                let found = outcome.receipts.map { receipt -> [Int]? in
                    (try? receipt.get()).map { [$0.stored, $0.repeated, $0.corrected] }
                }
                try expectEqual(found, expected, "receipts of commit \(step)")
                try expectEqual(outcome.snapshot.sequence, Int64(model.commits), "the number of commit \(step)")
                let state = step % 3 == 0 ? model.commits : chance.number(0..<model.commits + 1)
                let groups = links.flatMap { link in keys.map { StoreProbe.group(link, $0) } }
                let rows = try await store.rows(of: groups, at: StoreSnapshot(sequence: Int64(state)))
                for (index, group) in groups.enumerated() {
                    let key = keys[index % keys.count]
                    try expectEqual(
                        rows[index].rows.bitRows, model.group(group.link.source, key, at: state),
                        "\(group.link.source) of \(key) at state \(state) behind commit \(step)")
                    let before = model.group(group.link.source, key, at: model.commits - 1)
                    let changed = before != model.group(group.link.source, key, at: model.commits)
                    let advanced = found.contains { ($0?[0] ?? 0) + ($0?[2] ?? 0) > 0 }
                    try expect(
                        !changed || !advanced || outcome.touched.contains(group),
                        "\(group.link.source) of \(key) changed in commit \(step), which does not say so")
                }
            }
        }
    }

    func awkwardKeys() async throws {
        let keys = [
            "", " ", "a", "A", "a ", "\u{e9}", "e\u{301}", "'; DROP TABLE marks; --", "%", "NULL", "\u{10FFFF}",
            "a\u{1}b", String(repeating: "long", count: 600),
        ]
        let delivery = try StoreProbe.marks(keys.enumerated().map { ($0, $1, 0, $0) } + [(999, nil, 0, 999)])
        try await withStore { store in
            _ = try await store.take(delivery)
            for (index, key) in keys.enumerated() {
                try expectEqual(
                    try await store.now(StoreProbe.group(StoreProbe.marks, key)),
                    delivery.rows.rows(index..<index + 1).bitRows, "rows of the key '\(key.prefix(40))'")
            }
        }
    }

    func encodedKeys() async throws {
        var rows: [[ProbeCell]] = []
        let amounts: [(ProbeCell, ProbeCell)] = [
            (.decimal(110, scale: 2), .double(0)), (.decimal(11, scale: 1), .double(-0.0)),
            (.decimal(11, scale: 1), .double(1)), (.decimal(12, scale: 1), .double(.nan)), (.null, .double(0)),
        ]
        for (index, amount) in amounts.enumerated() {
            rows.append([.int(Int64(index)), .text("k"), .timestamp(0), .null, amount.1, amount.0])
        }
        let delivery = try Delivery.checked(
            ColumnBatch(Mark.schema.columns.prefix(6).map { ($0.name, $0.type) }, rows: rows), of: "marks",
            registry: StoreProbe.registry)
        func group(_ coefficient: Int128, _ scale: Int, _ double: Double) -> GroupKey? {
            ExactDecimal(coefficient: coefficient, scale: scale).flatMap { EntityKey($0, double) }.map {
                GroupKey(link: StoreProbe.amounts, key: $0)
            }
        }
        try await withStore { store in
            let outcome = try await store.commit([delivery], ingestedAt: StoreProbe.day(0))
            for (wanted, indices) in [
                (group(1100, 3, 0), [0, 1]), (group(11, 1, 1), [2]), (group(120, 2, -.nan), [3]), (group(13, 1, 0), []),
            ] {
                guard let wanted else { throw ConformanceFailure("a key of values was none") }
                try expectEqual(
                    try await store.now(wanted), delivery.rows.gathering(indices).bitRows, "rows of an amount")
                try expectEqual(outcome.touched.contains(wanted), !indices.isEmpty, "whether an amount is touched")
            }
        }
    }

    func readsBesideCommits() async throws {
        // Every commit brings one row to each of two groups: no read may ever see one without the other.
        let groups = [StoreProbe.group(StoreProbe.marks, "a"), StoreProbe.group(StoreProbe.notes, "a")]
        try await withStore { store in
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask {
                    for step in 0..<60 {
                        _ = try await store.commit(
                            [try StoreProbe.marks([(step, "a", 0, 0)]), try StoreProbe.notes([("a", 0, step)])],
                            ingestedAt: StoreProbe.day(0))
                    }
                }
                for _ in 0..<3 {
                    tasks.addTask {
                        for _ in 0..<60 {
                            let snapshot = try await store.newest
                            let found = try await store.rows(of: groups, at: snapshot).map(\.rows.rowCount)
                            try expectEqual(
                                found, [Int(snapshot.sequence), Int(snapshot.sequence)], "rows read beside commits")
                        }
                    }
                }
                try await tasks.waitForAll()
            }
        }
    }
}
