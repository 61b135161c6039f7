import FeatureStore
import Testing

@testable import Parity

/// What the host concludes from what it is told, without any process.
@Suite struct WorkerHostTests {
    @Test func trapReportKeepsWhatSaysWhy() {
        let report = TrapReport(
            standardError: """
                a warning of the view
                Features/RecentDelays.swift:12: Fatal error: Index out of range
                Current stack trace:
                0    libswiftCore.so                    0x00007f823e15f130 swift_reportError + 33
                """)
        #expect(
            report.message
                == "a warning of the view\nFeatures/RecentDelays.swift:12: Fatal error: Index out of range")
        #expect(!report.speaksOfMemory)
        #expect(TrapReport(standardError: "").message.isEmpty)
    }

    @Test(arguments: [
        "Fatal error: failed to allocate 1107296192 bytes of memory with alignment 8\nCurrent stack trace:",
        "Fatal error: x\nCurrent stack trace:\nterminate called after throwing an instance of 'std::bad_alloc'",
    ])
    func failedAllocationIsKnown(_ text: String) {
        #expect(TrapReport(standardError: text).speaksOfMemory)
    }

    @Test func repetitionIsEvenlySpread() {
        let positions = (0..<1000).map { UInt32($0) }
        #expect(Repetition.chosen(from: positions, atMost: 1000) == positions)
        #expect(Repetition.chosen(from: positions, atMost: 4) == [0, 250, 500, 750])
        #expect(Repetition.chosen(from: positions, atMost: 0).isEmpty)
        #expect(Set(Repetition.chosen(from: positions, atMost: 999)).count == 999)
    }

    @Test("Asked again, a list without an order may come in another, and with no other elements")
    func repetitionOfLists() throws {
        let askings: [(order: ListOrder, again: [Int?], changes: Int)] = [
            (.unordered, [nil, 2, 1, 2], 0), (.unordered, [nil, 2, 1, 1], 1), (.unordered, [nil, 2, 1], 1),
            (.ordered, [nil, 2, 1, 2], 1), (.ordered, [1, 2, 2, nil], 0),
        ]
        for asking in askings {
            let type = ValueType.list(element: .int, order: asking.order, nullElements: true)
            let questions = ProbeCases.questions("Good", devices: ["a"], type: type)
            func record(_ list: [Int?]) throws -> AnswerRecord {
                var columns = [Column(name: "case_id", type: .int), Column(name: "spine_id", type: .int)]
                columns[0].append(Int64(0))
                columns[1].append(Int64(100))
                var value = Column(name: "value", type: type)
                list.append(to: &value)
                var record = AnswerRecord(questions: questions, positions: [0])
                try record.add(ColumnBatch(columns: columns + [value], rowCount: 1), at: [0])
                return record
            }
            let found = Repetition.impurities(
                first: try record([1, 2, 2, nil]), second: try record(asking.again), questions: questions,
                conditions: "again")
            #expect(found.count == asking.changes, "\(asking)")
        }
    }

    @Test func givingUpKeepsWhatWasComputed() throws {
        let questions = ProbeCases.questions("Good", devices: (0..<10).map { "d\($0)" })
        var record = AnswerRecord(questions: questions, positions: Array(0..<10))
        try record.add(.exited(status: 0), at: 2, endedWorker: true)
        record.advance(givingUpAfter: 2)
        #expect(record.remaining == [0, 1, 3, 4, 5, 6, 7, 8, 9])
        try record.add(.exited(status: 0), at: 5, endedWorker: true)
        record.advance(givingUpAfter: 2)
        #expect(record.remaining == [0, 1, 3, 4])
        #expect(record.notAsked == 4)
        // A round in which another view's worker ended early changes nothing.
        record.advance(givingUpAfter: 2)
        #expect(record.remaining == [0, 1, 3, 4])
        #expect(record.notAsked == 4)
        try record.add(.exited(status: 0), at: 3, endedWorker: true)
        record.advance(givingUpAfter: 2)
        #expect(record.remaining == [0, 1])
        #expect(record.notAsked == 5)
        try record.add(.exited(status: 0), at: 0, endedWorker: true)
        record.advance(givingUpAfter: 2)
        #expect(record.remaining.isEmpty)
        #expect(record.notAsked == 6)
        #expect(record.settledCount + record.notAsked == 10)
    }

    @Test func printingIsNoReasonToGiveUp() throws {
        let questions = ProbeCases.questions("Good", devices: ["a", "b", "c"])
        var record = AnswerRecord(questions: questions, positions: [0, 1, 2])
        try record.add(.printed("x"), at: 0, endedWorker: false)
        try record.add(.threw("x"), at: 1, endedWorker: false)
        record.advance(givingUpAfter: 1)
        #expect(record.remaining == [2])
    }

    @Test func progressIsSharedThroughTheFile() throws {
        let file = try AnonymousFile()
        try file.resize(to: 2 * ProgressPage.size)
        let worker = try ProgressPage(in: file.descriptor, offset: UInt64(ProgressPage.size))
        let host = try ProgressPage(in: file.descriptor, offset: UInt64(ProgressPage.size))
        #expect(host.current == nil)
        worker.begin(ask: 3, position: .max)
        #expect(host.current == ProgressPage.Question(ask: 3, position: .max))
        #expect(host.begun == 1)
        worker.pause()
        #expect(host.current == nil)
        #expect(throws: (any Error).self) { try ProgressPage(in: file.descriptor, offset: 12) }
        #expect(throws: (any Error).self) {
            try ProgressPage(in: file.descriptor, offset: UInt64(2 * ProgressPage.size))
        }
    }
}
