internal import Contracts
internal import Parity
internal import Warehouse

/// The table of verdicts, one row for each view and warehouse.
enum MarkdownTable {
    /// The table; "" where there is no view.
    ///
    /// - Parameter room: how many bytes its rows may take; where there are more, the graver ones are shown and the others
    ///   counted.
    static func text(_ verdict: RunVerdict, room: Int) -> String {
        let rows = verdict.views.flatMap { view in
            view.warehouses.map { (conclusion: $0.conclusion, text: row(view.view, $0)) }
        }
        guard !rows.isEmpty else { return "" }
        let fitsWhole = rows.reduce(0) { $0 + $1.text.utf8.count } <= room
        let ordered =
            fitsWhole
            ? rows : Conclusion.allCases.sorted(by: >).flatMap { kind in rows.filter { $0.conclusion == kind } }
        var text = "\n| view | warehouse | verdict | questions | divergences |\n| --- | --- | --- | ---: | ---: |\n"
        var left = room
        for (position, row) in ordered.enumerated() {
            left -= row.text.utf8.count
            guard left >= 0 else { return text + "\n\(Counts.text(ordered.count - position, "more row")) not shown.\n" }
            text += row.text
        }
        return text
    }

    private static func row(_ view: ViewContract, _ warehouse: WarehouseVerdict) -> String {
        let engine = warehouse.engine.map { " (\($0.name) \($0.version))" } ?? ""
        let count = WaiverText.count(warehouse.findings) ?? "0"
        let verdict = warehouse.conclusion == .agreed ? "agreed" : "**\(warehouse.conclusion.rawValue)**"
        let cells = [
            MarkdownText.code(view.name), MarkdownText.code(warehouse.warehouse) + MarkdownText.escaped(engine),
            verdict,
            Counts.grouped(warehouse.compared.total), count,
        ]
        return "| \(cells.joined(separator: " | ")) |\n"
    }
}
