/// The templates of the page, in Mustache.
enum PageTemplates {
    /// By name, as the templates call one another.
    static let all = [
        "page": page, "verdicts": verdicts, "finding": finding, "timeline": timeLine, "scatter": scatter,
        "attack": attack, "bar": bar,
    ]

    private static let page = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{title}}{{#hasVerdicts}}: {{conclusion}}{{/hasVerdicts}}</title>
        <style>
        \(PageStyle.text)
        </style>
        </head>
        <body>
        <header>
        <h1>{{title}} <span class="verdict {{conclusion}}">{{conclusion}}</span></h1>
        <p>{{sentence}}</p>
        <p class="quiet">{{engines}}</p>
        </header>
        <section id="verdicts">
        {{#hasVerdicts}}
        {{> verdicts}}
        {{/hasVerdicts}}
        {{#remarks}}
        <p class="remark">{{.}}</p>
        {{/remarks}}
        </section>
        {{#hasFindings}}
        <section id="findings">
        <h2>Where the halves differ</h2>
        {{#findings}}
        {{> finding}}
        {{/findings}}
        </section>
        {{/hasFindings}}
        {{#hasPlots}}
        <section id="answers">
        <h2>SQL against Swift</h2>
        <p class="quiet">Each point is an answer of both halves to one question of the fixtures and samples. The diagonal is agreement.</p>
        {{#plots}}
        <h3>{{plotsTitle}}</h3>
        <div class="plots">
        {{#scatters}}
        {{> scatter}}
        {{/scatters}}
        </div>
        {{/plots}}
        </section>
        {{/hasPlots}}
        {{#hasAttacks}}
        <section id="attack">
        <h2>What was tried</h2>
        {{#attacks}}
        {{> attack}}
        {{/attacks}}
        </section>
        {{/hasAttacks}}
        {{#hasBars}}
        <section id="teeth">
        <h2>Teeth: which small edits would be noticed</h2>
        <p class="quiet">For each operator: by the fixtures alone, by the attack besides, by nothing.</p>
        {{#bars}}
        {{> bar}}
        {{/bars}}
        </section>
        {{/hasBars}}
        </body>
        </html>

        """

    private static let verdicts = """
        <div class="wide"><table>
        <thead><tr><th>view</th><th>warehouse</th><th>verdict</th><th class="n">divergences</th><th class="n">questions</th><th class="n">fixture</th><th class="n">sample</th><th class="n">invented</th><th class="n">expected</th></tr></thead>
        <tbody>
        {{#verdictRows}}
        <tr><td>{{view}}</td><td>{{warehouse}}</td><td><span class="verdict {{verdict}}">{{verdict}}</span></td><td class="n">{{divergences}}</td><td class="n">{{questions}}</td><td class="n">{{fixture}}</td><td class="n">{{sample}}</td><td class="n">{{invented}}</td><td class="n">{{expected}}</td></tr>
        {{/verdictRows}}
        </tbody>
        </table></div>

        """

    private static let finding = """
        <article class="finding" id="{{anchor}}">
        <h3><span class="code">{{code}}</span> {{subject}} <span class="quiet">on {{place}}{{kind}}</span></h3>
        <p class="clause">{{clause}}</p>
        <p class="quiet">{{question}}</p>
        {{#timeLines}}
        {{> timeline}}
        {{/timeLines}}
        <h4>{{inputTitle}}</h4>
        {{#tables}}
        <div class="wide"><table class="rows">
        <thead><tr><th>{{tableName}}</th>{{#header}}<th>{{.}}</th>{{/header}}<th></th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><td></td>{{#cells}}<td{{#matters}} class="matters"{{/matters}}>{{cell}}</td>{{/cells}}<td class="quiet">{{mark}}</td></tr>
        {{/rows}}
        </tbody>
        </table></div>
        {{/tables}}
        <dl class="sides">
        {{#sides}}
        <dt>{{side}}</dt><dd><b>{{answer}}</b> <span class="quiet">{{location}}</span>{{#hasLines}}<pre>{{lines}}</pre>{{/hasLines}}</dd>
        {{/sides}}
        </dl>
        <ul class="notes">
        {{#notes}}
        <li><span class="label">{{label}}</span> {{#isCommand}}<code>{{text}}</code>{{/isCommand}}{{^isCommand}}{{text}}{{/isCommand}}</li>
        {{/notes}}
        </ul>
        </article>

        """

    private static let timeLine = """
        <figure class="timeline">
        <svg viewBox="0 0 {{width}} {{height}}" role="img" aria-label="The rows on a time line">
        {{#lanes}}
        {{#shades}}
        <rect class="shade" x="{{shadeX}}" y="{{shadeY}}" width="{{shadeWidth}}" height="{{shadeHeight}}"><title>{{shadeTitle}}</title></rect>
        {{/shades}}
        <line class="lane" x1="0" y1="{{lineY}}" x2="{{width}}" y2="{{lineY}}"/>
        <text class="source" x="6" y="{{sourceY}}">{{source}}</text>
        {{/lanes}}
        {{#ticks}}
        <line class="tick" x1="{{tickX}}" y1="26" x2="{{tickX}}" y2="{{tickEnd}}"/>
        <text class="time" x="{{tickLabelX}}" y="{{tickLabelY}}" text-anchor="middle">{{tickLabel}}</text>
        {{/ticks}}
        <line class="asof" x1="{{asOfX}}" y1="18" x2="{{asOfX}}" y2="{{bottom}}"/>
        <text class="asoflabel" x="{{asOfX}}" y="13" text-anchor="{{asOfAnchor}}">as_of</text>
        {{#lanes}}
        {{#dots}}
        <circle class="dot {{kind}}" cx="{{dotX}}" cy="{{dotY}}" r="5"><title>{{title}}</title></circle>
        <text class="dotlabel" x="{{labelX}}" y="{{labelY}}" text-anchor="{{anchor}}">{{label}}</text>
        {{/dots}}
        {{/lanes}}
        </svg>
        <figcaption>{{legend}}</figcaption>
        </figure>

        """

    private static let scatter = """
        <figure class="scatter">
        <figcaption><b>{{feature}}</b> {{caption}}</figcaption>
        <svg viewBox="0 0 240 240" role="img" aria-label="SQL against Swift">
        <rect class="frame" x="20" y="12" width="210" height="198"/>
        <line class="diagonal" x1="20" y1="210" x2="230" y2="12"/>
        {{#points}}
        <circle class="point {{pointKind}}" cx="{{pointX}}" cy="{{pointY}}" r="2.6"/>
        {{/points}}
        <text class="time" x="20" y="223">{{low}}</text>
        <text class="time" x="230" y="223" text-anchor="end">{{high}}</text>
        <text class="source" x="125" y="236" text-anchor="middle">SQL</text>
        <text class="source" x="12" y="111" text-anchor="middle" transform="rotate(-90 12 111)">Swift</text>
        </svg>
        </figure>

        """

    private static let attack = """
        <details>
        <summary><b>{{attackTitle}}</b> {{summary}}</summary>
        <ul>
        {{#coverage}}
        <li>{{aim}}: {{covered}} <span class="quiet">{{missing}}</span></li>
        {{/coverage}}
        </ul>
        <table>
        <tbody>
        {{#checks}}
        <tr><td>{{check}}</td><td>{{checkedSide}}</td><td class="{{outcomeKind}}">{{outcome}}</td></tr>
        {{/checks}}
        </tbody>
        </table>
        </details>

        """

    private static let bar = """
        <svg class="bar" viewBox="0 0 640 {{barsHeight}}" role="img" aria-label="{{barName}}: {{barCounts}}">
        <text class="source" x="0" y="15">{{barName}}</text>
        <g transform="translate(120 4)">
        {{#segments}}
        <rect class="{{segmentKind}}" x="{{segmentX}}" y="0" width="{{segmentWidth}}" height="14"><title>{{segmentTitle}}</title></rect>
        {{/segments}}
        </g>
        <text class="time" x="530" y="15">{{barCounts}}</text>
        </svg>

        """
}
