import FeatureStore

/// A view that counts the readings of the trailing 10 minutes, and has an incremental form besides.
protocol IncrementalProbe: IncrementalFeatureView
where Input == DeviceHistory, Features == ProbeFeatures, Change == ReadingChange, State == ReadingState {}

enum ReadingChange: ViewChange {
    case readings(RowChange<Reading>)

    static var sources: [ChangeSource<ReadingChange>] { [ChangeSource(ReadingChange.readings)] }
}

struct ReadingState: IncrementalState {
    var readings = Trailing<RowCount>()
    /// Not part of a snapshot.
    var applied = 0
    /// Not part of a snapshot either.
    var withdrawn: RowChange<Reading>?

    private enum CodingKeys: CodingKey { case readings }
}

extension IncrementalProbe {
    static var schema: ViewSchema {
        ViewSchema(
            name: "\(Self.self)", reads: ["readings"], features: [ColumnSchema("value", .int, isNullable: true)])
    }

    static func compute(_ history: DeviceHistory, asOf: Timestamp) -> ProbeFeatures {
        ProbeFeatures(value: history.readings.trailing(.minutes(10), to: asOf).count)
    }

    static func apply(_ change: Change, to state: inout State) {
        switch change {
        case .readings(let reading):
            state.readings.count(reading)
            state.applied += 1
        }
    }

    static func answer(_ state: State, asOf: Timestamp) -> ProbeFeatures {
        ProbeFeatures(value: state.readings.trailing(.minutes(10), to: asOf))
    }
}

/// Does as it should.
enum CountsAlong: IncrementalProbe {}

/// Counts a reading that is exactly ten minutes old.
enum CountsTheEdge: IncrementalProbe {
    static func answer(_ state: State, asOf: Timestamp) -> ProbeFeatures {
        ProbeFeatures(value: state.readings.trailing(.minutes(10), to: asOf, bounds: .closedClosed))
    }
}

/// Its incremental form is right, and its `compute` counts a reading that is exactly ten minutes old.
enum ComputesTheEdge: IncrementalProbe {
    static func compute(_ history: DeviceHistory, asOf: Timestamp) -> ProbeFeatures {
        ProbeFeatures(value: history.readings.trailing(.minutes(10), to: asOf, bounds: .closedClosed).count)
    }
}

/// Takes withdrawn rows for new ones.
enum IgnoresCorrections: IncrementalProbe {
    static func apply(_ change: Change, to state: inout State) {
        switch change {
        case .readings(let reading):
            if reading.kind == .arrived { state.readings.count(reading) }
        }
    }
}

/// Takes a withdrawn row back only when its next content arrives.
enum OnlyReplaces: IncrementalProbe {
    static func apply(_ change: Change, to state: inout State) {
        switch change {
        case .readings(let reading):
            if reading.kind == .withdrawn { return state.withdrawn = reading }
            if let withdrawn = state.withdrawn { state.readings.count(withdrawn) }
            state.withdrawn = nil
            state.readings.count(reading)
        }
    }
}

/// Remembers in a field that no snapshot holds.
enum ForgetsOnRestart: IncrementalProbe {
    static func answer(_ state: State, asOf: Timestamp) -> ProbeFeatures {
        let count = state.readings.trailing(.minutes(10), to: asOf)
        return ProbeFeatures(value: state.applied < state.readings.count ? 0 : count)
    }
}

/// Traps at the second row.
enum TrapsInApply: IncrementalProbe {
    static func apply(_ change: Change, to state: inout State) {
        precondition(state.applied == 0, "one reading is enough")
        state.applied += 1
        switch change {
        case .readings(let reading):
            state.readings.count(reading)
        }
    }
}
