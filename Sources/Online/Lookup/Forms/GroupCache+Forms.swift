import FeatureStore
import Synchronization

/// A form that is being built, and the state of the store at which that began.
final class FormWatch: Sendable {
    let writer: FormWriter
    let pin: (snapshot: StoreSnapshot, erasures: Int)

    init(_ writer: FormWriter, pin: (snapshot: StoreSnapshot, erasures: Int)) {
        self.writer = writer
        self.pin = pin
    }
}

/// The forms that a commit concerns, and what became of them.
struct FormMoves {
    /// Forms as they are behind the commit.
    var held: [GroupCache.Reference: HeldForm] = [:]
    /// What forms that are being built will be told, by their writers.
    var noted: [(writer: FormWriter, changes: [FormChange])] = []
}

extension GroupCache {
    /// The forms that are in memory or being built.
    struct Forms {
        var watches: [Reference: (watch: FormWatch, changes: [FormChange])] = [:]
        /// By group the forms that know its rows, those that are being built among them.
        var dependents: [Reference: Set<Reference>] = [:]

        /// How many rows may wait to be told to a form that is being built.
        static let mostChanges = 200_000

        mutating func depend(_ writer: FormWriter) {
            for group in writer.groups { dependents[group, default: []].insert(writer.reference) }
        }

        mutating func release(_ writer: FormWriter) {
            for group in writer.groups {
                dependents[group]?.remove(writer.reference)
                if dependents[group]?.isEmpty == true { dependents[group] = nil }
            }
        }
    }

    /// Begins to note what changes in a form's groups; nil where it is there, or being built already.
    func watch(_ writer: FormWriter) -> FormWatch? {
        state.withLock { state in
            let reference = writer.reference
            guard !state.isClosed, state.forms.watches[reference] == nil,
                state.list.use(reference.link, reference.key) == nil
            else { return nil }
            let watch = FormWatch(writer, pin: (state.applied, state.erasures))
            state.forms.watches[reference] = (watch, [])
            state.forms.depend(writer)
            return watch
        }
    }

    /// Takes what was noted; nil where the form is no longer of use.
    func takeChanges(of watch: FormWatch) -> [FormChange]? {
        state.withLock { state in
            let reference = watch.writer.reference
            guard let watched = state.forms.watches[reference], watched.watch === watch else { return nil }
            state.forms.watches[reference]?.changes = []
            return watched.changes
        }
    }

    /// Gives a form up that is being built.
    func drop(_ watch: FormWatch) {
        state.withLock { state in
            guard state.forms.watches[watch.writer.reference]?.watch === watch else { return }
            state.drop(watch.writer.reference)
        }
    }

    /// Hands a form that was built to lookups; false where it takes too much memory.
    ///
    /// In line with the commits, when everything that was noted was told.
    func install(_ watch: FormWatch, _ held: HeldForm) -> Bool {
        keepForms()
        return state.withLock { state in
            let reference = watch.writer.reference
            guard state.forms.watches[reference]?.watch === watch else { return true }
            guard held.byteCount < bound else { return false }
            state.forms.watches[reference] = nil
            state.list.insert(
                RecencyList.Entry(
                    link: reference.link, key: reference.key, content: .form(held), snapshot: state.applied))
            state.trim(to: bound)
            return true
        }
    }

    /// The writers of the forms that are in memory.
    var writers: [FormWriter] {
        state.withLock { state in
            Set(state.forms.dependents.values.joined()).compactMap { reference in
                guard case .form(let held)? = state.list.peek(reference.link, reference.key) else { return nil }
                return held.writer
            }
        }
    }

    /// Puts what a writer answers now in the place of what it answered; nil drops it.
    func replace(_ writer: FormWriter, by held: HeldForm?) {
        state.withLock { state in
            let reference = writer.reference
            guard case .form(let before)? = state.list.peek(reference.link, reference.key), before.writer === writer
            else { return }
            guard let held, held.byteCount < bound else { return state.drop(reference) }
            state.list.replace(reference.link, reference.key, by: .form(held), at: nil)
            state.trim(to: bound)
        }
    }

    /// The forms that know rows of these groups, and whether each is being built.
    func writers(on groups: [Reference]) -> [(writer: FormWriter, isBuilt: Bool)] {
        state.withLock { state in
            guard !state.forms.dependents.isEmpty else { return [] }
            var seen: Set<Reference> = []
            var writers: [(writer: FormWriter, isBuilt: Bool)] = []
            for group in groups {
                for reference in state.forms.dependents[group] ?? [] where seen.insert(reference).inserted {
                    if let watched = state.forms.watches[reference] {
                        writers.append((watched.watch.writer, false))
                    } else if case .form(let held)? = state.list.peek(reference.link, reference.key) {
                        writers.append((held.writer, true))
                    }
                }
            }
            return writers
        }
    }
}

extension GroupCache.State {
    /// Forgets groups and forms that were not used for longest until the others fit.
    mutating func trim(to bound: Int) {
        evictions &+= UInt64(list.trim(to: bound))
        releaseLost()
    }

    /// Forgets everything.
    mutating func clear() {
        _ = list.trim(to: -1)
        _ = list.takeLost()
        forms = GroupCache.Forms()
    }

    /// Forgets a form, built or not.
    mutating func drop(_ form: GroupCache.Reference) {
        if let watched = forms.watches.removeValue(forKey: form) { forms.release(watched.watch.writer) }
        list.remove(form.link, form.key)
        releaseLost()
    }

    /// Forgets which groups the forms need that are no longer in memory.
    mutating func releaseLost() {
        for held in list.takeLost() { forms.release(held.writer) }
    }

    /// Brings forms behind a commit that touched some groups; what cannot follow is forgotten.
    mutating func move(_ touched: [GroupCache.Reference], _ moves: FormMoves, to snapshot: StoreSnapshot) {
        guard !forms.dependents.isEmpty else { return }
        var concerned: Set<GroupCache.Reference> = []
        for group in touched { concerned.formUnion(forms.dependents[group] ?? []) }
        for form in concerned {
            if let watched = forms.watches[form] {
                let noted = moves.noted.first { $0.writer === watched.watch.writer }
                guard let noted, watched.changes.count + noted.changes.count <= GroupCache.Forms.mostChanges else {
                    drop(form)
                    continue
                }
                forms.watches[form]?.changes += noted.changes
            } else if let held = moves.held[form], case .form(let before)? = list.peek(form.link, form.key),
                before.writer === held.writer
            {
                list.replace(form.link, form.key, by: .form(held), at: snapshot)
            } else {
                drop(form)
            }
        }
    }
}
