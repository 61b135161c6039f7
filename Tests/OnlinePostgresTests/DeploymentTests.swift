import FeatureStore
import FeatureStoreTesting
import Online
import OnlinePostgres
import Testing

/// Two builds over one store: what a deploy does, one server after the other.
@Suite("PostgreSQL under two builds")
struct DeploymentTests {
    private func open(
        _ schema: String, _ registry: FeatureRegistry = StoreProbe.registry,
        access: PostgresOnlineStore.Access = .write, on server: TemporaryPostgres
    ) async throws -> PostgresOnlineStore {
        try await PostgresOnlineStore(
            url: server.url, schema: schema, registry: registry, access: access, readers: 2)
    }

    /// Marks that the newer build finds by amount.
    private func marks(_ ids: Range<Int>, amount: Int) throws -> Delivery {
        let value = ExactDecimal(amount)
        var columns = Mark.schema.columns.prefix(6).map { Column(name: $0.name, type: $0.type) }
        for id in ids {
            columns[0].append(Int64(id))
            columns[1].append("k")
            columns[2].append(Timestamp(microseconds: 0))
            columns[3].appendNull()
            columns[4].append(2.5)
            columns[5].append(value)
        }
        return try Delivery.checked(
            ColumnBatch(columns: columns, rowCount: ids.count), of: "marks", registry: StoreProbe.registry)
    }

    private func group(amount: Int) throws -> GroupKey {
        let value = ExactDecimal(amount)
        return GroupKey(link: StoreProbe.amounts, key: try #require(EntityKey(value, 2.5)))
    }

    @Test("What the older build stores after the newer one began is found by the newer one's links, and told")
    func rolling() async throws {
        let server = try TemporaryPostgres.shared()
        let older = try await open("deploy_rolling", StoreProbe.earlierRegistry, on: server)
        _ = try await older.commit([try marks(0..<3, amount: 7)], ingestedAt: StoreProbe.day(0))
        let newer = try await open("deploy_rolling", on: server)
        let before = try await newer.newest
        let group = try group(amount: 7)
        let outcome = try await older.commit([try marks(3..<5, amount: 7)], ingestedAt: StoreProbe.day(1))
        #expect(try await newer.rows(of: [group], at: outcome.snapshot)[0].rows.rowCount == 5)
        #expect(try await newer.changes(since: before).touched?.contains(group) == true)
        // A build that begins later finds all of it as well.
        let latest = try await open("deploy_rolling", access: .read, on: server)
        #expect(try await latest.rows(of: [group], at: outcome.snapshot)[0].rows.rowCount == 5)
        for store in [older, newer, latest] { await store.close() }
    }

    @Test("A new link is filled in chunk by chunk, while the older build goes on storing")
    func filling() async throws {
        let server = try TemporaryPostgres.shared()
        let older = try await open("deploy_filling", StoreProbe.earlierRegistry, on: server)
        for start in stride(from: 0, to: 12_000, by: 4_000) {
            _ = try await older.commit(
                [try marks(start..<start + 4_000, amount: start)], ingestedAt: StoreProbe.day(0))
        }
        async let opened = open("deploy_filling", on: server)
        for number in 0..<15 {
            _ = try await older.commit(
                [try marks(20_000 + number..<20_001 + number, amount: 4_000)], ingestedAt: StoreProbe.day(1))
        }
        let newer = try await opened
        let found = try await newer.rows(
            of: try [0, 4_000, 8_000].map { try group(amount: $0) }, at: try await newer.newest)
        #expect(found.map(\.rows.rowCount) == [4_000, 4_015, 4_000])
        let indices = try server.query(
            """
            SELECT count(*) FROM pg_indexes WHERE schemaname = 'deploy_filling' AND tablename = 'marks'
            AND indexdef LIKE '%link2$%'
            """)
        #expect(indices == [["1"]])
        await older.close()
        await newer.close()
    }

    @Test(
        "Who only looks makes no schema, adds no link and writes nothing",
        arguments: [PostgresOnlineStore.Access.read, .existing])
    func looking(_ access: PostgresOnlineStore.Access) async throws {
        let server = try TemporaryPostgres.shared()
        let schema = "deploy_looking_\(access)"
        await #expect(throws: OnlineStoreError.unavailable(reason: "there is no online store in schema \(schema)")) {
            _ = try await open(schema, access: access, on: server)
        }
        #expect(try server.query("SELECT count(*) FROM pg_namespace WHERE nspname = '\(schema)'") == [["0"]])
        let older = try await open(schema, StoreProbe.earlierRegistry, on: server)
        _ = try await older.commit([try marks(0..<3, amount: 7)], ingestedAt: StoreProbe.day(0))
        let links = "SELECT source, columns FROM \(schema).links$ ORDER BY 1, 2"
        let before = try server.query(links)
        do throws(OnlineStoreError) {
            _ = try await PostgresOnlineStore(
                url: server.url, schema: schema, registry: StoreProbe.registry, access: access)
            Issue.record("a link was missing")
        } catch {
            guard case .mismatch(_, let reason) = error else { throw error }
            #expect(reason.contains("no index of marks by a_decimal, a_double"))
        }
        #expect(try server.query(links) == before)
        let reading = try await open(schema, StoreProbe.earlierRegistry, access: access, on: server)
        let k = StoreProbe.group(StoreProbe.marks, "k")
        #expect(try await reading.rows(of: [k], at: try await reading.newest)[0].rows.rowCount == 3)
        let delivery = try marks(3..<4, amount: 7)
        if access == .read {
            await #expect(throws: OnlineStoreError.self) {
                _ = try await reading.commit([delivery], ingestedAt: StoreProbe.day(1))
            }
        } else {
            _ = try await reading.commit([delivery], ingestedAt: StoreProbe.day(1))
        }
        #expect(try await older.newest.sequence == (access == .read ? 1 : 2))
        await reading.close()
        await older.close()
    }
}
