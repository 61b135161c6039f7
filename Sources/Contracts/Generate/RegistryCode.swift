/// The registry of a module: every definition, and every text byte for byte.
enum RegistryCode {
    static func text(_ project: Project, promotions: [PairHalf] = []) -> String {
        var lines = ["/// Everything that this module's pairs define."]
        lines.append("public let featureRegistry = FeatureRegistry(")
        let configuration = project.configuration ?? PairHalf(file: ProjectLoader.configurationName, text: "")
        lines.append("    configuration: \(file(configuration)),")
        lines.append("    rowTypes: [\(project.sources.map { "\($0.rowType).self" }.joined(separator: ", "))],")
        lines.append("    views: [")
        for view in project.views {
            lines.append("        ViewDefinition(")
            lines.append("            \(view.name).self,")
            lines.append("            sql: \(file(view.sql)),")
            guard let sqlite = view.sqlite else {
                lines.append("            swift: \(file(view.swift))),")
                continue
            }
            lines.append("            swift: \(file(view.swift)),")
            lines.append("            sqlite: \(file(sqlite))),")
        }
        lines.append("    ],")
        let services = project.services.map { "\(Names.upperCamelCase($0.name)).service" }
        lines.append("    services: [\(services.joined(separator: ", "))],")
        lines += list("helpers", project.helpers)
        if !promotions.isEmpty {
            lines[lines.endIndex - 1] += ","
            lines += list("promotions", promotions)
        }
        lines[lines.endIndex - 1] += ")"
        return lines.joined(separator: "\n") + "\n"
    }

    private static func list(_ label: String, _ files: [PairHalf]) -> [String] {
        files.isEmpty ? ["    \(label): []"] : ["    \(label): ["] + files.map { "        \(file($0))," } + ["    ]"]
    }

    private static func file(_ file: PairHalf) -> String {
        let escaped = file.file.flatMap { $0 == "\\" || $0 == "\"" ? ["\\", $0] : [$0] }
        return "EmbeddedFile(path: \"\(String(escaped))\", text: \(SwiftLiteral.raw(file.text)))"
    }
}
