import FeatureStore

/// Gets groups from memory, or from the store where they are not there, all as they stood at one state.
struct GroupReader: Sendable {
    let plan: ServingPlan
    let store: any OnlineStore
    let cache: GroupCache

    /// What was got.
    struct Reading {
        var groups: [RowGroup?]
        /// By row and view the forms that answer instead of groups; empty where none were asked for.
        var forms: [HeldForm?]
        var snapshot: StoreSnapshot
        var erasures: Int

        var pin: (snapshot: StoreSnapshot, erasures: Int) { (snapshot, erasures) }
    }

    /// The groups, in their order; nil where none is asked for.
    ///
    /// - Parameters:
    ///   - forms: The forms that may answer instead; groups that only they would need are not read.
    ///   - pin: What belongs to the same answer; nil: the newest state.
    /// - Returns: Nil where rows were erased since the pin was taken: the answer must be made anew.
    func read(
        _ wanted: [GroupCache.Reference?], forms: WantedForms? = nil,
        pin: (snapshot: StoreSnapshot, erasures: Int)? = nil
    ) async throws(LookupError) -> Reading? {
        guard let taken = try take(wanted, forms, pin) else { return nil }
        var reading = Reading(
            groups: taken.groups, forms: taken.forms, snapshot: taken.snapshot, erasures: taken.erasures)
        if taken.owned.isEmpty, taken.joined.isEmpty { return reading }
        // What this lookup owes to others comes first, so that nobody waits for somebody who waits.
        let results = await load(taken.owned.map(\.load), at: taken.snapshot)
        for (position, result) in zip(taken.owned.map(\.position), results) {
            reading.groups[position] = try result.get()
        }
        for (position, load) in taken.joined { reading.groups[position] = try await load.group() }
        guard try take([], nil, reading.pin) != nil else { return nil }
        return reading
    }

    private func take(
        _ wanted: [GroupCache.Reference?], _ forms: WantedForms?, _ pin: (snapshot: StoreSnapshot, erasures: Int)?
    ) throws(LookupError) -> GroupCache.Taken? {
        do throws(OnlineStoreError) { return try cache.take(wanted, forms: forms, pinned: pin) } catch {
            throw .store(error)
        }
    }

    /// Reads groups from the store in one go; each load is ended, whatever comes of it.
    private func load(_ loads: [GroupLoad], at snapshot: StoreSnapshot) async -> [Result<RowGroup, LookupError>] {
        guard !loads.isEmpty else { return [] }
        var results: [Result<RowGroup, LookupError>]
        do throws(OnlineStoreError) {
            let keys = loads.map { GroupKey(link: plan.links[$0.link].link, key: $0.key) }
            let stored = try await store.rows(of: keys, at: snapshot)
            results = zip(loads, stored).map { load, stored in
                Result { () throws(LookupError) in try decode(stored, load) }
            }
            if stored.count != loads.count {
                let failure = LookupError.store(.engine("asked for \(loads.count) groups, it gave \(stored.count)"))
                results = Array(repeating: .failure(failure), count: loads.count)
            }
        } catch {
            results = Array(repeating: .failure(.store(error)), count: loads.count)
        }
        for (load, result) in zip(loads, results) { cache.finish(load, result) }
        return results
    }

    private func decode(_ stored: StoredGroup, _ load: GroupLoad) throws(LookupError) -> RowGroup {
        let link = plan.links[load.link]
        do throws(EvaluationError) {
            return try RowGroup.decode(link.rowType, by: link.link.columns, key: load.key, rows: stored.rows)
        } catch {
            throw .rowsDiffer(error)
        }
    }
}
