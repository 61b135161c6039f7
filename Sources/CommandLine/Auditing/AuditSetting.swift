import Audit
import Contracts
import FeatureStore
import Foundation
import Online
import Parity
import Warehouse

/// What audits and replays ask: a warehouse with its own tables, the worker, the online store.
struct AuditSetting {
    let project: Project
    let context: Context

    /// The files of a feature log.
    ///
    /// - Throws: ``CommandFailure``, undecided where nothing was logged yet.
    func log(_ path: String) async throws -> FeatureLogReader {
        let reader = FeatureLogReader(folder: context.absolute(path))
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: reader.folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw CommandFailure(
                "there is no folder \(path). --log names the folder into which `featurestore serve --feature-log` writes."
            )
        }
        guard try await told({ try reader.files() }).isEmpty else { return reader }
        throw CommandFailure(
            "\(path) holds no files of a feature log (served-….ndjson). Nothing was served with --feature-log there yet, or "
                + "the log is in another folder.", status: .undecided)
    }

    /// Runs with a warehouse, which is connected before and left afterwards.
    ///
    /// - Throws: ``CommandFailure``, undecided where the warehouse cannot be reached.
    func withWarehouse<Answer: Sendable>(
        _ name: String, statementTimeout: Int,
        _ body: (_ name: String, any Warehouse, any LiveTables) async throws -> Answer
    ) async throws -> Answer {
        let options = WarehouseOptions(statementTimeoutSeconds: statementTimeout)
        let choice = WarehouseChoice(project: project, context: context, options: options)
        guard let configuration = try choice.configurations([name]).first else {
            throw CommandFailure("no warehouse is named.")
        }
        let drawing = LiveDrawing(
            project: project, context: context, configuration: configuration, warehouseOptions: options)
        let live = try await drawing.open()
        do {
            let warehouse = try await told {
                try await WarehouseFactory.warehouse(configuration, project: project, options: options)
            }
            do {
                let answer = try await told { try await body(drawing.title, warehouse, live) }
                await warehouse.close()
                await live.close()
                return answer
            } catch {
                await warehouse.close()
                throw error
            }
        } catch {
            await live.close()
            throw error
        }
    }

    /// The Swift halves in worker processes, each question asked once.
    func swiftSide() -> WorkerSwiftSide {
        var options = WorkerOptions()
        options.executable = context.executable
        options.repetitionsPerView = 0
        return WorkerSwiftSide(options: options)
    }

    /// Opens a store to read, beside whoever writes it.
    func openStore(_ address: String?) async throws -> (any OnlineStore)? {
        guard let address else { return nil }
        return try await StoreChoice(context: context).openToRead(address)
    }

    /// Turns what asking throws into what a user is told.
    func told<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
        do {
            return try await body()
        } catch let failure as AuditFailure {
            throw CommandFailure("\(failure).", status: failure.isContradiction ? .misused : .undecided)
        } catch let error as FeatureLogError {
            throw CommandFailure("\(error).", status: .undecided)
        } catch let error as WarehouseError {
            throw CommandFailure("\(error).", status: .undecided)
        } catch let error as SwiftSideError {
            throw CommandFailure("\(error.message).", status: .undecided)
        }
    }
}

/// A share as people write it: `0.1%`, `0.001`.
enum ShareText {
    /// The share from 0 to 1, or nil.
    static func parse(_ text: String) -> Double? {
        let isPercent = text.hasSuffix("%")
        let digits = isPercent ? String(text.dropLast()) : text
        guard let number = Double(digits), number.isFinite else { return nil }
        let share = isPercent ? number / 100 : number
        return (0...1).contains(share) ? share : nil
    }
}
