/// The tests of one view on one warehouse.
struct JUnitSuite {
    let name: String
    let properties: [(String, String)]
    let tests: [JUnitTest]

    /// The element, one line for each tag.
    var lines: [String] {
        var lines = [
            XMLText.tag(
                "testsuite",
                [
                    ("name", name), ("tests", "\(tests.count)"), ("failures", "\(tests.filter(\.isFailed).count)"),
                    ("errors", "\(tests.filter(\.isBroken).count)"),
                    ("skipped", "\(tests.filter(\.isSkipped).count)"),
                ])
        ]
        lines.append("  <properties>")
        lines += properties.map { "    " + XMLText.tag("property", [("name", $0.0), ("value", $0.1)], isEmpty: true) }
        lines.append("  </properties>")
        lines += tests.flatMap(\.lines).map { "  " + $0 }
        return lines + ["</testsuite>"]
    }
}

/// One test: a feature, or a view as a whole, on one warehouse.
struct JUnitTest {
    let className: String
    let name: String
    /// What kept it from passing; empty for a test that passed.
    var outcomes: [Outcome] = []

    /// What kept a test from passing.
    enum Outcome {
        case failure(type: String, message: String, text: [String])
        case error(type: String, message: String)
        case skipped(message: String)
        /// The test passed in spite of it.
        case waived(text: [String])
    }

    /// Whether it counts as a failure.
    var isFailed: Bool {
        outcomes.contains { if case .failure = $0 { true } else { false } }
    }

    /// Whether it counts as an error: one that failed too counts as failed alone.
    var isBroken: Bool {
        !isFailed && outcomes.contains { if case .error = $0 { true } else { false } }
    }

    /// Whether it was not tried.
    var isSkipped: Bool {
        outcomes.contains { if case .skipped = $0 { true } else { false } }
    }

    /// The element.
    var lines: [String] {
        let attributes = [("classname", className), ("name", name)]
        guard !outcomes.isEmpty else { return [XMLText.tag("testcase", attributes, isEmpty: true)] }
        // The schema wants what was printed behind what failed.
        let said = outcomes.filter(\.isPassing)
        let failed = outcomes.filter { !$0.isPassing }
        return [XMLText.tag("testcase", attributes)] + (failed + said).flatMap(Self.lines) + ["</testcase>"]
    }

    private static func lines(_ outcome: Outcome) -> [String] {
        switch outcome {
        case .failure(let type, let message, let text):
            [
                "  " + XMLText.tag("failure", [("type", type), ("message", message)])
                    + text.map(XMLText.escaped).joined(separator: "\n") + "</failure>"
            ]
        case .error(let type, let message):
            ["  " + XMLText.tag("error", [("type", type), ("message", message)], isEmpty: true)]
        case .skipped(let message):
            ["  " + XMLText.tag("skipped", [("message", message)], isEmpty: true)]
        case .waived(let text):
            ["  <system-out>" + text.map(XMLText.escaped).joined(separator: "\n") + "</system-out>"]
        }
    }
}

extension JUnitTest.Outcome {
    /// Whether the test passed all the same.
    var isPassing: Bool { if case .waived = self { true } else { false } }
}
