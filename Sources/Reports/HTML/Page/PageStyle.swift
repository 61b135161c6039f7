/// How the page looks, by day and by night.
enum PageStyle {
    /// The style sheet.
    static let text = """
        :root { color-scheme: light dark; --ink: #1d1f23; --quiet: #666c75; --paper: #fff; --card: #f6f7f9; --line: #d9dce1;
          --good: #1a7f42; --bad: #c62828; --open: #9a6700; --accent: #1f5fbf; --shade: #dbe8fb; --mark: #fff1c2; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e4e6ea; --quiet: #9aa1ab; --paper: #15171a; --card: #1e2125;
          --line: #363b42; --good: #4cc27a; --bad: #ff7b72; --open: #e3b341; --accent: #6ea8ff; --shade: #1e3354; --mark: #4a3d12; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
          font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
        h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; }
        h3 { font-size: 1rem; margin: 0 0 .3rem; } h4 { font-size: .9rem; margin: 1rem 0 .3rem; }
        p { margin: .2rem 0; } .quiet, figcaption { color: var(--quiet); } .remark { color: var(--open); }
        .wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .87rem; }
        th, td { text-align: left; padding: .2rem .7rem .2rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
        th { color: var(--quiet); font-weight: 600; } .n { text-align: right; font-variant-numeric: tabular-nums; }
        .rows td { font-family: ui-monospace, monospace; } .matters { background: var(--mark); font-weight: 700; }
        .verdict { font-size: .85em; font-weight: 600; } .agreed, .held { color: var(--good); }
        .diverged, .violated { color: var(--bad); } .undecided, .misconfigured, .unchecked { color: var(--open); }
        .finding { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.2rem; margin: .8rem 0; }
        .code { background: var(--bad); color: var(--paper); border-radius: 4px; padding: 0 .4rem; font-size: .85em; }
        .clause { font-weight: 600; } dl { margin: .8rem 0; display: grid; grid-template-columns: auto 1fr; gap: .3rem 1rem; }
        dt { font-weight: 600; } dd { margin: 0; } pre { margin: .2rem 0 0; overflow-x: auto; }
        pre, code, .dotlabel, .time { font-family: ui-monospace, monospace; font-size: .82rem; }
        .notes { list-style: none; margin: 0; padding: 0; } .notes li { margin: .15rem 0; }
        .label { display: inline-block; min-width: 4.2rem; color: var(--accent); font-weight: 600; }
        figure { margin: .8rem 0; } figcaption { font-size: .82rem; } svg { display: block; width: 100%; height: auto; }
        svg text { fill: var(--ink); font-size: 11px; } svg .time { fill: var(--quiet); font-size: 11px; }
        .shade { fill: var(--shade); } .lane { stroke: var(--line); } .tick { stroke: var(--line); stroke-dasharray: 2 3; }
        .asof { stroke: var(--accent); stroke-width: 1.5; } svg .asoflabel { fill: var(--accent); font-weight: 600; }
        .dot { stroke: var(--accent); stroke-width: 1.6; fill: var(--accent); } .dot.unseen { fill: var(--card); }
        .dot.outside { fill: var(--quiet); stroke: var(--quiet); }
        .plots { display: flex; flex-wrap: wrap; gap: 1rem; } .scatter { width: 240px; margin: .3rem 0; }
        .frame { fill: none; stroke: var(--line); } .diagonal { stroke: var(--line); stroke-dasharray: 3 3; }
        .point { fill: var(--accent); fill-opacity: .55; } .point.differs { fill: var(--bad); fill-opacity: .9; }
        details { margin: .4rem 0; } .bar { max-width: 640px; } .bar .fixtures { fill: var(--good); }
        .bar .attack { fill: var(--accent); } .bar .survived { fill: var(--bad); }
        @media print { body { max-width: none; } details > * { display: block; } }
        """
}
