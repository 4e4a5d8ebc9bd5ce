/// The look of a report: light and dark, on a telephone, a desk and on paper.
///
/// The eight colours of pictures keep at least 3 : 1 against the page. In OKLab any two differ by at
/// least 0.16 for full colour vision, 0.10 as seen with protanopia or deuteranopia and 0.09 with
/// tritanopia (simulated after [Machado et al. 2009]); they were found by search.
enum Stylesheet {
  static let light = [
    "#c97c24", "#058290", "#668ff4", "#511567", "#7c5a0f", "#3045bc", "#d33264", "#0f3c0b",
  ]
  static let dark = [
    "#faaf6b", "#9afce2", "#5263cc", "#dfbbf8", "#a09c28", "#4ba5fa", "#cb7890", "#5d701d",
  ]

  /// The whole style sheet.
  static var text: String {
    """
    :root{color-scheme:light dark;\(colours(light))--s-:#8b949e;--paper:#fff;--ink:#1c2228;\
    --soft:#57606a;--line:#dfe3e8;--wash:#f4f6f8;--accent:#04606b}
    @media (prefers-color-scheme:dark){:root{\(colours(dark))--s-:#7d8894;--paper:#14181d;\
    --ink:#e8ebee;--soft:#a3adb8;--line:#343c46;--wash:#1d232a;--accent:#86e3d2}}
    \(classes)
    \(rules)
    """
  }

  private static func colours(_ palette: [String]) -> String {
    palette.enumerated().map { "--s\($0):\($1);" }.joined()
  }

  private static var classes: String {
    ((0..<Picture.palette).map { ".s\($0)" } + [".s-"])
      .map { "\($0){fill:var(--\($0.dropFirst()));background:var(--\($0.dropFirst()))}" }
      .joined(separator: "\n")
  }

  private static let rules = """
    .k0{fill:var(--s1);background:var(--s1)}
    .k1{fill:var(--s-);background:var(--s-)}
    .k2{fill:var(--s3);background:var(--s3)}
    .k3{fill:var(--s0);background:var(--s0)}
    .pale{opacity:.55}
    *{box-sizing:border-box}
    body{margin:0;background:var(--paper);color:var(--ink);\
    font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",\
    Helvetica,Arial,sans-serif}
    .page{max-width:62rem;margin:0 auto;padding:3.5rem 1.25rem 5rem}
    h1,h2,h3{line-height:1.2;text-wrap:balance;overflow-wrap:anywhere}
    h1{font-size:clamp(1.9rem,6vw,3rem);letter-spacing:-.02em;margin:.25rem 0}
    h2{font-size:1.5rem;letter-spacing:-.01em;margin:0 0 .5rem}
    h3{font-size:1.05rem;margin:2.5rem 0 .75rem}
    p{max-width:44rem;margin:.5rem 0 1rem}
    a{color:var(--accent)}
    .kicker{color:var(--accent);font-weight:600;margin:0}
    .when,.soft{color:var(--soft)}
    .when{font-size:1.15rem;margin:0}
    .keys{display:grid;grid-template-columns:repeat(4,1fr);gap:1px;\
    margin:2.5rem 0 0;background:var(--line);border:1px solid var(--line);border-radius:12px;\
    overflow:hidden}
    .keys div{background:var(--paper);padding:1.1rem 1.25rem}
    .keys dt{color:var(--soft);font-size:.9rem}
    .keys dd{margin:0;color:var(--soft);font-size:.85rem}
    .keys .big{display:block;color:var(--ink);font-size:1.75rem;font-weight:650;line-height:1.3;\
    font-variant-numeric:tabular-nums}
    .keys .dates{font-size:1.15rem}
    nav{margin:1.75rem 0 0}
    nav ul,.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.35rem 1.25rem;margin:0;\
    padding:0;font-size:.9rem}
    section{margin-top:4.5rem}
    .share{background:var(--wash);border-radius:16px;padding:clamp(1.25rem,4vw,2.5rem);\
    margin-top:3rem}
    .figure-of-all{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem 1rem;margin:0}
    .figure-of-all strong{font-size:clamp(3.2rem,13vw,5.5rem);line-height:1.1;\
    letter-spacing:-.03em;font-variant-numeric:tabular-nums}
    .mark{border:1.5px solid currentColor;border-radius:999px;padding:.1rem .8rem;\
    color:var(--accent);font-weight:600}
    .share svg{margin:.75rem 0 1rem}
    .share td svg{margin:.3rem 0 0;min-width:8rem}
    .point{fill:var(--paper)}
    .share p:last-child{margin-bottom:0}
    .whole{fill:var(--line)}
    .part{fill:var(--accent)}
    svg{display:block;overflow:visible;max-width:100%}
    svg text{fill:var(--ink);font-size:14px;font-variant-numeric:tabular-nums}
    svg .figure,svg .tick,svg .note{fill:var(--soft)}
    svg .tick,svg .note,svg .figure,svg .word{font-size:13px}
    svg .year{font-size:13px;font-weight:600}
    .track{fill:var(--wash)}
    .nothing{fill:none;stroke:var(--line);stroke-dasharray:6 5}
    .grid{stroke:var(--line)}
    .axis{stroke:var(--soft)}
    .dashed{stroke-dasharray:5 5}
    .span{stroke:var(--accent);stroke-width:2;opacity:.6}
    .course{fill:none;stroke:var(--accent);stroke-width:2;opacity:.6}
    .heat{display:inline-block;min-width:2.6em;padding:.1em .45em;border-radius:4px}
    .right{background:color-mix(in oklab,var(--s1) calc(var(--part)*.55),transparent)}
    .wrong{background:color-mix(in oklab,var(--s6) calc(var(--part)*.55),transparent)}
    .columns{width:calc(100% - 3.25rem);margin-left:3.25rem}
    figure{margin:1.5rem 0 0}
    .legend{margin:0 0 1rem;color:var(--ink)}
    .key{display:inline-block;width:.85em;height:.85em;border-radius:3px;margin-right:.45em;\
    vertical-align:-.06em}
    .scroll{overflow-x:auto;margin-top:1.75rem}
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
    code{font:.85em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
    details{margin-top:1.25rem}
    summary{cursor:pointer;color:var(--accent)}
    details dl{margin:.75rem 0;max-width:44rem;font-size:.9rem}
    details dt{font-weight:600;margin-top:.75rem}
    details dd{margin:0;color:var(--soft)}
    .pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 3.5rem}
    footer{margin-top:5rem;padding-top:1.25rem;border-top:1px solid var(--line);\
    color:var(--soft);font-size:.85rem}
    @media (max-width:44rem){.page{padding-top:2rem}.pair{grid-template-columns:minmax(0,1fr)}\
    .roomy,svg .note{display:none}.keys{grid-template-columns:1fr 1fr}.keys div{padding:.9rem 1rem}\
    .keys .big{font-size:1.4rem}.keys .dates{font-size:1rem}section{margin-top:3.5rem}\
    .share{margin-top:2.5rem}}
    @page{size:A4;margin:16mm 15mm}
    @media print{:root{color-scheme:light;\(colours(light))--s-:#8b949e;--paper:#fff;\
    --ink:#000;--soft:#444;--line:#ccc;--wash:#f4f4f4;--accent:#04606b}\
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}body{font-size:10pt}\
    .page{max-width:none;padding:0}.keys{grid-template-columns:repeat(4,1fr)}\
    nav{display:none}section{margin-top:2.2rem}\
    .scroll{overflow:visible}table{font-size:8pt}th,td{padding-right:.5rem}\
    tr,figure>svg,.keys,.share{break-inside:avoid}h2,h3,caption,.legend,\
    section:not(.share)>h2+p{break-after:avoid}\
    thead{display:table-header-group}details::details-content{content-visibility:visible;\
    display:block;height:auto}}
    """
}
