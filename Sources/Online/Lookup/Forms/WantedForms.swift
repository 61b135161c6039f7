import FeatureStore

/// By which forms the rows of a lookup could be answered.
struct WantedForms {
    let service: PlannedService
    /// Row by row and view by view; nil where the view has none, or a key is NULL.
    let references: [GroupCache.Reference?]

    /// - Parameter keys: The key columns of the service.
    init(_ service: PlannedService, _ keys: [Column], rowCount: Int) {
        self.service = service
        var references: [GroupCache.Reference?] = []
        references.reserveCapacity(rowCount * service.views.count)
        for row in 0..<rowCount {
            for part in service.views {
                references.append(
                    part.view.form.flatMap { form in
                        EntityKey(row: row, of: keys, at: Array(part.keys)).map {
                            GroupCache.Reference(link: form, key: $0)
                        }
                    })
            }
        }
        self.references = references
    }

    /// Which groups are needed besides, by position in what a lookup wants.
    ///
    /// - Parameter found: The forms that are in memory.
    func needed(besides found: [HeldForm?]) -> [Bool] {
        let width = service.wanted.count
        let rowCount = references.count / max(1, service.views.count)
        var needed: [Bool] = []
        needed.reserveCapacity(rowCount * width)
        for row in 0..<rowCount {
            needed += service.isNeededAnyway
            for (view, part) in service.views.enumerated() where found[row * service.views.count + view] == nil {
                for case let group? in part.groups { needed[row * width + group] = true }
            }
        }
        return needed
    }
}

extension FormBuilder {
    /// The forms that may answer a lookup; nil where there are none in memory.
    func wanted(_ service: PlannedService, _ keys: [Column], rowCount: Int) -> WantedForms? {
        service.hasForms && cache.keepsForms ? WantedForms(service, keys, rowCount: rowCount) : nil
    }

    /// Considers the forms that a lookup could have used and did not find.
    ///
    /// - Parameters:
    ///   - references: The groups that the service wants, row by row.
    ///   - groups: Those of them that the lookup was answered from.
    func consider(
        _ service: PlannedService, _ keys: [Column], _ references: [GroupCache.Reference?], found: [HeldForm?],
        groups: [RowGroup?]
    ) {
        guard service.hasForms, !isBusy, isWorthwhile(groups) else { return }
        let wanted = WantedForms(service, keys, rowCount: references.count / max(1, service.wanted.count))
        let (views, width) = (wanted.service.views, wanted.service.wanted.count)
        for (position, reference) in wanted.references.enumerated() where found.isEmpty || found[position] == nil {
            guard let reference else { continue }
            let part = views[position % views.count]
            let places = part.groups.compactMap { $0 }.map { position / views.count * width + $0 }
            consider(
                part.view.definition, reference, groups: places.compactMap { references[$0] },
                rowCount: places.reduce(0) { $0 + (groups[$1]?.rowCount ?? 0) })
        }
    }
}
