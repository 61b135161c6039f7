import Contracts
import FeatureStore

/// `GET /v1/services` and `GET /v1/views`: what there is to ask for.
enum CatalogueEndpoints {
    static func services(_ parts: ServerParts) -> Answer {
        var writer = JSONWriter(reservingCapacity: 4_096)
        writer.object { writer in
            writer.name("services")
            writer.array { writer in
                for service in parts.catalogue.registry.services {
                    writer.object { writer in
                        writer.member("name", service.name)
                        writer.name("entities")
                        writer.array { writer in
                            for entity in service.entities { writer.entity(entity.name, entity.keys) }
                        }
                        writer.name("request")
                        writer.columns(service.request)
                        writer.name("features")
                        writer.array { writer in
                            for feature in service.features {
                                writer.column(feature.column, named: "\(feature.view):\(feature.column.name)")
                            }
                        }
                    }
                }
            }
        }
        return .json(writer)
    }

    static func views(_ parts: ServerParts) -> Answer {
        var writer = JSONWriter(reservingCapacity: 16_384)
        writer.object { writer in
            writer.name("views")
            writer.array { writer in
                for view in parts.catalogue.registry.views {
                    writer.view(
                        view, contract: parts.catalogue.project.view(view.name), refusal: parts.refusal(of: view))
                }
            }
        }
        return .json(writer)
    }
}

extension JSONWriter {
    fileprivate mutating func view(_ view: ViewDefinition, contract: ViewContract?, refusal: String?) {
        object { writer in
            writer.member("name", view.name)
            if let contract { writer.member("version", contract.viewVersion.description) }
            writer.name("entity")
            writer.entity(view.entity.name, view.entity.keys)
            writer.name("reads")
            writer.array { writer in for source in view.schema.reads { writer.text(source) } }
            writer.name("request")
            writer.columns(view.schema.request)
            writer.name("features")
            writer.array { writer in
                for feature in view.schema.features {
                    writer.column(feature, named: feature.name, about: contract?.feature(feature.name)?.about)
                }
            }
            writer.name("servable")
            writer.bool(refusal == nil)
            if let refusal { writer.member("refused", refusal) }
        }
    }

    fileprivate mutating func entity(_ name: String, _ keys: [ColumnSchema]) {
        object { writer in
            writer.member("name", name)
            writer.name("keys")
            writer.columns(keys)
        }
    }

    fileprivate mutating func columns(_ columns: [ColumnSchema]) {
        array { writer in for column in columns { writer.column(column, named: column.name) } }
    }

    fileprivate mutating func column(_ column: ColumnSchema, named name: String, about: String? = nil) {
        object { writer in
            writer.member("name", name)
            writer.member("type", column.type.description)
            writer.name("nullable")
            writer.bool(column.isNullable)
            if let about { writer.member("about", about) }
        }
    }
}
