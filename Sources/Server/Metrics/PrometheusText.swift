import FeatureStore

/// Writes metrics in Prometheus' text format, version 0.0.4.
struct PrometheusText {
    /// What was written.
    private(set) var text = ""

    /// The media type.
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// A family of numbers: its name, kind and meaning, then each with its labels.
    mutating func family(
        _ name: String, _ kind: Kind, _ about: String, _ numbers: [(labels: [(String, String)], value: Double)]
    ) {
        guard !numbers.isEmpty else { return }
        header(name, kind, about)
        for (labels, value) in numbers { line(name, labels, value) }
    }

    /// One number without labels.
    mutating func single(_ name: String, _ kind: Kind, _ about: String, _ value: Double) {
        family(name, kind, about, [(labels: [], value: value)])
    }

    /// A family of histograms.
    mutating func histograms(_ name: String, _ about: String, _ all: [(label: (String, String), value: Histogram)]) {
        guard !all.isEmpty else { return }
        header(name, .histogram, about)
        for (label, histogram) in all {
            var below = 0
            for (bound, count) in zip(Histogram.bounds, histogram.counts) {
                below += count
                line("\(name)_bucket", [label, ("le", "\(Double(bound) / 1e9)")], Double(below))
            }
            line("\(name)_bucket", [label, ("le", "+Inf")], Double(histogram.count))
            line("\(name)_sum", [label], Double(histogram.sum) / 1e9)
            line("\(name)_count", [label], Double(histogram.count))
        }
    }

    /// What a family's numbers are.
    enum Kind: String {
        case counter, gauge, histogram
    }

    private mutating func header(_ name: String, _ kind: Kind, _ about: String) {
        text += "# HELP \(name) \(about)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    private mutating func line(_ name: String, _ labels: [(String, String)], _ value: Double) {
        text += name
        if !labels.isEmpty {
            text += "{\(labels.map { "\($0.0)=\"\($0.1)\"" }.joined(separator: ","))}"
        }
        let number = Int64(exactly: value).map { "\($0)" } ?? "\(value)"
        text += " \(number)\n"
    }
}
