import FeatureStore
import Foundation
import Parity

// A program with hand-made views that do everything that a feature view must not do, for the tests of the worker.

let nothing = EmbeddedFile(path: "none", text: "")
let views = [
    ViewDefinition(CallsFatalError.self, sql: nothing, swift: nothing),
    ViewDefinition(ClosesStreams.self, sql: nothing, swift: nothing),
    ViewDefinition(CrashesElsewhere.self, sql: nothing, swift: nothing),
    ViewDefinition(DependsOnClock.self, sql: nothing, swift: nothing),
    ViewDefinition(DependsOnHashSeed.self, sql: nothing, swift: nothing),
    ViewDefinition(DependsOnLocale.self, sql: nothing, swift: nothing),
    ViewDefinition(DependsOnOrder.self, sql: nothing, swift: nothing),
    ViewDefinition(DependsOnZone.self, sql: nothing, swift: nothing),
    ViewDefinition(ExitsWithZero.self, sql: nothing, swift: nothing),
    ViewDefinition(Good.self, sql: nothing, swift: nothing),
    ViewDefinition(KillsItself.self, sql: nothing, swift: nothing),
    ViewDefinition(LeavesProcessBehind.self, sql: nothing, swift: nothing),
    ViewDefinition(LoopsForever.self, sql: nothing, swift: nothing),
    ViewDefinition(NeedsAllMemory.self, sql: nothing, swift: nothing),
    ViewDefinition(Prints.self, sql: nothing, swift: nothing),
    ViewDefinition(PrintsForever.self, sql: nothing, swift: nothing),
    ViewDefinition(ReadsInput.self, sql: nothing, swift: nothing),
    ViewDefinition(RecursesForever.self, sql: nothing, swift: nothing),
    ViewDefinition(Throws.self, sql: nothing, swift: nothing),
    ViewDefinition(Traps.self, sql: nothing, swift: nothing),
    ViewDefinition(TrapsOften.self, sql: nothing, swift: nothing),
    ViewDefinition(CountsAlong.self, sql: nothing, swift: nothing),
    ViewDefinition(CountsTheEdge.self, sql: nothing, swift: nothing),
    ViewDefinition(ComputesTheEdge.self, sql: nothing, swift: nothing),
    ViewDefinition(IgnoresCorrections.self, sql: nothing, swift: nothing),
    ViewDefinition(OnlyReplaces.self, sql: nothing, swift: nothing),
    ViewDefinition(ForgetsOnRestart.self, sql: nothing, swift: nothing),
    ViewDefinition(TrapsInApply.self, sql: nothing, swift: nothing),
]
let registry = FeatureRegistry(
    configuration: nothing, rowTypes: [Reading.self], views: views, services: [], helpers: [])

switch CommandLine.arguments.dropFirst().first {
case "evaluate":
    let isAhead = CommandLine.arguments.dropLast().last == EvaluationWorker.waitingOption
    let host = isAhead ? CommandLine.arguments.last.flatMap { Int32($0) } : nil
    exit(EvaluationWorker.run(registry: registry, waitingFor: host ?? 0))
case "host": exit(await ProbeHost.run())
case "babble": print("this is not a frame, and it is long enough to look like the beginning of one")
case "die": exit(7)
case "silence": exit(0)
case "sleep": sleep(600)
case .some(let lie) where ProbeLiar.frames[lie] != nil: ProbeLiar.tell(lie)
default:
    print("expected evaluate, host, babble, die, silence, sleep or a lie")
    exit(2)
}
