import FeatureStore
import Online

/// Checks of what an erasure takes along, and of the bounds that a store keeps.
extension OnlineStoreRig {
    func wholeErasure() async throws {
        let names = ["erase-me-1", "erase-me-2", "erase-me-3"]
        let groups = names.map { StoreProbe.group(StoreProbe.standings, $0) }
        guard let seven = EntityKey(7), let part = EntityKey(ExactDecimal(coefficient: 15, scale: 1)) else {
            throw ConformanceFailure("a key of values was none")
        }
        try await withStore { store in
            for (hour, name) in names.enumerated() {
                _ = try await store.take(try StoreProbe.standings([(1, name, 0, Double(hour), nil, hour)]))
            }
            _ = try await store.take(try StoreProbe.notes([("k", 0, 7), ("k", 0, 8)], id: "again \(names[1])"))
            let report = try await store.erase([groups[1]])
            try expect(report.proofs.allSatisfy { $0.traces == 0 }, "traces are left: \(report.proofs)")
            try expect(report.touched.isSuperset(of: groups), "an erasure does not say what it touched")
            var left: [Int] = []
            for group in groups { left.append(try await store.now(group).count) }
            try expectEqual(left, [0, 0, 1], "versions of a row that moved twice, behind its second holder's erasure")
            // The id of the delivery named the entity, so it is not remembered.
            let other = try StoreProbe.notes([("k", 1, 9)], id: "again \(names[1])")
            try expectEqual(try await store.take(other).stored, 1, "rows under an id that was erased")

            // By columns that no view finds rows by; 1.5 is 1.50.
            let unlinked = try await store.erase([
                GroupKey(link: SourceLink(source: "notes", columns: ["n"]), key: seven),
                GroupKey(link: SourceLink(source: "standings", columns: ["part"]), key: part),
            ])
            try expectEqual(
                unlinked.erased.map { "\($0.source) \($0.rows)" }, ["notes 1", "standings 1"], "rows that no link finds"
            )
            try expect(unlinked.proofs.count >= 2, "an erasure without a proof")
            try expect(unlinked.proofs.allSatisfy { $0.traces == 0 }, "traces are left: \(unlinked.proofs)")
            let notes = StoreProbe.group(StoreProbe.notes, "k")
            try expect(unlinked.touched.contains(notes), "an erasure does not say what it touched")
            try expectEqual(try await store.now(notes).count, 2, "rows of others")
            try expectEqual(try await store.now(groups[2]), [], "rows that no link finds")
        }
    }

    func strangeSources() async throws {
        let group = GroupKey(link: StoreProbe.notes, key: StoreProbe.group(StoreProbe.notes, "someone").key)
        try await withStore { store in
            _ = try await store.take(try StoreProbe.notes([("someone", 0, 1)]))
            _ = try await store.take(try StoreProbe.marks([(1, "someone", 0, 1)]))
            try expectEqual(try await store.erase([group]).unknownSources, [], "sources that the build declares")
            _ = try await store.take(try StoreProbe.notes([("someone", 0, 1)]))
        }
        // Standings are there as well, without rows: nobody can be left in them.
        try await withStore(StoreProbe.notesAlone) { store in
            let report = try await store.erase([group])
            try expectEqual(report.erased.map { "\($0.source) \($0.rows)" }, ["notes 1"], "rows of a declared source")
            try expectEqual(report.unknownSources, ["marks"], "sources that the build does not declare")
        }
    }

    func bounds() async throws {
        let three = Retention.GroupDepth(link: StoreProbe.notes, rows: 3)
        let five = Retention.GroupDepth(link: StoreProbe.notes, rows: 5)
        func bound(_ day: Double, _ depths: [Retention.GroupDepth] = []) -> SourceBound {
            SourceBound(since: StoreProbe.day(day), lastRows: depths)
        }
        try await withStore { store in
            guard let store = store as? any KeepingStore else { return }
            for day in 0..<40 { _ = try await store.take(try StoreProbe.notes([("k", Double(day), day)])) }
            _ = try await store.compact(StoreProbe.retention, now: StoreProbe.day(40))
            try expectEqual(try await store.bound("notes"), bound(39, [three]), "the bound of a compaction")
            try await store.recordBackfill(of: "notes", .begins, leavingOut: bound(10, [five]))
            try expectEqual(try await store.bound("notes"), bound(39, [three]), "the bound while a backfill runs")
            try await store.recordBackfill(of: "notes", .ends, leavingOut: bound(10, [five]))
            try expectEqual(try await store.bound("notes"), bound(10, [five]), "the bound behind a backfill")
            // A second one, during which rows that it may have brought are removed.
            try await store.recordBackfill(of: "notes", .begins, leavingOut: nil)
            for day in 30..<35 { _ = try await store.take(try StoreProbe.notes([("k", Double(day), day)]), at: 41) }
            _ = try await store.take(try StoreProbe.notes([("k", 42, 1), ("k", 42, 2), ("k", 42, 3)]), at: 42)
            _ = try await store.compact(StoreProbe.retention, now: StoreProbe.day(45))
            try await store.recordBackfill(of: "notes", .ends, leavingOut: nil)
            try expectEqual(try await store.bound("notes"), bound(44, [three]), "the bound behind both")
        }
        try await withStore { store in
            guard store is any KeepingStore else { return }
            try expectEqual(try await store.bound("notes"), bound(44, [three]), "the bound after reopening")
        }
    }
}
