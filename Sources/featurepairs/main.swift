// The tool of the plugin PairFeatures: reads the files of a features folder and writes the Swift that they stand for.

import Foundation

let problems = PairsTool.run(arguments: Array(CommandLine.arguments.dropFirst()))
if !problems.isEmpty {
    FileHandle.standardError.write(Data((problems.joined(separator: "\n") + "\n").utf8))
    exit(1)
}
