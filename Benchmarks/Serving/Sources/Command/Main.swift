import FeatureStoreCommandLine
import PaymentFeatures

/// featurestore's command line linked to the pairs of the benchmark, and `measure`, which times serving within the process.
@main
enum Main {
    static func main() async throws {
        let arguments = CommandLine.arguments
        if arguments.count > 2, arguments[1] == "measure" {
            try await Measurement(arguments: Array(arguments.dropFirst(2))).run()
        } else {
            await FeatureStoreCommand.main(registry: featureRegistry)
        }
    }
}
