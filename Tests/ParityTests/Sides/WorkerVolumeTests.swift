import Contracts
import FeatureStore
import Parity
import Synchronization
import Testing
import Warehouse

/// More rows and questions than fit any pipe or frame: nothing is lost, nothing blocks, progress is told.
@Suite struct WorkerVolumeTests {
    @Test func manyRowsAndQuestions() async throws {
        let devices = (0..<Self.deviceCount).map { "device \($0)" }
        let told = Mutex<[Int]>([])
        let answers = try await ProbeCases.side { $0.repetitionsPerView = 5000 }.answers(
            to: [ProbeCases.questions("Good", devices: devices)], over: [ProbeCases.table(devices: devices)]
        ) { _, answered in told.withLock { $0.append(answered) } }
        #expect(answers[0].rows.rowCount == devices.count)
        #expect(answers[0].repeated == 5000)
        #expect(answers[0].impurities.isEmpty)
        guard case .int(let spineIDs) = answers[0].rows.columns[1].cells,
            case .int(let values) = answers[0].rows.columns[2].cells
        else {
            Issue.record("answers of other types")
            return
        }
        #expect(spineIDs == (0..<Int64(devices.count)).map { $0 + 100 })
        #expect(values.allSatisfy { $0 == 2 })
        let steps = told.withLock { $0 }
        #expect(steps == steps.sorted())
        #expect(steps.last == devices.count)
        #expect(steps.count > 3)
    }

    private static let deviceCount = 40_000
}
