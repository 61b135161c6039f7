import Dispatch
import Testing

@testable import Server

@Suite("Log lines")
struct LogQueueTests {
    @Test("A log that is read slowly holds nobody up; what is dropped is counted")
    func slow() {
        let written = Shared<[String]>([])
        let gate = DispatchSemaphore(value: 0)
        let queue = LogQueue(most: 3) { line in
            // Only the first line finds nobody reading.
            if line == "0\n" { gate.wait() }
            written.change { $0.append(line) }
        }
        for number in 0..<10 { queue.append("\(number)\n") }
        #expect(written.now.isEmpty)
        gate.signal()
        queue.finish(within: 60)
        #expect(written.now.filter { !$0.hasPrefix("{") } == ["0\n", "1\n", "2\n"])
        #expect(written.now.contains { $0.contains(#""lines":7"#) })
    }
}
