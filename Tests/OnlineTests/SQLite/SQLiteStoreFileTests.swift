import FeatureStore
import FeatureStoreTesting
import Foundation
import Online
import SQLite
import Testing

@Suite("The file of a store")
struct SQLiteStoreFileTests {
    private let folder = TemporaryFolder()

    private func open(_ name: String, _ access: SQLiteOnlineStore.Access = .write) async throws -> SQLiteOnlineStore {
        try await SQLiteOnlineStore(path: folder.path(name), registry: StoreProbe.registry, access: access)
    }

    private func refusal(_ name: String, _ access: SQLiteOnlineStore.Access = .write) async -> String {
        do throws(OnlineStoreError) {
            let store = try await SQLiteOnlineStore(
                path: folder.path(name), registry: StoreProbe.registry, access: access)
            await store.close()
            return "none"
        } catch {
            return "\(error)"
        }
    }

    @Test("What is no store is refused by name, left as it is, and nothing is left beside it")
    func strangers() async throws {
        try Data().write(to: URL(filePath: folder.path("empty")))
        try Data("a text, not a database, of more than a hundred bytes: \(String(repeating: "x", count: 4_096))".utf8)
            .write(to: URL(filePath: folder.path("text")))
        try FileManager.default.createDirectory(atPath: folder.path("folder"), withIntermediateDirectories: true)
        let stranger = try Connection(.file(path: folder.path("stranger")))
        try stranger.execute("PRAGMA journal_mode = WAL; CREATE TABLE t(x)")
        stranger.close()
        // Another program's database that is in use: its log is there, and holds what the file does not.
        let used = try Connection(.file(path: folder.path("used")))
        try used.execute("PRAGMA journal_mode = WAL; CREATE TABLE t(x); INSERT INTO t VALUES(1)")
        let before = try contents()
        for access in [SQLiteOnlineStore.Access.write, .read] {
            #expect(await refusal("empty", access).contains("is damaged: it is empty"))
            #expect(await refusal("text", access).contains("it is no SQLite database"))
            #expect(await refusal("folder", access).contains("it is a directory"))
            #expect(await refusal("stranger", access).contains("no online store"))
            #expect(await refusal("used", access).contains("no online store"))
        }
        #expect(try contents() == before)
        used.close()
        #expect(await refusal("absent", .read).contains("there is no store at"))
        #expect(!FileManager.default.fileExists(atPath: folder.path("absent")))
        try Data("a log whose file is gone".utf8).write(to: URL(filePath: folder.path("lost-wal")))
        #expect(await refusal("lost").contains("the file is gone, and its log"))
        #expect(await refusal("no/such/folder").contains("cannot be opened"))
    }

    /// The names and bytes of everything in the folder.
    private func contents() throws -> [String: Data?] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(""))
        return Dictionary(
            uniqueKeysWithValues: names.map { ($0, FileManager.default.contents(atPath: folder.path($0))) })
    }

    @Test("Nothing is acknowledged once the file was taken away, or another lies there")
    func takenAway() async throws {
        let store = try await open("store")
        let marks = try StoreProbe.marks([(1, "k", 0, 1)])
        _ = try await store.commit([marks], ingestedAt: StoreProbe.day(0))
        try FileManager.default.moveItem(atPath: folder.path("store"), toPath: folder.path("aside"))
        await #expect(throws: OnlineStoreError.self) { try await store.commit([marks], ingestedAt: StoreProbe.day(0)) }
        await #expect(throws: OnlineStoreError.self) { try await store.newest }
        try Data("another".utf8).write(to: URL(filePath: folder.path("store")))
        await #expect(throws: OnlineStoreError.self) { try await store.commit([marks], ingestedAt: StoreProbe.day(0)) }
        try FileManager.default.removeItem(atPath: folder.path("store"))
        try FileManager.default.moveItem(atPath: folder.path("aside"), toPath: folder.path("store"))
        #expect(try await store.commit([marks], ingestedAt: StoreProbe.day(0)).snapshot.sequence == 1)
        await store.close()
    }

    @Test("A copy that broke off is damage, however it was closed")
    func brokenCopy() async throws {
        let store = try await open("store")
        _ = try await store.commit(
            [try StoreProbe.marks((0..<500).map { ($0, "k", 0, $0) })], ingestedAt: StoreProbe.day(0))
        await store.close()
        let whole = try Data(contentsOf: URL(filePath: folder.path("store")))
        for missing in [1, 2_000, 8_192] {
            try whole.dropLast(missing).write(to: URL(filePath: folder.path("copy")))
            for access in [SQLiteOnlineStore.Access.write, .read] {
                #expect(await refusal("copy", access).contains("\(whole.count - missing) bytes, and should have"))
            }
        }
        #expect(await refusal("store") == "none")
    }

    @Test("Another format and another layout are told by name")
    func otherLayouts() async throws {
        let store = try await open("store")
        await store.close()
        let file = try Connection(.file(path: folder.path("store")))
        try file.execute("UPDATE \"@sources\" SET meaning = 'an_int text?' WHERE meaning = 'an_int int?'")
        #expect(
            await refusal("store").contains(
                "marks was stored with (an_int text?), and is now declared with (an_int int?)"))
        try file.execute("PRAGMA user_version = 7")
        #expect(await refusal("store").contains("its format is 7, this program's is 3"))
        file.close()
    }

    @Test("One process writes, others may read")
    func access() async throws {
        let writer = try await open("store")
        #expect(await refusal("store").contains("is open for writing already, by process \(getpid())"))
        let reader = try await open("store", .read)
        let delivery = try StoreProbe.marks([(1, "k", 0, 1)])
        let outcome = try await writer.commit([delivery], ingestedAt: StoreProbe.day(0))
        #expect(try await reader.newest == outcome.snapshot)
        #expect(reader.isShared)
        #expect(try await reader.changes(since: .empty).touched == nil)
        let group = StoreProbe.group(StoreProbe.marks, "k")
        #expect(try await reader.rows(of: [group], at: outcome.snapshot)[0].rows.rowCount == 1)
        await #expect(throws: OnlineStoreError.self) {
            _ = try await reader.commit([delivery], ingestedAt: StoreProbe.day(0))
        }
        await reader.close()
        await writer.close()
        let again = try await open("store")
        await again.close()
    }

    @Test("What others hold of an erased key's text is no trace, however it overlaps and wherever pages cut it")
    func rightfulTexts() async throws {
        let store = try await open("store")
        let columns = ["id", "k", "at", "a_text"].compactMap { name in Mark.schema.columns.first { $0.name == name } }
        for id in 0..<200 {
            var writer = ColumnWriter(schema: columns)
            func write(_ id: Int, _ k: String, _ text: String) {
                writer.append(id)
                writer.append(String?.some(k))
                writer.append(StoreProbe.day(0))
                writer.append(String?.some(text))
            }
            write(3 * id, "other", "aaaaaaa \(id)")
            write(3 * id + 1, "aaaa", "mine")
            if id == 7 { write(3 * id + 2, "other", String(repeating: "aaaa b", count: 5_000)) }
            let delivery = try Delivery.checked(writer.batch, of: "marks", registry: StoreProbe.registry)
            _ = try await store.commit([delivery], ingestedAt: StoreProbe.day(0))
        }
        let report = try await store.erase([StoreProbe.group(StoreProbe.marks, "aaaa")])
        #expect(report.erased.map(\.rows) == [200])
        #expect(report.proofs.map(\.traces) == [0, 0, 0])
        #expect(!FileManager.default.fileExists(atPath: folder.path("store.proof")))
        await store.close()
    }

    @Test("Nobody else on the machine may read the file")
    func permissions() async throws {
        let store = try await open("store")
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("store"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        await store.close()
    }

    @Test("A row that was changed by hand is damage, not an answer")
    func changedRow() async throws {
        let store = try await open("store")
        _ = try await store.commit(
            [try StoreProbe.marks([(1, "k", 0, 1), (2, "k", 0, 2)])], ingestedAt: StoreProbe.day(0))
        let file = try Connection(.file(path: folder.path("store")))
        try file.execute("UPDATE marks SET an_int = 3 WHERE id = 2")
        file.close()
        let error = await #expect(throws: OnlineStoreError.self) {
            _ = try await store.rows(of: [StoreProbe.group(StoreProbe.marks, "k")], at: try await store.newest)
        }
        #expect("\(try #require(error))".contains("a row of marks is not what was written"))
        await store.close()
    }

    @Test("What everybody may look at with sqlite3 is what was delivered")
    func readable() async throws {
        let store = try await open("store")
        _ = try await store.commit([try StoreProbe.notes([("k", 0, 7)])], ingestedAt: StoreProbe.day(2))
        await store.close()
        let file = try Connection(.file(path: folder.path("store")), access: .read)
        let rows = try file.rows("SELECT k, at, n, \"@sequence\", \"@ingested_at\" FROM notes")
        #expect(
            rows == [
                [
                    .text("k"), .integer(StoreProbe.day(0).microseconds), .integer(7), .integer(1),
                    .integer(StoreProbe.day(2).microseconds),
                ]
            ])
        file.close()
    }
}
