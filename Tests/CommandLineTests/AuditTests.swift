import Foundation
import SQLite
import Testing

/// `audit` and `replay` on what `serve` logged, from the command line to their exit codes.
@Suite("audit and replay")
struct AuditTests {
    /// A copy of the warehouse with a change to it.
    private func warehouse(_ served: ServedLog, _ folder: TemporaryFolder, _ change: String) throws -> String {
        let path = folder.path + "/data.db"
        try FileManager.default.copyItem(atPath: served.path + "/data.db", toPath: path)
        let connection = try Connection(.file(path: path))
        try connection.execute(change)
        connection.close()
        return "sqlite:\(path)"
    }

    /// The newest flight that the morning's answer was about.
    private let newest = """
        (SELECT flight_id FROM flights WHERE tailnum = 'N371CA' AND landed_at <= '2013-08-14T15:00:00Z' \
        ORDER BY landed_at DESC LIMIT 1)
        """

    @Test("What was served is what the warehouse says, in text and JSON and on a page")
    func honest() async throws {
        let served = try await ServedLog.shared.value
        let folder = try TemporaryFolder()
        let (log, data) = (served.path + "/served", "sqlite:\(served.path)/data.db")
        let page = folder.path + "/audit.html"
        let run = try CommandRun.featurestore([
            "audit", "--log", log, "--warehouse", data, "--page", page, "--format", "json",
        ])
        #expect(run.status == 0, "\(run)")
        let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(report["answers"] as? Int == 12 && report["differing"] as? Int == 0, "\(run.output)")
        #expect(try String(contentsOfFile: page, encoding: .utf8).contains("within the budget"))
        let replay = try CommandRun.featurestore([
            "replay", "morning", "--log", log, "--store", served.path + "/online.sqlite", "--warehouse", data,
        ])
        #expect(replay.status == 0, "\(replay)")
        #expect(replay.output.contains("request morning/0  ("), "\(replay.output)")
        #expect(replay.output.contains("Every half that was asked says what was served."), "\(replay.output)")
    }

    @Test("A row that the warehouse does not have is above the budget, and shown by both")
    func differing() async throws {
        let served = try await ServedLog.shared.value
        let folder = try TemporaryFolder()
        let (log, store) = (served.path + "/served", served.path + "/online.sqlite")
        let data = try warehouse(served, folder, "DELETE FROM flights WHERE flight_id = \(newest)")
        let run = try CommandRun.featurestore(["audit", "--log", log, "--warehouse", data, "--store", store])
        #expect(run.status == 1, "\(run)")
        #expect(run.output.contains("extra: the warehouse does not have it"), "\(run.output)")
        let budget = try CommandRun.featurestore(["audit", "--log", log, "--warehouse", data, "--budget", "100%"])
        #expect(budget.status == 0 && budget.output.contains("within the budget of 100 %"), "\(budget)")
        let replay = try CommandRun.featurestore([
            "replay", "morning/0", "--log", log, "--store", store, "--warehouse", data, "--format", "json",
        ])
        #expect(replay.status == 1, "\(replay)")
        #expect(replay.output.contains("\"cause\" : \"data\""), "\(replay.output)")
    }

    @Test("Answers that could not be compared leave it undecided, unless so many may")
    func partly() async throws {
        let served = try await ServedLog.shared.value
        let folder = try TemporaryFolder()
        let data = try warehouse(served, folder, "DROP TABLE planes")
        // Four of twelve are about planes.
        let audit = ["audit", "--log", served.path + "/served", "--warehouse", data]
        for (share, status) in [("0%", 3), ("33%", 3), ("34%", 0)] as [(String, Int32)] {
            let run = try CommandRun.featurestore(audit + ["--uncompared", share])
            #expect(run.status == status && run.output.contains("4 answers could not be compared"), "\(run)")
        }
        #expect(try CommandRun.featurestore(audit).status == 3)
        #expect(try CommandRun.featurestore(audit + ["--uncompared", "some"]).status == 2)
    }

    @Test("What could not be asked is undecided, what is named wrongly is told with what is right")
    func undecided() async throws {
        let served = try await ServedLog.shared.value
        let folder = try TemporaryFolder()
        let (log, data) = (served.path + "/served", "sqlite:\(served.path)/data.db")
        try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: true)
        let tableless = try warehouse(served, folder, "DROP TABLE flights")
        let wrongs: [(words: [String], status: Int32, message: String)] = [
            (["audit", "--log", log, "--warehouse", data, "--since", "2999-01-01T00:00:00Z"], 3, "4 records left out"),
            (["audit", "--log", folder.path + "/empty", "--warehouse", data], 3, "no files of a feature log"),
            (["audit", "--log", folder.path + "/absent", "--warehouse", data], 2, "there is no folder"),
            (["audit", "--log", log, "--warehouse", "analysis"], 2, "analysis"),
            (["audit", "--log", log, "--warehouse", "sqlite:\(folder.path)/none.db"], 3, "none.db"),
            (["replay", "morning", "--log", log], 3, "name the store with --store"),
            (["replay", "morning", "--log", log, "--warehouse", tableless], 3, "no table for flights"),
            (["replay", "noon", "--log", log], 2, "no record of request 'noon'"),
            (["replay", "morning", "--log", folder.path + "/absent"], 2, "there is no folder"),
            (["replay", "morning", "--log", log, "--store", folder.path + "/none.sqlite"], 3, "none.sqlite"),
        ]
        for wrong in wrongs {
            let run = try CommandRun.featurestore(wrong.words)
            let said = run.output + run.messages
            #expect(run.status == wrong.status && said.contains(wrong.message), "\(wrong.words): \(run)")
        }
    }
}
