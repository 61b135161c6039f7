internal import Contracts
internal import FeatureStore
internal import Parity

/// Draws the rows of one question on a time line: a lane for each source, the window that counts as a band.
struct TimeLine {
    let asOf: Timestamp
    let tables: [RelevantRows]
    let pair: PairFacts
    /// The feature, or nil when the whole answer is meant.
    let feature: String?

    private static let width = 860.0
    private static let left = 130.0
    private static let right = 830.0
    private static let rowHeight = 18.0
    private static let mostTickRows = 4

    /// The picture; nil where there is nothing to put on a line.
    var drawing: TimeLineDrawing? {
        let events = tables.map { table in table.rows.map { instant($0, table.source) } }
        let bands = pair.view.reads.compactMap(band)
        let instants =
            [asOf] + events.flatMap { $0.compactMap(\.self) }
            + bands.flatMap { [$0.lower, $0.upper].compactMap(\.self) }
        guard Set(instants.map(\.microseconds)).count > 1 else { return nil }
        let axis = TimeAxis(instants, from: Self.left + 20, to: Self.right - 20)
        var lanes: [TimeLineDrawing.Lane] = []
        var top = 26.0
        for read in pair.view.reads {
            let table = tables.firstIndex { $0.source.name == read.source }
            let lane = lane(
                read.source, table.map { tables[$0] }, table.map { events[$0] } ?? [],
                band: bands.first { $0.source == read.source }, axis, top: top)
            lanes.append(lane.drawing)
            top += lane.height
        }
        let ticks = ticks(axis, bottom: top)
        return TimeLineDrawing(
            width: Coordinate.text(Self.width), height: Coordinate.text(top + 14 + Double(ticks.rows) * 15 + 4),
            bottom: Coordinate.text(top), asOfX: Coordinate.text(axis.position(asOf)),
            asOfAnchor: axis.position(asOf) > Self.right - 60 ? "end" : "middle", lanes: lanes, ticks: ticks.ticks,
            legend: legend(bands))
    }

    // MARK: Bands

    /// The time in which rows of a source count.
    private struct Band {
        let source: String
        let lower: Timestamp?
        let upper: Timestamp?
        var isClosed = (lower: true, upper: true)
        /// What says so: `(as_of - 7d, as_of]`, `reads: 7d`.
        let words: String
        let column: String?

        /// Whether a row at an instant lies in it.
        func contains(_ instant: Timestamp) -> Bool {
            (lower.map { isClosed.lower ? instant >= $0 : instant > $0 } ?? true)
                && (upper.map { isClosed.upper ? instant <= $0 : instant < $0 } ?? true)
        }
    }

    /// The declared window, where it hangs on `as_of`; else how far back the view reads.
    private func band(_ read: Read) -> Band? {
        let features = feature.flatMap { pair.feature($0) }.map { [$0] } ?? pair.view.features
        let window = features.lazy.compactMap { $0.decisions.source(read.source)?.window }.first
        if let window, case .asOf = window.upper.anchor, window.lower.map({ $0.anchor == .asOf }) ?? true {
            return Band(
                source: read.source, lower: window.lower.flatMap { moved($0.offset) },
                upper: moved(window.upper.offset),
                isClosed: (window.lower?.isClosed ?? true, window.upper.isClosed), words: "decided window: \(window)",
                column: window.column)
        }
        guard case .within(let extent) = read.extent else { return nil }
        return Band(
            source: read.source, lower: moved(-extent), upper: asOf,
            words: "reads: \(DurationText.canonical(microseconds: extent))", column: nil)
    }

    private func moved(_ offset: Int64) -> Timestamp? {
        let (sum, overflow) = asOf.microseconds.addingReportingOverflow(offset)
        return overflow ? nil : Timestamp(microseconds: sum)
    }

    private func legend(_ bands: [Band]) -> String {
        let words = bands.map { "\($0.source) \($0.words)" }
        return "Filled: an online store holds the row at as_of, and it lies in what is shaded. Grey: it lies outside. "
            + "Hollow: the store does not hold it. "
            + (words.isEmpty ? "" : "Shaded: \(words.joined(separator: "; ")). ") + "Distances are not to scale."
    }

    // MARK: Lanes

    /// The row's time: of the window's column where one is decided, else when it happened.
    private func instant(_ row: RelevantRows.Row, _ source: Source) -> Timestamp? {
        let column = band(named: source.name)?.column ?? source.eventTime
        guard let position = source.columns.firstIndex(where: { $0.name == column }),
            case .timestamp(let instant) = row.values[position]
        else { return nil }
        return instant
    }

    private func band(named source: String) -> Band? { pair.view.read(source).flatMap(band) }

    private func lane(
        _ source: String, _ table: RelevantRows?, _ instants: [Timestamp?], band: Band?, _ axis: TimeAxis, top: Double
    ) -> (drawing: TimeLineDrawing.Lane, height: Double) {
        var rows = LabelRows()
        var dots: [(dot: TimeLineDrawing.Dot, row: Int, x: Double)] = []
        let placed = (table?.rows.indices).map(Array.init) ?? []
        for index in placed.sorted(by: { (instants[$0]?.microseconds ?? 0, $0) < (instants[$1]?.microseconds ?? 0, $1) }
        ) {
            guard let table, let instant = instants[index] else { continue }
            let row = table.rows[index]
            let label = Coordinate.shortened(name(row, table.source), to: 18)
            let (x, width) = (axis.position(instant), Coordinate.width(label))
            let isBeyond = x + 9 + width > Self.right
            let start = isBeyond ? x - 9 - width : x - 6
            let level = rows.place(start, (isBeyond ? x + 6 : x + 9 + width) + 4) ?? 0
            dots.append(
                (
                    TimeLineDrawing.Dot(
                        dotX: Coordinate.text(x), dotY: "", labelX: Coordinate.text(isBeyond ? x - 9 : x + 9),
                        labelY: "",
                        anchor: isBeyond ? "end" : "start", label: label,
                        kind: kind(row, isInside: band?.contains(instant) ?? true),
                        title: title(row, table.source, instant)), level, x
                ))
        }
        let height = 16 + Double(max(1, rows.count)) * Self.rowHeight
        let drawn = dots.map { dot, row, _ in
            let y = top + 8 + Self.rowHeight / 2 + Double(row) * Self.rowHeight
            return dot.moved(to: Coordinate.text(y), label: Coordinate.text(y + 4))
        }
        let bands = band.map { band in
            let start = band.lower.map(axis.position) ?? Self.left
            let end = band.upper.map(axis.position) ?? Self.right
            return [
                TimeLineDrawing.Shade(
                    shadeX: Coordinate.text(start), shadeY: Coordinate.text(top + 4),
                    shadeWidth: Coordinate.text(max(1, end - start)), shadeHeight: Coordinate.text(height - 8),
                    shadeTitle: band.words)
            ]
        }
        return (
            TimeLineDrawing.Lane(
                source: Coordinate.shortened(source, to: 17), sourceY: Coordinate.text(top + height / 2 + 4),
                lineY: Coordinate.text(top + height), shades: bands ?? [], dots: drawn), height
        )
    }

    private func kind(_ row: RelevantRows.Row, isInside: Bool) -> String {
        row.isVisible ? (isInside ? "seen" : "outside") : "unseen"
    }

    /// What the row is called: its unique id, else nothing.
    private func name(_ row: RelevantRows.Row, _ source: Source) -> String {
        source.unique.compactMap { name in source.columns.firstIndex { $0.name == name } }.map { index in
            if case .timestamp(let instant) = row.values[index] { return InstantText.relative(instant, to: asOf) }
            return ValueText.plain(row.values[index])
        }.joined(separator: " ")
    }

    private func title(_ row: RelevantRows.Row, _ source: Source, _ instant: Timestamp) -> String {
        "\(source.name) \(name(row, source)): \(InstantText.relative(instant, to: asOf))"
            + (row.isVisible ? "" : ", not in an online store at as_of")
    }

    // MARK: Ticks

    private func ticks(_ axis: TimeAxis, bottom: Double) -> (ticks: [TimeLineDrawing.Tick], rows: Int) {
        var rows = LabelRows()
        var ticks: [TimeLineDrawing.Tick] = []
        for instant in axis.instants {
            let label = InstantText.relative(instant, to: asOf)
            let (x, half) = (axis.position(instant), Coordinate.width(label) / 2)
            let middle = min(max(x, half + 2), Self.width - half - 2)
            guard let row = rows.place(middle - half, middle + half + 8, most: Self.mostTickRows) else { continue }
            ticks.append(
                TimeLineDrawing.Tick(
                    tickX: Coordinate.text(x), tickLabelX: Coordinate.text(middle),
                    tickLabelY: Coordinate.text(bottom + 16 + Double(row) * 15), tickLabel: label,
                    tickEnd: Coordinate.text(bottom + 4 + Double(row) * 15)))
        }
        return (ticks, rows.count)
    }
}
