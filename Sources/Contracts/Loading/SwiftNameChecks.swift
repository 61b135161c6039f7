/// Checks that the names of contracts can become names of Swift, and stay apart.
enum SwiftNameChecks {
    /// Reports names that no Swift property can have and names that two things would share.
    static func check(_ project: Project, _ errors: ErrorCollector) {
        checkTypes(project, errors)
        for source in project.sources {
            checkProperties(
                source.columns.map(\.name), of: "the row \(source.rowType)", at: source.location, reserved: [], errors)
        }
        for entity in project.entities {
            let read = project.sources.map(\.name).filter { name in
                project.views.contains { $0.entity.name == entity.name && $0.read(name) != nil }
            }
            checkProperties(
                entity.keys.map(\.name) + read, of: "the history of '\(entity.name)'", at: entity.location,
                reserved: ["rows", "asOf"], errors)
        }
        for view in project.views {
            checkProperties(
                view.features.map(\.name), of: "the features of \(view.name)",
                at: view.features.first?.location
                    ?? view.location, reserved: [], errors)
            checkProperties(
                view.request.map(\.name), of: "the request of \(view.name)", at: view.location, reserved: [], errors)
        }
        for service in project.services {
            let views = service.features.compactMap { project.view($0.view) }
            var entities: [String] = []
            for view in views where !entities.contains(view.entity.name) { entities.append(view.entity.name) }
            checkProperties(entities, of: "the keys of '\(service.name)'", at: service.location, reserved: [], errors)
        }
    }

    private static func checkTypes(_ project: Project, _ errors: ErrorCollector) {
        var taken: [String: String] = [:]
        func take(_ name: String, _ what: String, at location: SourceLocation) {
            if Names.swiftTypesInUse.contains(name) || !Names.isViewName(name) {
                errors.report(
                    at: location, "\(what) would be the Swift type '\(name)', which cannot be", advice: "Rename it")
            } else if let other = taken[name] {
                errors.report(
                    at: location, "\(what) and \(other) would both be the Swift type \(name)", advice: "Rename one")
            } else {
                taken[name] = what
            }
        }
        for source in project.sources { take(source.rowType, "the row of '\(source.name)'", at: source.location) }
        for entity in project.entities {
            let name = Names.upperCamelCase(entity.name)
            take(name + "History", "the history of the entity '\(entity.name)'", at: entity.location)
            if entity.keys.count > 1 {
                take(name + "Key", "the key of the entity '\(entity.name)'", at: entity.location)
            }
        }
        for service in project.services {
            take(Names.upperCamelCase(service.name), "the service '\(service.name)'", at: service.location)
        }
        for view in project.views { take(view.name, "the view \(view.name)", at: view.location) }
    }

    private static func checkProperty(_ name: String, at location: SourceLocation, _ errors: ErrorCollector) {
        let property = Names.lowerCamelCase(name)
        if property.first?.isLetter != true || ["self", "init"].contains(property) {
            errors.report(
                at: location, "'\(name)' would be the Swift property '\(property)', which cannot be",
                advice: "Choose another name")
        }
    }

    private static func checkProperties(
        _ names: [String], of what: String, at location: SourceLocation, reserved: [String], _ errors: ErrorCollector
    ) {
        var taken: [String: String] = [:]
        for name in names {
            let property = Names.lowerCamelCase(name)
            if reserved.contains(property) {
                errors.report(at: location, "'\(name)' means something else in \(what)", advice: "Choose another name")
            }
            if property.first?.isLetter != true || ["self", "init"].contains(property) {
                checkProperty(name, at: location, errors)
            } else if let other = taken[property] {
                errors.report(
                    at: location, "'\(other)' and '\(name)' would both be '\(property)' in \(what)",
                    advice: "Rename one")
            }
            taken[property] = name
        }
    }
}
