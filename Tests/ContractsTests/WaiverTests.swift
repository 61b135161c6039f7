import Contracts
import FeatureStore
import Testing

/// `waivers:` of a contract.
@Suite struct WaiverTests {
    private func load(_ entries: String) throws -> [Waiver] {
        var files = DesignExample.files
        let file = "Features/aircraft/RecentDelays.sql"
        files[file] = files[file]?.replacing("owner:", with: "waivers:\n\(entries)\nowner:")
        return try #require(try ProjectLoader.load(files: files).view("RecentDelays")).waivers
    }

    @Test func waiversAreReadAndHoldUntilTheEndOfTheirDay() throws {
        let waivers = try load(
            """
              - { feature: departures_7d, class: value-differs, until: 2027-01-31, because: "known, FS-12" }
              - { class: NUL, until: 2027-02-01, because: the whole answer }
            """)
        #expect(waivers.map(\.subject) == ["departures_7d (value-differs)", "the whole answer (NUL)"])
        let last = try CalendarDate("2027-01-31")
        let after = try CalendarDate("2027-02-01")
        #expect(waivers.map { $0.isExpired(on: last) } == [false, false])
        #expect(waivers.map { $0.isExpired(on: after) } == [true, false])
        #expect(waivers[0].expiry.description.hasPrefix("Features/aircraft/RecentDelays.sql:"))
        #expect(waivers[0].expiry.description.contains("it held until 2027-01-31"))
    }

    @Test(arguments: [
        ("  - { feature: departures_7, class: NUL, until: 2027-01-31, because: b }", "Did you mean 'departures_7d'?"),
        ("  - { feature: departures_7d, class: NUL, because: b }", "lacks 'until'"),
        ("  - { class: NUL, until: 2027-02-29, because: b }", "until is no day"),
        ("  - { class: NUL, until: soon, because: b }", "expected a day of the calendar"),
        ("  - { class: NUL, until: 2027-01-31, because: ' ' }", "a waiver has no reason"),
        ("  - { classes: NUL, until: 2027-01-31, because: b }", "unknown key 'classes'"),
        (
            """
              - { class: NUL, until: 2027-01-31, because: b }
              - { class: NUL, until: 2027-02-28, because: c }
            """, "waived twice"
        ),
        ("  { class: NUL }", "waivers is not a list"),
    ])
    func whatIsWrongIsSaidWithItsPlace(entries: String, message: String) throws {
        let errors = try #require(throws: ContractErrors.self) { try load(entries) }
        #expect(errors.description.contains(message), "\(errors)")
        #expect(errors.description.hasPrefix("Features/aircraft/RecentDelays.sql:"), "\(errors)")
    }
}
