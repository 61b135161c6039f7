extension Binder {
    /// Binds the WINDOW clause; later windows may be based on earlier ones.
    func bindWindowClause(_ nodes: [ParseNode], _ context: ExpressionContext) throws(BindError) -> [String: BoundWindow]
    {
        var context = context
        for node in nodes {
            let name = node.text("name") ?? ""
            guard context.windows[name] == nil else {
                throw BindError(message: "window \(name) is defined twice", offset: node.offset)
            }
            context.windows[name] = try define(node, context)
        }
        return context.windows
    }

    /// Binds what stands behind OVER.
    func bindWindow(_ node: ParseNode, _ context: ExpressionContext) throws(BindError) -> BoundWindow {
        guard let name = node.text("name") else { return try define(node, context) }
        guard let window = context.windows[name] else {
            throw BindError(
                message: "there is no window \(name)", offset: node.offset,
                hint: Nearest.hint(for: name, among: context.windows.keys.sorted()))
        }
        return window
    }

    private func define(_ node: ParseNode, _ context: ExpressionContext) throws(BindError) -> BoundWindow {
        let inner = ExpressionContext(
            scope: context.scope, clause: "a window", allowsAggregates: context.allowsAggregates)
        var partition: [BoundExpression] = []
        for part in node.nodes("partitionClause") { partition.append(try decided(try bind(part, inner))) }
        var order = try bindSortExpressions(node.nodes("orderClause"), inner)
        if let baseName = node.text("refname") {
            guard let base = context.windows[baseName] else {
                throw BindError(message: "there is no window \(baseName)", offset: node.offset)
            }
            guard partition.isEmpty, base.orderBy.isEmpty || order.isEmpty, base.frame.isDefault else {
                throw BindError(
                    message: "window \(baseName) cannot be changed: a copy may add an order and a frame only",
                    offset: node.offset)
            }
            partition = base.partitionBy
            if order.isEmpty { order = base.orderBy }
        }
        return BoundWindow(partitionBy: partition, orderBy: order, frame: try frame(node, order, inner))
    }

    private func frame(
        _ node: ParseNode, _ order: [BoundSortKey], _ context: ExpressionContext
    ) throws(BindError) -> BoundFrame {
        let options = FrameOptions(rawValue: node.number("frameOptions"))
        let mode: BoundFrame.Mode =
            options.contains(.rows) ? .rows : options.contains(.groups) ? .groups : .range
        if mode == .groups, order.isEmpty {
            throw BindError(message: "GROUPS needs an ORDER BY", offset: node.offset)
        }
        func bound(_ field: String, preceding: FrameOptions, following: FrameOptions) throws(BindError)
            -> BoundFrame.Bound?
        {
            guard options.contains(preceding) || options.contains(following), let offsetNode = node.node(field) else {
                return nil
            }
            let offset = try frameOffset(offsetNode, mode, order, context)
            return options.contains(preceding) ? .preceding(offset) : .following(offset)
        }
        let startOffset = try bound("startOffset", preceding: .startPreceding, following: .startFollowing)
        let endOffset = try bound("endOffset", preceding: .endPreceding, following: .endFollowing)
        let start: BoundFrame.Bound =
            startOffset
            ?? (options.contains(.startUnboundedFollowing)
                ? .unboundedFollowing : options.contains(.startCurrentRow) ? .currentRow : .unboundedPreceding)
        let end: BoundFrame.Bound =
            endOffset
            ?? (options.contains(.endUnboundedFollowing)
                ? .unboundedFollowing : options.contains(.endUnboundedPreceding) ? .unboundedPreceding : .currentRow)
        let exclusion: BoundFrame.Exclusion =
            options.contains(.excludeCurrentRow)
            ? .currentRow : options.contains(.excludeGroup) ? .group : options.contains(.excludeTies) ? .ties : .none
        return BoundFrame(
            mode: mode, start: start, end: end, exclusion: exclusion, isDefault: !options.contains(.nonDefault))
    }

    private func frameOffset(
        _ node: ParseNode, _ mode: BoundFrame.Mode, _ order: [BoundSortKey], _ context: ExpressionContext
    ) throws(BindError) -> BoundExpression {
        let offset = try bind(node, context)
        if offset.contains({ $0.isColumn }) {
            throw BindError(message: "the bound of a frame cannot depend on a column", offset: offset.offset)
        }
        guard mode == .range else { return try coerce(offset, to: .int8, .implicit) }
        guard order.count == 1, let key = order[0].expression?.type.base else {
            throw BindError(
                message: "RANGE with an offset needs exactly one ORDER BY expression", offset: node.offset)
        }
        switch key {
        case .int2, .int4, .int8: return try coerce(offset, to: .int8, .implicit)
        case .numeric: return try coerce(offset, to: .numeric, .implicit)
        case .float4, .float8: return try coerce(offset, to: .float8, .implicit)
        case .date, .time, .timestamp, .timestamptz, .interval: return try coerce(offset, to: .interval, .implicit)
        default:
            throw BindError(message: "RANGE with an offset cannot order by \(key)", offset: node.offset)
        }
    }
}

/// PostgreSQL's bits for a window's frame.
struct FrameOptions: OptionSet {
    let rawValue: Int

    static let nonDefault = FrameOptions(rawValue: 0x1)
    static let rows = FrameOptions(rawValue: 0x4)
    static let groups = FrameOptions(rawValue: 0x8)
    static let endUnboundedPreceding = FrameOptions(rawValue: 0x40)
    static let startUnboundedFollowing = FrameOptions(rawValue: 0x80)
    static let endUnboundedFollowing = FrameOptions(rawValue: 0x100)
    static let startCurrentRow = FrameOptions(rawValue: 0x200)
    static let startPreceding = FrameOptions(rawValue: 0x800)
    static let endPreceding = FrameOptions(rawValue: 0x1000)
    static let startFollowing = FrameOptions(rawValue: 0x2000)
    static let endFollowing = FrameOptions(rawValue: 0x4000)
    static let excludeCurrentRow = FrameOptions(rawValue: 0x8000)
    static let excludeGroup = FrameOptions(rawValue: 0x10000)
    static let excludeTies = FrameOptions(rawValue: 0x20000)
}
