import Foundation

// What a store must survive. Each run ends with 0 and a line of figures, or with 1 and what was wrong:
//   OnlineTorture kill POINTS SEED     a process that ingests is killed at so many random points
//   OnlineTorture power POINTS SEED    the files of a store are cut, torn and bent at so many random places
//   OnlineTorture full SEED            files may grow no further, and later may again
//   OnlineTorture two                  two processes open one store
//   OnlineTorture load PATH START SEED what `kill` kills

let arguments = Array(CommandLine.arguments.dropFirst())

/// Writes a line at once: what was said before a kill must have been heard.
func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

func number(_ index: Int, _ standard: Int) -> Int {
    arguments.count > index ? Int(arguments[index]) ?? standard : standard
}

do {
    switch arguments.first {
    case "load" where arguments.count == 4:
        try await Load.run(path: arguments[1], from: number(2, 0), seed: UInt64(number(3, 1)))
    case "kill": say(try await KillRun(points: number(1, 25), seed: UInt64(number(2, 1))).run())
    case "power": say(try await PowerRun(points: number(1, 60), seed: UInt64(number(2, 1))).run())
    case "full": say(try await FullRun(seed: UInt64(number(1, 1))).run())
    case "two": say(try await TwoRun().run())
    default:
        say("expected kill, power, full, two or load")
        exit(2)
    }
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}
