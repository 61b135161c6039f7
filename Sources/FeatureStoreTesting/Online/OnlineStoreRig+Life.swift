import FeatureStore
import Online

/// Checks of a store's life: the clock, closing and opening, compaction, erasure.
extension OnlineStoreRig {
    func clock() async throws {
        try await withStore { store in
            try expectEqual(try await store.newestInstant, nil, "the newest instant of an empty store")
            let none = try await store.newestArrival(of: StoreProbe.marks.source)
            try expectEqual(none, nil, "the newest arrival in an empty source")
            _ = try await store.take(try StoreProbe.marks([(1, "k", 0, 1)]), at: 10)
            _ = try await store.take(try StoreProbe.marks([(2, "k", 0, 2)]), at: 5)
            let group = StoreProbe.group(StoreProbe.marks, "k")
            let stamps = try await store.rows(of: [group], at: try await store.newest)[0].ingestedAt
            try expectEqual(stamps, [StoreProbe.day(10), StoreProbe.day(10)], "stamps when the clock is set back")
        }
        try await withStore { store in
            try expectEqual(try await store.newestInstant, StoreProbe.day(10), "the newest instant after reopening")
            _ = try await store.take(try StoreProbe.marks([(2, "k", 0, 3)]), at: 12)
            _ = try await store.take(try StoreProbe.marks([(1, "k", 0, 1)]), at: 14)
            let newest = try await store.newestArrival(of: StoreProbe.marks.source)
            try expectEqual(newest, StoreProbe.day(12), "the newest arrival, which no row that was there already is")
            let other = try await store.newestArrival(of: StoreProbe.notes.source)
            try expectEqual(other, nil, "the newest arrival of a source that nothing came of")
        }
    }

    func reopening() async throws {
        let k = StoreProbe.group(StoreProbe.marks, "k")
        var expected: [String] = []
        for round in 0..<4 {
            try await withStore { store in
                try expectEqual(try await store.now(k), expected, "rows after reopening \(round) times")
                let receipt = try await store.take(try StoreProbe.marks([(round, "k", 0, round), (0, "k", 0, round)]))
                try expectEqual(receipt.snapshot.sequence, Int64(round + 1), "the number behind reopening")
                expected = try await store.now(k)
            }
        }
    }

    func laterLinks() async throws {
        guard let one = ExactDecimal(coefficient: 10, scale: 1), let key = EntityKey(one, 2.5) else {
            throw ConformanceFailure("a key of values was none")
        }
        let delivery = try Delivery.checked(
            ColumnBatch(
                Mark.schema.columns.prefix(6).map { ($0.name, $0.type) },
                rows: [[.int(1), .text("k"), .timestamp(0), .null, .double(2.5), .decimal(1, scale: 0)]]),
            of: "marks", registry: StoreProbe.registry)
        try await withStore(StoreProbe.earlierRegistry) { store in _ = try await store.take(delivery) }
        try await withStore { store in
            try expectEqual(
                try await store.now(GroupKey(link: StoreProbe.amounts, key: key)), delivery.rows.bitRows,
                "rows found by a link that was added")
            try expectEqual(try await store.take(delivery).repeated, 1, "a row delivered again behind a new link")
        }
    }

    func compaction() async throws {
        try await withStore { store in
            var chance = StoreChance(seed: 7)
            for step in 0..<60 {
                _ = try await store.commit(try chance.deliveries(), ingestedAt: StoreProbe.day(Double(step) / 2))
            }
            let now = StoreProbe.day(34)
            let oldest = now - StoreProbe.retention.servedHistory
            let kept = try await store.newest
            _ = try await store.take(try StoreProbe.notes([("b", 33, 1)]), at: 33.5)
            let before = try await StoreAnswers.all(store, from: oldest, to: now)
            try expectEqual(try await store.bound("marks"), nil, "the bound before any compaction")
            let report = try await store.compact(StoreProbe.retention, now: now)
            for entry in report.removed {
                try expect(entry.rows > 0, "nothing of \(entry.source) was removed: the check shows nothing")
                let bound = StoreProbe.retention.sources.first { $0.source == entry.source }?.bound(at: now)
                try expectEqual(entry.bound, bound, "the bound of \(entry.source)")
                try expectEqual(try await store.bound(entry.source), bound, "the same, asked later")
            }
            try expectEqual(report.removed.map(\.source), ["marks", "notes", "standings"], "sources compacted")
            try expectEqual(
                try await StoreAnswers.all(store, from: oldest, to: now), before, "answers behind a compaction")
            let again = try await store.compact(StoreProbe.retention, now: now)
            try expectEqual(again.removed.map(\.rows), [0, 0, 0], "rows that a second compaction removes")
            // The state that is kept can be read, the first no longer.
            _ = try await store.rows(of: [StoreProbe.group(StoreProbe.marks, "a")], at: kept)
            do throws(OnlineStoreError) {
                _ = try await store.rows(
                    of: [StoreProbe.group(StoreProbe.marks, "a")], at: StoreSnapshot(sequence: 1))
            } catch {
                guard case .forgotten = error else { throw ConformanceFailure("a forgotten state: \(error)") }
                return
            }
            throw ConformanceFailure("a state older than what is kept was read")
        }
    }

    func erasure() async throws {
        let name = "erase-me-4711"
        let mine = [StoreProbe.marks, StoreProbe.notes, StoreProbe.standings].map { StoreProbe.group($0, name) }
        let other = StoreProbe.group(StoreProbe.marks, "other")
        try await withStore { store in
            for step in 0..<40 {
                _ = try await store.commit(
                    [
                        try StoreProbe.marks([(step, name, 0, step), (1000 + step, "other", 0, step)]),
                        try StoreProbe.marks([(step % 7, name, 0, -step)]), try StoreProbe.notes([(name, 0, step)]),
                        try StoreProbe.standings([(step, name, 0, 1, nil, 1), (step, "moved", 0, 2, nil, 2)]),
                    ], ingestedAt: StoreProbe.day(0))
            }
            let snapshot = try await store.newest
            let others = try await store.now(other)
            let report = try await store.erase(mine)
            try expectEqual(report.erased.map(\.source), ["marks", "notes", "standings"], "sources erased from")
            try expect(report.erased.allSatisfy { $0.rows >= 40 }, "too few rows erased: \(report.erased)")
            try expect(!report.proofs.isEmpty, "an erasure without a proof")
            try expect(report.proofs.allSatisfy { $0.traces == 0 }, "traces are left: \(report.proofs)")
            try expect(report.snapshot > snapshot, "an erasure takes a number")
            let moved = StoreProbe.group(StoreProbe.standings, "moved")
            try expect(report.touched.isSuperset(of: mine + [moved]), "an erasure does not say what it touched")
            for group in mine {
                try expectEqual(try await store.now(group), [], "rows of an erased entity")
                try expectEqual(try await store.at(snapshot, group), [], "earlier rows of an erased entity")
            }
            try expectEqual(try await store.now(other), others, "rows of another entity")
            try expectEqual(try await store.now(moved).count, 40, "versions that belong to another entity")
        }
    }

    func closing() async throws {
        let store = try await open(StoreProbe.registry)
        _ = try await store.take(try StoreProbe.marks([(1, "k", 0, 1)]))
        await store.close()
        await store.close()
        let delivery = try StoreProbe.marks([(2, "k", 0, 1)])
        do throws(OnlineStoreError) {
            _ = try await store.commit([delivery], ingestedAt: StoreProbe.day(0))
            throw .engine("it was taken")
        } catch {
            try expectEqual(error, .closed, "a commit to a closed store")
        }
        do throws(OnlineStoreError) {
            _ = try await store.rows(of: [StoreProbe.group(StoreProbe.marks, "k")], at: .empty)
            throw .engine("it was answered")
        } catch {
            try expectEqual(error, .closed, "a read of a closed store")
        }
    }
}
