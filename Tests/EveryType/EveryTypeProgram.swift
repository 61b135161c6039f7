import FeatureStore
import FeatureStoreCommandLine

/// A program of another repository, as it were: its own pairs, this package's plugin and command line.
@main
enum EveryTypeProgram {
    static func main() async {
        await FeatureStoreCommand.main(registry: featureRegistry)
    }
}
