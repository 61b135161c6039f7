public import Warehouse

/// A warehouse under the name by which it was asked for, or the reason why it cannot be asked.
public struct NamedWarehouse: Sendable {
    /// The name in featurestore.yaml, or what stood on the command line.
    public let name: String
    /// The connected warehouse, or nil.
    public let warehouse: (any Warehouse)?
    /// Why there is none, without secrets; nil when there is one.
    public let unavailable: String?

    /// Names a connected warehouse.
    public init(name: String, warehouse: any Warehouse) {
        self.name = name
        self.warehouse = warehouse
        unavailable = nil
    }

    /// Names a warehouse that cannot be asked: every view stays undecided there.
    public init(name: String, unavailable: String) {
        self.name = name
        warehouse = nil
        self.unavailable = unavailable
    }
}
