/// docs/sqlite-corpus.md, from what was measured.
enum CorpusPage {
    /// The variable that makes the test run write the page instead of holding it.
    static let variable = "FEATURESTORE_WRITE_CORPUS"

    static func text(_ measurements: [CorpusMeasurement]) -> String {
        """
        # What SQLite was measured to keep

        `Tests/WarehouseTests/Corpus` holds expressions and queries as analysts write them, one a line and one file to a group.
        Each runs on a real PostgreSQL and, translated, on SQLite, over rows that aim at what engines do differently. It must be
        *equal* to the last bit and digit, with errors where PostgreSQL has errors; or *within one ulp*, where its line allows
        that; or *refused* by name before anything runs. Anything else fails the tests, and so does a group of which less than
        85 % is translated. Values are what was compared: answers to a question alone for expressions, rows for whole queries.

        This page is what the tests measured, and a test compares it. After a change, write it anew:
        `\(variable)=1 swift test --filter CorpusPageTests`.

        \(table(measurements))

        ## What is refused

        \(refused(measurements))

        ## Which differences of the engines are in

        Codes of the catalogue of differences between PostgreSQL, SQLite and Swift, by the group whose entries touch them.

        \(codes(measurements))

        """
    }

    private static func table(_ measurements: [CorpusMeasurement]) -> String {
        var lines = [
            "| group | entries | translated | | equal | within one ulp | refused | values |",
            "|---|---:|---:|---:|---:|---:|---:|---:|",
        ]
        for measurement in measurements {
            lines.append(
                row(
                    measurement.group.name, measurement.outcomes.count, measurement.translated,
                    measurement.withinOneUlp, measurement.values))
        }
        lines.append(
            row(
                "all", measurements.reduce(0) { $0 + $1.outcomes.count }, measurements.reduce(0) { $0 + $1.translated },
                measurements.reduce(0) { $0 + $1.withinOneUlp }, measurements.reduce(0) { $0 + $1.values }))
        return lines.joined(separator: "\n")
    }

    private static func row(_ name: String, _ entries: Int, _ translated: Int, _ ulps: Int, _ values: Int) -> String {
        "| \(name) | \(entries) | \(translated) | \(translated * 100 / max(entries, 1)) % | \(translated - ulps) | "
            + "\(ulps) | \(entries - translated) | \(values) |"
    }

    private static func refused(_ measurements: [CorpusMeasurement]) -> String {
        let lines = measurements.filter { !$0.refused.isEmpty }.map { measurement in
            let names = measurement.refused.map { "`\($0)`" }.joined(separator: ", ")
            return "- \(measurement.group.name): \(names)"
        }
        return lines.isEmpty ? "Nothing." : lines.joined(separator: "\n")
    }

    private static func codes(_ measurements: [CorpusMeasurement]) -> String {
        var touched: Set<String> = []
        var lines: [String] = []
        for measurement in measurements {
            let codes = Set(measurement.group.entries.flatMap(\.codes))
            touched.formUnion(codes)
            let names = CorpusEntry.allCodes.filter(codes.contains)
            if !names.isEmpty { lines.append("- \(measurement.group.name): \(names.joined(separator: ", "))") }
        }
        lines.append("")
        lines.append("\(touched.count) of the catalogue's \(CorpusEntry.allCodes.count) codes.")
        return lines.joined(separator: "\n")
    }
}
