/// How reports look: one column that fits a phone, charts in panels beside each other where there is room, the reader's
/// light or dark.
enum ReportStyle {
  static let css = """
    :root{--bg:#fbfaf7;--card:#fff;--ink:#1c2024;--soft:#5d666f;--line:#e3e0d8;--grid:#eceae3;--mark:#c2571a;--mark2:#2f6f8f;
    --good:#22734d;--bad:#b3372f;--tint:#fdf1e8;--plain:#a9b0b6}
    @media (prefers-color-scheme:dark){:root{--bg:#14171a;--card:#1c2024;--ink:#e8e6e1;--soft:#9aa4ad;--line:#2e343a;
    --grid:#272d32;--mark:#f08a4b;--mark2:#6db3d3;--good:#5fc08d;--bad:#ee7a70;--tint:#2c2119;--plain:#666f77}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",
    Arial,sans-serif;-webkit-text-size-adjust:100%}
    main{max-width:1080px;margin:0 auto;padding:28px 20px 64px}
    h1{font-size:1.9rem;line-height:1.2;margin:.2em 0 .1em;letter-spacing:-.01em}
    h2{font-size:1.25rem;margin:2.4em 0 .3em;letter-spacing:-.005em}
    h3{font-size:.95rem;margin:0 0 .4em}h3.lead{margin:1.2em 0 0}.lead+.card{margin-top:8px}
    p{margin:.3em 0 .8em;max-width:70ch}.soft{color:var(--soft)}.small{font-size:.86rem}
    .eyebrow{color:var(--mark);font-weight:600;font-size:.86rem;letter-spacing:.04em;text-transform:uppercase}
    .flag{background:var(--tint);border-left:4px solid var(--mark);padding:10px 14px;border-radius:0 8px 8px 0;margin:14px 0;
    max-width:none}
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:18px 0}
    .tile{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:12px 14px}
    .tile b{display:block;font-size:1.35rem;overflow-wrap:anywhere;line-height:1.25;font-variant-numeric:tabular-nums}
    .tile span{color:var(--soft);font-size:.82rem;display:block}
    .panels{display:grid;grid-template-columns:repeat(var(--n,4),minmax(0,1fr));gap:14px;margin:14px 0}.map{max-width:600px}
    @media (max-width:980px){.panels{grid-template-columns:repeat(2,minmax(0,1fr))}}
    .panel,.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:14px}
    .card{margin:14px 0}
    .panel svg{display:block;width:100%;height:auto}
    svg text{font:11px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;fill:var(--soft)}
    svg .grid{stroke:var(--grid);stroke-width:1}svg .axis{stroke:var(--plain);stroke-width:1}
    svg .ref{stroke:var(--soft);stroke-width:1.2;stroke-dasharray:4 3}
    svg .bar{fill:var(--mark)}svg .bar2{fill:var(--plain)}svg .dot{fill:var(--mark)}svg .dot2{fill:var(--mark2)}
    svg .path{fill:none;stroke:var(--mark);stroke-width:1.6}svg .err{stroke:var(--mark);stroke-width:1.2;opacity:.55}
    svg .faint{fill:var(--plain);opacity:.55}
    .scroll{overflow-x:auto;-webkit-overflow-scrolling:touch}
    table{border-collapse:collapse;width:100%;font-size:.88rem;font-variant-numeric:tabular-nums}
    th,td{padding:6px 10px;text-align:right;white-space:nowrap;border-bottom:1px solid var(--line)}
    th:first-child,td:first-child{text-align:left;position:sticky;left:0;background:var(--card)}
    th{color:var(--soft);font-weight:600;font-size:.8rem}tr:last-child td{border-bottom:0}
    tr.own td{background:var(--tint);font-weight:600}td.best{color:var(--good);font-weight:650}
    .good{color:var(--good)}.bad{color:var(--bad)}
    .forest{display:grid;grid-template-columns:minmax(110px,max-content) 1fr minmax(104px,max-content);gap:0 12px;
    align-items:center;font-size:.88rem;font-variant-numeric:tabular-nums}
    .forest>div{min-height:30px;display:flex;align-items:center}
    .forest .value{justify-content:flex-end;text-align:right}
    .forest .track{position:relative;height:30px}
    .track i{position:absolute;display:block}
    .track .zero{top:0;bottom:0;width:1px;background:var(--soft)}
    .track .ci{top:50%;height:4px;margin-top:-2px;border-radius:2px;background:var(--plain)}
    .track .pt{top:50%;width:10px;height:10px;margin:-5px 0 0 -5px;border-radius:50%;background:var(--plain)}
    .track.good .ci,.track.good .pt{background:var(--good)}.track.bad .ci,.track.bad .pt{background:var(--bad)}
    .forest .scale{color:var(--soft);font-size:.76rem;display:flex;justify-content:space-between;width:100%}
    .sep{grid-column:1/-1;border-top:1px solid var(--line);min-height:0!important;height:1px;margin:4px 0}
    .value small{color:var(--soft);display:block;font-size:.76rem}
    .value span{display:block}
    ul{padding-left:1.2em;max-width:75ch}li{margin:.25em 0}
    footer{margin-top:48px;color:var(--soft);font-size:.82rem;border-top:1px solid var(--line);padding-top:12px}
    @media (max-width:560px){.panels{grid-template-columns:minmax(0,1fr)}main{padding:18px 14px 48px}h1{font-size:1.5rem}.forest{gap:0 8px;font-size:.82rem;
    grid-template-columns:minmax(84px,110px) 1fr max-content}th,td{padding:5px 7px}}
    @media print{body{background:#fff}.panel,.card,.tile{break-inside:avoid}}
    """
}
