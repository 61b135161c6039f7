/// A time line as its template reads it: numbers are attributes already.
struct TimeLineDrawing {
    let width: String
    let height: String
    let bottom: String
    let asOfX: String
    let asOfAnchor: String
    let lanes: [Lane]
    let ticks: [Tick]
    let legend: String

    /// The rows of one source.
    struct Lane {
        let source: String
        let sourceY: String
        let lineY: String
        let shades: [Shade]
        let dots: [Dot]
    }

    /// The time in which rows count.
    struct Shade {
        let shadeX: String
        let shadeY: String
        let shadeWidth: String
        let shadeHeight: String
        let shadeTitle: String
    }

    /// One row.
    struct Dot {
        let dotX: String
        var dotY: String
        let labelX: String
        var labelY: String
        let anchor: String
        let label: String
        let kind: String
        let title: String

        /// The same dot at another height.
        func moved(to y: String, label labelY: String) -> Dot {
            var dot = self
            dot.dotY = y
            dot.labelY = labelY
            return dot
        }
    }

    /// One instant.
    struct Tick {
        let tickX: String
        let tickLabelX: String
        let tickLabelY: String
        let tickLabel: String
        let tickEnd: String
    }
}
