import FeatureStore
import Online

/// Checks of what comes back of what was stored.
extension OnlineStoreRig {
    func roundTrip() async throws {
        let nines: Int128 = 99_999_999_999_999_999_999_999_999_999_999_999_999
        let payload = Double(bitPattern: 0x7FF8_0000_0000_1234)
        let columns: [[ProbeCell]] = [
            [.int(0), .int(.max), .int(.min), .int(-1), .int(1 << 53 + 1)],
            [
                .double(0), .double(-0.0), .double(.infinity), .double(-.infinity), .double(.nan), .double(payload),
                .double(-.nan), .double(.leastNonzeroMagnitude), .double(.greatestFiniteMagnitude), .double(0.1 + 0.2),
                .double(3), .double(-9_007_199_254_740_994), .double(1e300),
            ],
            [
                .decimal(0, scale: 0), .decimal(0, scale: 5), .decimal(nines, scale: 12), .decimal(-nines, scale: 12),
                .decimal(110, scale: 2), .decimal(11, scale: 1), .decimal(1, scale: 12), .decimal(-12_345, scale: 4),
            ],
            [
                .text(""), .text("a"), .text("NULL"), .text("1"), .text("1.0"), .text(" a "), .text("\u{e9}"),
                .text("e\u{301}"), .text("\u{1F600}\u{10FFFF}"), .text("'\";--\n\r\t\\"),
                .text(String(repeating: "x", count: 70_000)),
            ],
            [.bool(true), .bool(false)],
            [.timestamp(0), .timestamp(-1), .timestamp(.max), .timestamp(.min), .timestamp(1_363_503_600_000_001)],
            [.date(0), .date(-1), .date(.max), .date(.min)],
            [.list([]), .list([.null]), .list([.int(.min), .null, .int(.max)])],
            [.list([.double(-0.0), .null, .double(payload), .double(.infinity)]), .list([])],
            [.list([.text(""), .null, .text("a,b"), .text("e\u{301}")]), .list([.text("x")])],
        ]
        var rows: [[ProbeCell]] = [Array(repeating: .null, count: columns.count)]
        for (position, values) in columns.enumerated() {
            for value in values {
                rows.append((0..<columns.count).map { $0 == position ? value : .null })
            }
        }
        let batch = ColumnBatch(
            Mark.schema.columns.map { ($0.name, $0.type) },
            rows: rows.enumerated().map { [.int(Int64($0)), .text("k"), .timestamp(Int64($0))] + $1 })
        let delivery = try Delivery.checked(batch, of: "marks", registry: StoreProbe.registry)
        try await withStore { store in
            try expectEqual(try await store.take(delivery).stored, rows.count, "rows of every type that were stored")
            let group = StoreProbe.group(StoreProbe.marks, "k")
            try expectEqual(try await store.now(group), batch.bitRows, "values of every type")
            try expectEqual(try await store.take(delivery).repeated, rows.count, "rows of every type, delivered again")
        }
        try await withStore { store in
            let group = StoreProbe.group(StoreProbe.marks, "k")
            try expectEqual(try await store.now(group), batch.bitRows, "values of every type after reopening")
        }
    }

    func textWithZero() async throws {
        let delivery = try StoreProbe.marks([(1, "a\u{0}b", 0, 1)])
        try await withStore { store in
            do {
                _ = try await store.take(delivery)
            } catch {
                try expectEqual(try await store.newest, .empty, "the state behind a refused text with U+0000")
                return
            }
            try expectEqual(
                try await store.now(StoreProbe.group(StoreProbe.marks, "a\u{0}b")), delivery.rows.bitRows, "U+0000")
            try expectEqual(try await store.now(StoreProbe.group(StoreProbe.marks, "a")), [], "rows of 'a'")
        }
    }

    func corrections() async throws {
        let k = StoreProbe.group(StoreProbe.marks, "k")
        let first = try StoreProbe.marks([(1, "k", 0, 1), (2, "k", 1, 2)])
        let second = try StoreProbe.marks([(2, "k", 1, 20), (3, "k", 2, 3), (1, "k", 0, 1)])
        try await withStore { store in
            let before = try await store.take(first)
            let outcome = try await store.commit([second], ingestedAt: StoreProbe.day(1))
            try expectEqual(
                try outcome.receipts[0].get(),
                IngestReceipt(stored: 1, repeated: 1, corrected: 1, snapshot: outcome.snapshot), "a correction")
            try expectEqual(outcome.touched.contains(k), true, "whether the group of a corrected row is touched")
            try expectEqual(try await store.now(k), second.rows.bitRows, "rows behind a correction")
            try expectEqual(try await store.at(before.snapshot, k), first.rows.bitRows, "rows before the correction")
            let idle = try await store.commit([second], ingestedAt: StoreProbe.day(2))
            try expectEqual(idle.touched, [], "groups that a repeated delivery touches")
            try expectEqual(try idle.receipts[0].get().repeated, 3, "rows delivered again")
            // One delivery may correct itself: its rows are taken in their order.
            let twice = try StoreProbe.marks([(9, "k", 0, 1), (9, "k", 0, 2), (9, "k", 0, 2)])
            let receipt = try await store.take(twice, at: 3)
            try expectEqual([receipt.stored, receipt.corrected, receipt.repeated], [1, 1, 1], "one id thrice")
            try expectEqual(
                try await store.now(k), (second.rows.bitRows + twice.rows.rows(1..<2).bitRows).sorted(), "one id thrice"
            )
        }
    }

    func movedRows() async throws {
        let (a, b) = (StoreProbe.group(StoreProbe.marks, "a"), StoreProbe.group(StoreProbe.marks, "b"))
        try await withStore { store in
            let before = try await store.take(try StoreProbe.marks([(1, "a", 0, 1)])).snapshot
            let moved = try StoreProbe.marks([(1, "b", 0, 1)])
            let outcome = try await store.commit([moved], ingestedAt: StoreProbe.day(1))
            try expectEqual(outcome.touched, [a, b], "groups that a row touches which moves")
            try expectEqual(try await store.now(a), [], "rows where a row was")
            try expectEqual(try await store.now(b), moved.rows.bitRows, "rows where a row is")
            try expectEqual(try await store.at(before, b), [], "rows where a row was not yet")
            // A key that is NULL belongs to no group.
            let gone = try await store.commit([try StoreProbe.marks([(1, nil, 0, 1)])], ingestedAt: StoreProbe.day(2))
            try expectEqual(gone.touched, [b], "groups that a row touches which loses its key")
            try expectEqual(try await store.now(b), [], "rows where a row lost its key")
        }
    }

    func versions() async throws {
        let (a, b) = (StoreProbe.group(StoreProbe.standings, "a"), StoreProbe.group(StoreProbe.standings, "b"))
        let first = try StoreProbe.standings([(1, "a", 0, 1, nil, 1), (1, "a", 0, nil, nil, 7)])
        let second = try StoreProbe.standings([(1, "b", 0, 2, nil, 2)])
        let other = try StoreProbe.standings([(2, "b", 0, 1, nil, 5)])
        let third = try StoreProbe.standings([(1, nil, 0, 3, true, 3)])
        try await withStore { store in
            let one = try await store.take(first).snapshot
            let two = try await store.commit([second, other], ingestedAt: StoreProbe.day(1))
            try expectEqual(two.touched, [a, b], "groups that a later version touches")
            let both = (first.rows.bitRows + second.rows.bitRows).sorted()
            try expectEqual(try await store.now(a), both, "versions of a row that has left the group")
            try expectEqual(try await store.now(b), (both + other.rows.bitRows).sorted(), "versions of a row that came")
            try expectEqual(try await store.at(one, a), first.rows.bitRows, "versions before the correction")
            try expectEqual(try await store.at(one, b), [], "versions where no version had come yet")

            let contradiction = try StoreProbe.standings([(3, "a", 0, 1, nil, 1), (1, "b", 0, 2, nil, 9)])
            let itself = try StoreProbe.standings([(4, "a", 0, 1, nil, 1), (4, "a", 0, 1, nil, 2)])
            let outcome = try await store.commit(
                [contradiction, second, third, itself], ingestedAt: StoreProbe.day(2))
            guard case .failure(.contradicts(source: "standings", _, _)) = outcome.receipts[0] else {
                throw ConformanceFailure("a contradicting version was answered with \(outcome.receipts[0])")
            }
            try expectEqual(try outcome.receipts[1].get().repeated, 1, "an equal version beside a refused one")
            try expectEqual(try outcome.receipts[2].get().stored, 1, "a new version beside a refused one")
            guard case .failure(.contradictsItself(source: "standings", _)) = outcome.receipts[3] else {
                throw ConformanceFailure("a delivery that contradicts itself was answered with \(outcome.receipts[3])")
            }
            try expectEqual(
                try await store.now(a), (both + third.rows.bitRows).sorted(), "rows behind two refused deliveries")
            let refused = try await store.commit([contradiction], ingestedAt: StoreProbe.day(3))
            try expectEqual(refused.snapshot, outcome.snapshot, "the state behind a commit of refused deliveries alone")
            try expectEqual(refused.touched, [], "groups that a refused delivery touches")
        }
    }

    func deliveryIDs() async throws {
        let k = StoreProbe.group(StoreProbe.notes, "k")
        let row = (k: String?.some("k"), at: 0.0, n: 1)
        try await withStore { store in
            let plain = try StoreProbe.notes([row, row])
            try expectEqual(try await store.take(plain).stored, 2, "two equal rows of a source without an id")
            try expectEqual(try await store.take(plain).stored, 2, "the same rows again, without a delivery id")
            let named = try StoreProbe.notes([row], id: "d-1")
            let outcome = try await store.commit([named, named], ingestedAt: StoreProbe.day(0))
            try expectEqual(
                try outcome.receipts.map { try $0.get().stored }, [1, 0], "a delivery twice in one commit, by its id")
            try expectEqual(try await store.take(named).repeated, 1, "a delivery repeated under its id")
            try expectEqual(try await store.take(try StoreProbe.notes([row], id: "d-2")).stored, 1, "another id")
            let other = try StoreProbe.notes([("k", 1, 2)], id: "d-1")
            let refused = try await store.commit([other], ingestedAt: StoreProbe.day(0))
            try expectEqual(
                refused.receipts[0], .failure(.deliveryIDTaken(source: "notes", id: "d-1")),
                "other rows under an id that is taken")
            try expectEqual(try await store.now(k).count, 6, "rows in the end")
        }
        try await withStore { store in
            try expectEqual(
                try await store.take(try StoreProbe.notes([row], id: "d-1")).repeated, 1,
                "a delivery repeated under its id after reopening")
        }
    }
}
