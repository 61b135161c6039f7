import ArgumentParser
import Contracts
import FeatureStore
import Foundation
import Online

/// `featurestore get SERVICE KEY=VALUE`: one vector from the online store.
struct Get: Verb {
    static let configuration = CommandConfiguration(
        abstract: "Look up the features of a service, or single ones, in the online store.",
        discussion: """
            Computes what a lookup would answer, and says of each feature what is behind it. The store is opened to read, \
            beside whoever serves from it. A key is named as its column; where several entities have a column of that name, \
            it is the key of all of them, and entity.column=VALUE is that of one. --null COLUMN asks about \
            an entity without that key. Exit codes: 0 answered, 2 asked wrongly, 3 the store could not be used, 4 a view may not be served.

            Examples:
              featurestore get turnaround_model_v1 tailnum=N14228 carrier=UA
              featurestore get RecentDelays:departures_7d tailnum=N14228 --as-of 2013-07-01T12:00:00Z
              featurestore get PlannedDeparture:minutes_ahead origin=JFK dest=LAX --request planned_at=2013-07-01T18:00:00Z
            """)

    @Argument(help: "A service or VIEW:FEATURE names, then keys as KEY=VALUE.")
    var words: [String]

    @Option(
        name: .customLong("as-of"), help: "The instant that the answer is to be about; now where it is not given.",
        transform: InstantArgument.read)
    var asOf: InstantArgument?

    @Option(help: "A request column, COLUMN=VALUE; may be given again.")
    var request: [String] = []

    @Option(help: "A key that is asked about as NULL; may be given again.")
    var null: [String] = []

    @Option(help: "The online store: the path of a SQLite file, or postgresql://…#SCHEMA.")
    var store = StoreChoice.standard

    @Option(help: "A view that may be served although no record promotes it; may be given again.")
    var allowUnpromoted: [String] = []

    @Option(help: "Write for people (text) or machines (json).")
    var format: OutputFormat = .text

    func run(in context: Context) async throws -> ExitStatus {
        let arguments = try LookupArguments(words, request: request, nulls: null)
        let project = try context.project()
        if let stranger = allowUnpromoted.first(where: { project.view(named: $0) == nil }) {
            throw CommandFailure("there is no view \(stranger), which --allow-unpromoted names.")
        }
        let options = ServingOptions(
            clock: { Clock.now() }, servesUnpromoted: Set(allowUnpromoted))
        let online = try await StoreChoice(context: context).openToRead(store)
        let opened: ServingStore
        do throws(ServingStoreError) {
            opened = try await ServingStore.open(registry: context.registry, store: online, options: options)
        } catch {
            await online.close()
            throw CommandFailure("\(error)", status: .undecided)
        }
        let answered: Result<LookupResult, any Error>
        do { answered = .success(try await answer(arguments, opened)) } catch { answered = .failure(error) }
        await opened.close()
        let result: LookupResult
        do {
            result = try answered.get()
        } catch let error as LookupError {
            throw CommandFailure("\(error)", status: error.status)
        }
        let shown = ShownVector(result)
        switch format {
        case .json: try context.writeJSON(shown)
        case .text: try context.terminal.write(shown.text)
        }
        return .agreed
    }

    private func answer(_ arguments: LookupArguments, _ store: ServingStore) async throws -> LookupResult {
        let schema = try store.schema(of: arguments.subject)
        return try await store.lookup(
            LookupRequest(
                arguments.subject, keys: try arguments.keys(of: schema), request: try arguments.request(of: schema),
                asOf: asOf?.instant))
    }
}

extension LookupError {
    /// The exit code that goes with it.
    fileprivate var status: ExitStatus {
        switch self {
        case .notServable: .gateNotMet
        case .unknownService, .unknownFeature, .nothingAsked, .columnsDiffer, .requestsDiffer, .unexpectedNull,
            .inTheFuture:
            .misused
        case .tooOld, .rowsMissing, .computeFailed, .ambiguousVersions, .unsettled, .rowsDiffer, .disturbed, .cancelled,
            .store:
            .undecided
        }
    }
}
