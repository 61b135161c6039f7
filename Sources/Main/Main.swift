import FeatureStoreCommandLine
import Features

/// The product `featurestore`: the command line, linked to this repository's pairs.
@main
enum Main {
    static func main() async {
        await FeatureStoreCommand.main(registry: featureRegistry)
    }
}
