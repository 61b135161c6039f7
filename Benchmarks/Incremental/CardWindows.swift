import FeatureStore

/// What a fraud model asks of one card: windows of a day and of ten days.
enum CardWindows: IncrementalFeatureView {
    typealias Input = CardHistory

    static let schema = ViewSchema(
        name: "CardWindows", reads: ["payments"],
        features: [
            ColumnSchema("payments_10d", .int), ColumnSchema("cents_10d", .int),
            ColumnSchema("mean_10d", .double, isNullable: true), ColumnSchema("largest_10d", .int, isNullable: true),
            ColumnSchema("merchants_10d", .int), ColumnSchema("score_1d", .double, isNullable: true),
        ])

    struct Features: FeatureValues {
        var payments, cents: Int
        var mean: Double?
        var largest: Int?
        var merchants: Int
        var score: Double?

        func write(into answer: inout ColumnWriter) {
            answer.append(payments)
            answer.append(cents)
            answer.append(mean)
            answer.append(largest)
            answer.append(merchants)
            answer.append(score)
        }
    }

    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(10), to: asOf)
        let cents = payments.map(\.cents)
        return Features(
            payments: payments.count, cents: cents.total, mean: cents.mean, largest: cents.max(),
            merchants: payments.map(\.merchant).distinctCount,
            score: card.payments.trailing(.days(1), to: asOf).map(\.score).exactMean)
    }

    enum Change: ViewChange {
        case payments(RowChange<Payment>)

        static var sources: [ChangeSource<Change>] { [ChangeSource(Change.payments)] }
    }

    struct State: IncrementalState {
        var cents = Trailing<IntMoments>()
        var extremes = Trailing(ValueExtremes<Int>())
        var merchants = Trailing(DistinctValues<String>())
        var scores = Trailing<DoubleMoments>()
    }

    static func apply(_ change: Change, to state: inout State) {
        switch change {
        case .payments(let payment):
            state.cents.apply(payment) { $0.cents }
            state.extremes.apply(payment) { $0.cents }
            state.merchants.apply(payment) { $0.merchant }
            state.scores.apply(payment) { $0.score }
        }
    }

    static func answer(_ state: State, asOf: Timestamp) -> Features {
        let cents = state.cents.trailing(.days(10), to: asOf)
        return Features(
            payments: cents.count, cents: cents.total, mean: cents.mean,
            largest: state.extremes.trailing(.days(10), to: asOf).largest,
            merchants: state.merchants.trailing(.days(10), to: asOf),
            score: state.scores.trailing(.days(1), to: asOf).mean)
    }
}
