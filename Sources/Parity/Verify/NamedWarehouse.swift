public import Warehouse

/// A warehouse under the name by which it was asked for, or the reason why it cannot be asked.
public struct NamedWarehouse: Sendable {
    /// The name in featurestore.yaml, or what stood on the command line.
    public let name: String
    /// The connected warehouse, or nil.
    public let warehouse: (any Warehouse)?
    /// Further connections of the same kind, each with tables of its own, over which statements and the attack's cases are
    /// spread, and findings that are cut down at the same time.
    public let further: [any Warehouse]
    /// The same warehouse in a session of another time zone, or nil where its sessions have none.
    public let otherZone: OtherZone?
    /// Why there is none, without secrets; nil when there is one.
    public let unavailable: String?

    /// Names a connected warehouse.
    ///
    /// - Parameters:
    ///   - further: more connections to the same engine; each is loaded with all rows for statements, with its part of
    ///     them for the attack, with experiments of its own for findings.
    ///   - otherZone: asked the fixtures a second time; what it answers otherwise depends on the session's zone.
    public init(
        name: String, warehouse: any Warehouse, further: [any Warehouse] = [], otherZone: OtherZone? = nil
    ) {
        self.name = name
        self.warehouse = warehouse
        self.further = further
        self.otherZone = otherZone
        unavailable = nil
    }

    /// Releases the connections.
    public func close() async {
        await warehouse?.close()
        for connection in further { await connection.close() }
        await otherZone?.warehouse.close()
    }

    /// Names a warehouse that cannot be asked: every view stays undecided there.
    public init(name: String, unavailable: String) {
        self.name = name
        warehouse = nil
        further = []
        otherZone = nil
        self.unavailable = unavailable
    }
}

/// A warehouse in a session whose time zone is not UTC.
public struct OtherZone: Sendable {
    /// The session's zone, an IANA name.
    public let zone: String
    /// The connected warehouse.
    public let warehouse: any Warehouse

    /// Names a connected warehouse by its session's zone.
    public init(zone: String, warehouse: any Warehouse) {
        self.zone = zone
        self.warehouse = warehouse
    }
}
