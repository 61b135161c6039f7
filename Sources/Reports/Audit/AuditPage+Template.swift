extension AuditPage {
    /// The page in Mustache.
    static let template = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>featurestore audit: {{verdict}}</title>
        <style>
        \(PageStyle.text)
        .looked { fill: var(--line); } .data { fill: var(--open); } .logic { fill: var(--bad); }
        .version { fill: var(--accent); } .log { fill: var(--quiet); }
        .key { display: inline-block; width: .8em; height: .8em; margin: 0 .3em 0 1em; }
        .key.data { background: var(--open); } .key.logic { background: var(--bad); }
        .key.version { background: var(--accent); } .key.log { background: var(--quiet); }
        </style>
        </head>
        <body>
        <header>
        <h1>featurestore audit <span class="verdict {{conclusion}}">{{verdict}}</span></h1>
        <p>{{sentence}}</p>
        </header>
        {{#hasPlot}}
        <section id="plot">
        <h2>Over time</h2>
        <figure>
        <svg viewBox="0 0 {{width}} {{height}}" role="img" aria-label="The share of answers that differ, over time">
        <text class="time" x="4" y="12">{{most}}</text>
        {{#bars}}
        <rect class="{{cause}}" x="{{barX}}" y="{{barY}}" width="{{barWidth}}" height="{{barHeight}}"><title>{{title}}</title></rect>
        {{/bars}}
        <text class="time" x="4" y="154">{{first}}</text>
        <text class="time" x="636" y="154" text-anchor="end">{{last}}</text>
        </svg>
        <figcaption>The share of answers that differ, by when they were served.
        <span class="key data"></span>data<span class="key logic"></span>logic<span class="key version"></span>version<span class="key log"></span>log</figcaption>
        </figure>
        </section>
        {{/hasPlot}}
        <section id="features">
        <h2>By feature</h2>
        <div class="wide"><table>
        <thead><tr><th>view</th><th>feature</th><th class="n">answers</th><th class="n">differ</th><th class="n">data</th><th class="n">logic</th><th class="n">version</th><th class="n">log</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><td>{{view}}</td><td>{{feature}}</td><td class="n">{{answers}}</td><td class="n">{{differing}}</td><td class="n">{{data}}</td><td class="n">{{logic}}</td><td class="n">{{version}}</td><td class="n">{{log}}</td></tr>
        {{/rows}}
        </tbody>
        </table></div>
        {{#notes}}
        <p class="remark">{{.}}</p>
        {{/notes}}
        </section>
        {{#hasExamples}}
        <section id="examples">
        <h2>Examples</h2>
        {{#examples}}
        <article class="finding">
        <h3><span class="code">{{exampleCause}}</span> {{subject}}</h3>
        <p class="clause">{{meaning}}</p>
        <p class="quiet">{{asked}}</p>
        <dl>
        <dt>served</dt><dd><b>{{served}}</b></dd>
        <dt>SQL</dt><dd><b>{{sql}}</b></dd>
        <dt>Swift</dt><dd><b>{{swift}}</b> <span class="quiet">over the warehouse's rows</span></dd>
        <dt>rows</dt><dd>{{seen}}</dd>
        </dl>
        <ul class="notes">
        {{#rowLines}}
        <li>{{.}}</li>
        {{/rowLines}}
        <li><span class="label">look at</span> <code>featurestore replay {{request}}</code></li>
        </ul>
        </article>
        {{/examples}}
        </section>
        {{/hasExamples}}
        </body>
        </html>

        """
}
