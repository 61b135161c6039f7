import Server
import HummingbirdTesting
import Testing

@Suite("Options of the server")
struct OptionsTests {
    @Test("A server listens where only this machine reaches it")
    func loopback() {
        #expect(ServerOptions().host == "127.0.0.1")
    }
}
