import Contracts
import FeatureStore
import Online
import Warehouse

/// The part of a backfill that one source has.
struct SourceBackfill {
    let backfill: BackfillRun
    let source: Source
    let table: LiveTable
    let kept: Retention.SourceRetention?
    let progress: @Sendable (BackfillProgress) -> Void
    private var report: BackfillReport.SourceReport
    private var cursor = BackfillCursor(now: Timestamp(microseconds: 0), until: nil, reach: "")

    init(
        backfill: BackfillRun, source: Source, table: LiveTable, kept: Retention.SourceRetention?,
        progress: @escaping @Sendable (BackfillProgress) -> Void
    ) {
        self.backfill = backfill
        self.source = source
        self.table = table
        self.kept = kept
        self.progress = progress
        report = BackfillReport.SourceReport(source: source.name)
    }

    private var hasIDs: Bool { !source.unique.isEmpty }

    /// Which rows this run leaves out.
    private var bound: SourceBound? { kept?.bound(at: cursor.now) }

    /// How far back it goes, as a text that differs where that does.
    private var reach: String {
        let depths = kept?.lastRows.map { "\($0.rows) by \($0.link.columns.joined(separator: " "))" } ?? []
        let text = ([kept?.span.map { "\($0.microseconds)" } ?? "all"] + depths).joined(separator: ", ")
        return text.replacing(" ", with: "_")
    }

    mutating func run(now: Timestamp, until: Timestamp?, restart: Bool) async throws -> BackfillReport.SourceReport {
        guard hasIDs || until != nil else { throw BackfillError.needsUntil(source: source.name) }
        cursor = BackfillCursor(now: now, until: until, reach: reach)
        let note = try await backfill.store.note(BackfillCursor.name(source.name))
        if restart, !hasIDs, note != nil { throw BackfillError.cannotRestart(source: source.name) }
        let former = note.flatMap { BackfillCursor($0) }
        // A run that was told of less than this one has left out what is wanted now: where ids tell rows, it begins anew.
        if !restart, let former, !hasIDs || former.reach == reach {
            guard hasIDs || former.until == until else {
                throw BackfillError.otherUntil(source: source.name, was: former.until.map { "\($0)" } ?? "-")
            }
            guard former.phase == .done || former.reach == reach else {
                throw BackfillError.cannotRestart(source: source.name)
            }
            cursor = former
            report.resumed = true
            if cursor.phase == .done { return report }
        } else {
            // Older rows are not brought, so answers that need them are refused from the first chunk on.
            try await backfill.record(source.name, .begins, bound)
        }
        if cursor.phase == .recent {
            try await bringRecent()
            cursor.phase = .last
            cursor.chunk = 0
            cursor.planned = nil
            try await save()
        }
        try await bringLast()
        try await backfill.record(source.name, .ends, bound)
        cursor.phase = .done
        try await backfill.store.setNote(BackfillCursor.name(source.name), to: hasIDs ? nil : cursor.text)
        return report
    }

    /// Rows within the reach of answers, chunk by chunk in the order of event times.
    private mutating func bringRecent() async throws {
        let start = kept?.span.map { cursor.now.before($0) }
        while true {
            try Task.checkCancellation()
            let from = cursor.next ?? start
            if !hasIDs, cursor.planned != nil, try await wasStored() {
                guard try await advance(to: cursor.planned, isLast: false) else { return }
                continue
            }
            let chunk = try await chunk(from: from)
            if !hasIDs {
                // Said before it is stored: whoever goes on asks for this very chunk whether it was.
                cursor.planned = chunk.end ?? cursor.until
                try await save()
            }
            try await deliver(chunk.rows)
            progress(
                BackfillProgress(
                    source: source.name, rows: report.read, through: chunk.end ?? cursor.until ?? cursor.now))
            guard try await advance(to: chunk.end, isLast: chunk.end == nil) else { return }
        }
    }

    /// Notes that a chunk is there; false behind the last.
    private mutating func advance(to end: Timestamp?, isLast: Bool) async throws -> Bool {
        cursor.next = end
        cursor.planned = nil
        cursor.chunk += 1
        try await save()
        guard let end, !isLast else { return false }
        return cursor.until.map { end < $0 } ?? true
    }

    /// The next rows whose event times are complete, and where they end; nil where they are the last.
    private func chunk(from: Timestamp?) async throws -> (rows: ColumnBatch, end: Timestamp?) {
        let until = cursor.planned ?? cursor.until
        let limit = cursor.planned == nil ? backfill.chunkRows : nil
        let rows = try await backfill.tables.rows(of: table, from: from, until: until, limit: limit.map { $0 + 1 })
        guard let limit, rows.rowCount > limit, let first = instant(0, rows), let last = instant(limit, rows) else {
            return (rows, cursor.planned == cursor.until ? nil : cursor.planned)
        }
        guard first < last else {
            // More rows of one instant than a chunk has; they come together.
            let end = Timestamp(microseconds: last.microseconds + 1)
            return (try await backfill.tables.rows(of: table, from: first, until: end, limit: nil), end)
        }
        let complete = (0..<rows.rowCount).filter { instant($0, rows).map { $0 < last } ?? true }
        return (rows.gathering(complete), last)
    }

    /// Older rows that are among the last of their group.
    private mutating func bringLast() async throws {
        guard let kept, let span = kept.span, !kept.lastRows.isEmpty else { return }
        let groups = kept.lastRows.map { (columns: $0.link.columns, rows: $0.rows) }
        var start = cursor.now.before(span)
        if let until = cursor.until { start = min(start, until) }
        guard hasIDs else {
            // One delivery, which a run that goes on repeats and which is stored once.
            guard try await !wasStored() else { return }
            return try await deliver(try await backfill.tables.lastRows(of: table, before: start, groups: groups))
        }
        // Of all groups together they may be more than memory holds.
        var bringing = self
        try await backfill.tables.lastRows(of: table, before: start, groups: groups) { rows in
            for begin in stride(from: 0, to: rows.rowCount, by: bringing.backfill.chunkRows) {
                try Task.checkCancellation()
                try await bringing.deliver(
                    rows.rows(begin..<min(begin + bringing.backfill.chunkRows, rows.rowCount)))
                bringing.progress(
                    BackfillProgress(source: bringing.source.name, rows: bringing.report.read, through: nil))
            }
        }
        report = bringing.report
    }

    private mutating func deliver(_ rows: ColumnBatch) async throws {
        guard rows.rowCount > 0 else { return }
        let delivery: Online.Delivery
        do throws(DeliveryProblem) {
            delivery = try Online.Delivery.checked(
                rows, of: source.name, registry: backfill.registry,
                id: hasIDs ? nil : cursor.deliveryID(source.name), givesWay: true)
        } catch {
            throw BackfillError.rows(error)
        }
        let receipt = try await backfill.deliver(delivery)
        report.read += rows.rowCount
        report.stored += receipt.stored
        report.known += receipt.repeated + receipt.corrected
        report.outdated += receipt.outdated
    }

    /// Whether a chunk without ids is in the store: then its id is taken, and rows of none cannot have it.
    private func wasStored() async throws -> Bool {
        let empty = ColumnBatch(
            columns: source.columns.map { Column(name: $0.name, type: $0.type) }, rowCount: 0)
        let probe = try Online.Delivery.checked(
            empty, of: source.name, registry: backfill.registry, id: cursor.deliveryID(source.name))
        do {
            _ = try await backfill.deliver(probe)
            return false
        } catch BackfillError.refused(.deliveryIDTaken) {
            return true
        }
    }

    private func save() async throws {
        try await backfill.store.setNote(BackfillCursor.name(source.name), to: cursor.text)
    }

    private func instant(_ row: Int, _ rows: ColumnBatch) -> Timestamp? {
        guard let column = rows.column(source.eventTime), column.validity[row],
            case .timestamp(let values) = column.cells
        else { return nil }
        return values[row]
    }
}
