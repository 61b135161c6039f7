import BenchFeatures
import FeatureStoreCommandLine

/// featurestore's command line, linked to the pairs of the bench.
@main
enum Command {
    static func main() async {
        await FeatureStoreCommand.main(registry: featureRegistry)
    }
}
