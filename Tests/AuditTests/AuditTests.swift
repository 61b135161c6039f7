import Audit
import Testing

@Suite("Audit")
struct AuditTests {
    @Test("The module is there")
    func module() { #expect(String(describing: Audit.self) == "Audit") }
}
