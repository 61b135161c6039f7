internal import Contracts
internal import Parity
internal import Warehouse

/// Everything that the page shows, in the order in which it does; templates read it by the names of its members.
///
/// Members of nested parts have names of their own: the engine looks for what it does not find in the part around it.
struct PageContent {
    let title: String
    let conclusion: String
    let sentence: String
    let engines: String
    let verdictRows: [VerdictRow]
    let remarks: [String]
    let findings: [FindingContent]
    let hasFindings: Bool
    let plots: [ViewPlots]
    let hasPlots: Bool
    let attacks: [AttackContent]
    let hasAttacks: Bool
    let bars: [BarDrawing]
    let hasVerdicts: Bool
    let barsHeight = "22"
    let hasBars: Bool

    /// One view on one warehouse.
    struct VerdictRow {
        let view: String
        let warehouse: String
        let verdict: String
        let divergences: String
        let questions: String
        let fixture: String
        let sample: String
        let invented: String
        let expected: String
    }

    /// The scatter plots of one view on one warehouse.
    struct ViewPlots {
        let plotsTitle: String
        let scatters: [ScatterDrawing]
    }

    /// A page about teeth alone.
    init(title: String, conclusion: String, sentence: String, remarks: [String], bars: [TeethBar]) {
        self.title = title
        self.conclusion = conclusion
        self.sentence = sentence
        self.remarks = remarks
        engines = ""
        (verdictRows, findings, plots, attacks) = ([], [], [], [])
        (hasVerdicts, hasFindings, hasPlots, hasAttacks) = (false, false, false, false)
        let most = bars.map { $0.byFixtures + $0.byAttack + $0.survived }.max() ?? 0
        self.bars = bars.compactMap { BarDrawing($0, most: most) }
        hasBars = !self.bars.isEmpty
    }

    init(_ report: RunReport, examples: Int, teeth: [TeethBar]) {
        let verdict = report.verdict
        title = "featurestore verify"
        conclusion = verdict.conclusion.rawValue
        let summary = SummaryText.lines(verdict)
        sentence = summary.last ?? ""
        engines = summary.dropLast().last { $0.hasPrefix("engines ") } ?? ""
        verdictRows = verdict.views.flatMap { view in view.warehouses.map { VerdictRow(view.view, $0) } }
        remarks = verdict.views.flatMap { view in
            WaiverText.idle(view)
                + view.warehouses.flatMap { warehouse in
                    warehouse.reasons.map {
                        "\(view.view.name) on \(warehouse.warehouse): \(ReasonText.sentence($0, view: view.view))"
                    } + ZoneText.lines(warehouse, pair: report.pairs[view.view.name]).filter { !$0.isEmpty }
                }
        }
        findings = FindingContent.all(report, examples: examples)
        hasFindings = !findings.isEmpty
        plots = verdict.views.flatMap { view in
            view.warehouses.compactMap { warehouse in
                let scatters = warehouse.features.compactMap { ScatterPlot(coverage: $0).drawing }
                return scatters.isEmpty
                    ? nil : ViewPlots(plotsTitle: "\(view.view.name) on \(warehouse.warehouse)", scatters: scatters)
            }
        }
        hasPlots = !plots.isEmpty
        attacks = verdict.views.flatMap { view in
            view.warehouses.compactMap { AttackContent(view.view.name, $0) }
        }
        hasAttacks = !attacks.isEmpty
        let most = teeth.map { $0.byFixtures + $0.byAttack + $0.survived }.max() ?? 0
        bars = teeth.compactMap { BarDrawing($0, most: most) }
        hasVerdicts = true
        hasBars = !bars.isEmpty
    }
}

extension PageContent.VerdictRow {
    init(_ view: ViewContract, _ warehouse: WarehouseVerdict) {
        self.view = view.name
        self.warehouse = warehouse.warehouse + (warehouse.engine.map { " (\($0.name) \($0.version))" } ?? "")
        verdict = warehouse.conclusion.rawValue
        divergences = WaiverText.count(warehouse.findings) ?? "0"
        questions = Counts.grouped(warehouse.compared.total)
        fixture = Counts.grouped(warehouse.compared.fixture)
        sample = Counts.grouped(warehouse.compared.sample)
        invented = Counts.grouped(warehouse.compared.generated)
        expected = Counts.grouped(warehouse.expectationsCompared)
    }
}
