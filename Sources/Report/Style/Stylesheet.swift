/// The look of a report: light and dark, on a telephone, a desk and on paper.
///
/// One accent stands for public service, two greys for everything else; hatching marks what is not
/// complete. So pictures can be read without colours, and by those who see few of them.
package enum Stylesheet {
  typealias Colours = [(name: String, value: String)]

  static let light: Colours = [
    ("paper", "#fff"), ("ink", "#1c2228"), ("soft", "#57606a"), ("line", "#dfe3e8"),
    ("wash", "#f4f6f8"), ("accent", "#04606b"), ("plain", "#848e98"), ("faint", "#c3cad2"),
    ("wrong", "#b3261e"),
  ]
  static let dark: Colours = [
    ("paper", "#14181d"), ("ink", "#e8ebee"), ("soft", "#a3adb8"), ("line", "#343c46"),
    ("wash", "#1d232a"), ("accent", "#86e3d2"), ("plain", "#8f9aa6"), ("faint", "#4a545f"),
    ("wrong", "#ff9d94"),
  ]
  private static let print: Colours = light.map { $0.name == "ink" ? ("ink", "#000") : $0 }

  /// The whole style sheet of a page.
  package static var text: String {
    """
    :root{color-scheme:light dark;\(variables(light))}
    @media (prefers-color-scheme:dark){:root{\(variables(dark))}}
    \(pictures)
    \(rules)
    @media print{:root{color-scheme:light;\(variables(print))}\(paper)}
    """
  }

  /// The style sheet of a picture that is a file of its own. Programs that draw SVG know no variables.
  static var standalone: String {
    light.reduce(pictures + "\n.paper{fill:#fff}\n" + letters) { text, colour in
      text.replacing("var(--\(colour.name))", with: colour.value)
    }
  }

  private static func variables(_ colours: Colours) -> String {
    colours.map { "--\($0.name):\($0.value);" }.joined()
  }

  private static let letters = """
    text{font-family:"Liberation Sans",Arial,Helvetica,sans-serif}
    """

  private static let pictures = """
    svg text{fill:var(--ink);font-size:14px;font-variant-numeric:tabular-nums}
    svg .figure,svg .tick,svg .year{fill:var(--soft)}
    svg .tick,svg .figure,svg .word,svg .year{font-size:13px}
    svg .panel{font-size:14px;font-weight:600}
    .accent,.part{fill:var(--accent)}
    .plain{fill:var(--plain)}
    .faint,.pale{fill:var(--faint);stroke:var(--plain)}
    .band{fill:var(--accent);opacity:.22}
    .hatch{fill:var(--paper);opacity:.75}
    .hollow{fill:var(--paper);stroke:var(--soft);stroke-width:1.5}
    line.accent{stroke:var(--accent)}
    line.plain{stroke:var(--plain)}
    line.faint{stroke:var(--plain)}
    .line{stroke-width:3}
    .branch{stroke-width:1.5}
    .track{fill:var(--wash)}
    .nothing{fill:none;stroke:var(--line);stroke-dasharray:6 5}
    .grid{stroke:var(--line)}
    .axis{stroke:var(--soft)}
    .dashed{stroke-dasharray:5 5}
    .span{stroke:var(--accent);stroke-width:2;opacity:.6}
    .course{fill:none;stroke:var(--accent);opacity:.6}
    polyline.course{stroke-width:2}
    """

  private static let rules = """
    *{box-sizing:border-box}
    body{margin:0;background:var(--paper);color:var(--ink);\
    font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",\
    Helvetica,Arial,sans-serif}
    .page{max-width:62rem;margin:0 auto;padding:3.5rem 1.25rem 5rem}
    h1,h2,h3{line-height:1.2;text-wrap:balance;overflow-wrap:anywhere}
    h1{font-size:clamp(1.9rem,6vw,3rem);letter-spacing:-.02em;margin:.25rem 0}
    h2{font-size:1.4rem;letter-spacing:-.01em;margin:0 0 .75rem}
    h3{font-size:1.05rem;margin:2rem 0 .5rem}
    p{max-width:44rem;margin:.5rem 0 1rem}
    a{color:var(--accent)}
    .logo{max-height:4.5rem;max-width:14rem;margin-bottom:1rem}
    .kicker{color:var(--accent);font-weight:600;margin:0}
    .when,.soft,figcaption{color:var(--soft)}
    .when{margin:0}
    .note{border-left:3px solid var(--line);padding-left:1rem}
    .answer{font-size:1.5rem;line-height:1.35;font-weight:600;margin:2rem 0 .5rem;max-width:50rem;\
    text-wrap:pretty}
    .status{color:var(--soft)}
    .caveats{border:1.5px solid var(--wrong);border-radius:10px;padding:.75rem 1.25rem;margin:1.5rem 0 0}
    .caveats p{margin:0;font-weight:600}
    .caveats ul{margin:.25rem 0 0;padding-left:1.2rem;max-width:44rem}
    .keys{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:1px;\
    margin:2.5rem 0 0;background:var(--line);border:1px solid var(--line);border-radius:12px;\
    overflow:hidden}
    .keys div{background:var(--paper);padding:1.1rem 1.25rem}
    .keys dt{color:var(--soft);font-size:.9rem}
    .keys dd{margin:0;color:var(--soft);font-size:.85rem}
    .keys .big{display:block;color:var(--ink);font-size:1.75rem;font-weight:650;line-height:1.3;\
    font-variant-numeric:tabular-nums}
    section{margin-top:4rem}
    svg{display:block;overflow:visible;max-width:100%}
    figure{margin:1.25rem 0 0}
    figcaption{font-size:.9rem;margin-top:.75rem;max-width:44rem}
    .time{width:calc(100% - 3rem);margin-left:3rem}
    .narrow{display:none}
    .legend{list-style:none;display:flex;flex-wrap:wrap;gap:.35rem 1.25rem;margin:0 0 1rem;padding:0;\
    font-size:.9rem}
    .key{display:inline-block;width:.85em;height:.85em;border-radius:2px;margin-right:.45em;\
    vertical-align:-.06em}
    .key.accent{background:var(--accent)}
    .key.pale{background:var(--faint)}
    .key.hatched{background:repeating-linear-gradient(45deg,var(--accent) 0 2px,var(--paper) 2px 4px)}
    .heat{display:inline-block;min-width:2.6em;padding:.1em .45em;border-radius:4px}
    .right{background:color-mix(in oklab,var(--accent) calc(var(--part)*.55),transparent)}
    .wrong{background:color-mix(in oklab,var(--wrong) calc(var(--part)*.55),transparent)}
    .scroll{overflow-x:auto;margin-top:1.5rem}
    .scroll:focus-visible,a:focus-visible,summary:focus-visible{outline:2px solid var(--accent);\
    outline-offset:3px}
    table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.45}
    caption{text-align:left;color:var(--soft);padding:0 0 .5rem}
    th,td{text-align:left;vertical-align:top;padding:.42rem .9rem .42rem 0;\
    border-bottom:1px solid var(--line);font-weight:400}
    th:last-child,td:last-child{padding-right:0}
    thead th{font-weight:600;color:var(--soft);vertical-align:bottom;line-height:1.25}
    tfoot th,tfoot td{font-weight:600;border-bottom:0}
    .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    thead .n{white-space:normal}
    .many{font-size:.82rem}
    .many th,.many td{padding-right:.6rem}
    .many thead th{hyphens:auto;font-size:.75rem}
    .many tbody th,.many thead th:first-child{position:sticky;left:0;background:var(--paper);\
    white-space:nowrap}
    .wrap{display:inline-block;min-width:7.5rem;overflow-wrap:anywhere}
    code.wrap{display:inline}
    code{font:.85em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
    details{margin-top:1rem}
    summary{cursor:pointer;color:var(--accent);padding:.25rem 0}
    dl{margin:.75rem 0;max-width:44rem}
    dt{font-weight:600;margin-top:.9rem}
    dd{margin:0}
    details dl:not(.examples){font-size:.9rem}
    blockquote{margin:.5rem 0;padding:.1rem 0 .1rem 1rem;border-left:3px solid var(--line)}
    blockquote p{margin:0}
    blockquote footer{margin:0;padding:0;border:0}
    .words{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.25rem;margin:.2rem 0 0;padding:0}
    .save{font-size:.9rem}
    p.save{margin:.75rem 0 0;color:var(--soft)}
    ul.save{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:.25rem 0 0;padding:0}
    .copy{border:1px solid var(--line);border-radius:8px;padding:.6rem 1rem;user-select:all}
    footer{margin-top:4rem;padding-top:1.25rem;border-top:1px solid var(--line);\
    color:var(--soft);font-size:.85rem}
    @media (max-width:44rem){.page{padding-top:2rem}section{margin-top:3rem}\
    .answer{font-size:1.25rem}.wide{display:none}.narrow{display:block}}
    """

  private static let paper = """
    @page{size:A4;margin:16mm 15mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);\
    font:8pt sans-serif;color:#444}}
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}body{font-size:10pt}
    .page{max-width:none;padding:0}section{margin-top:1.8rem}
    .scroll{overflow:visible}table{font-size:8pt}th,td{padding-right:.5rem}
    .whole,tr,figure,.caveats{break-inside:avoid}h2,h3,caption{break-after:avoid}
    thead{display:table-header-group}
    .wide{display:block}.narrow{display:none}
    details:not([open]){display:none}
    """
}
