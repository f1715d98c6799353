/** The style sheet of a report’s page, in the colours of the product, light and dark. */
import { exportTheme, type ThemeName, type Token } from '../views/theme.ts';

const tokens = ['bg', 'fg', 'muted', 'line', 'card', 'focus', 'error', 'warning', 'info', 'k-value-stream'] as const;

/** The text of the style sheet. */
export function pageStyle(): string {
  return `:root{${variables('light')}}
@media screen and (prefers-color-scheme:dark){:root{${variables('dark')}}}
${rules}`;
}

function variables(name: ThemeName): string {
  const { colourOf } = exportTheme(name);
  const known: readonly Token[] = tokens;
  return known.map((token) => `--${token}:${colourOf(token)}`).join(';');
}

const rules = `*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--fg);font:15px/1.5 Inter,"Segoe UI",system-ui,sans-serif}
main{max-width:1060px;margin:0 auto;padding:32px 20px 48px}
.kicker{margin:0;color:var(--muted)}
h1{margin:0 0 4px;font-size:28px;line-height:1.2}
h2{margin:0 0 12px;font-size:18px}
.head{margin:0;color:var(--muted)}
section{margin-top:28px;padding:20px;background:var(--card);border:1px solid var(--line);border-radius:8px}
.sentences{margin:0;padding:0;list-style:none}
.sentences li{padding:6px 0 6px 14px;border-left:3px solid var(--line);margin-bottom:8px}
.sentences li.attention{border-left-color:var(--warning)}
.sentences li.good{border-left-color:var(--k-value-stream)}
.table,.wide{overflow-x:auto}
figure{margin:0}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
th{color:var(--muted);font-weight:500;text-align:left;vertical-align:bottom;font-size:13px}
th,td{padding:7px 14px 7px 0;border-bottom:1px solid var(--line)}
td{vertical-align:top}
th:last-child,td:last-child{padding-right:0}
.number{text-align:right}
.short{white-space:nowrap}
.long{overflow-wrap:anywhere;min-width:10em}
.table+*,.sentences+*,figure+figure,figure+.table{margin-top:20px}
div.attention{color:var(--warning);font-weight:600}
details{display:inline-block}
details[open]{display:block}
.number summary{white-space:nowrap}
summary{cursor:pointer;text-decoration:underline dotted;text-underline-offset:3px;list-style:none}
.sentences summary{color:var(--focus)}
summary::-webkit-details-marker{display:none}
summary:focus-visible,.table:focus-visible,.wide:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:2px}
.items{margin-top:4px;color:var(--fg);font-weight:400;font-size:13px;text-align:left;max-width:420px;overflow-wrap:anywhere}
.items span{display:inline-block;margin:0 8px 2px 0}
figcaption{font-weight:500;margin-bottom:4px}
.chart{display:block;width:100%;min-width:640px;height:auto}
.chart text{fill:var(--muted);font-size:12px}
.chart .grid{stroke:var(--line);fill:none}
.chart .line{stroke:var(--k-value-stream);stroke-width:2;fill:none;stroke-linejoin:round}
.chart .dot,.chart .bar{fill:var(--k-value-stream)}
.chart [class*=part-]{stroke:var(--k-value-stream)}
.chart .part-1{fill-opacity:.62}.chart .part-2{fill-opacity:.36}.chart .part-3{fill-opacity:.16}.chart .part-4{fill-opacity:0}
.chart .target{stroke:var(--warning);stroke-dasharray:6 4;fill:none}
.chart .target-text{fill:var(--warning);stroke:var(--card);stroke-width:4;paint-order:stroke;stroke-linejoin:round;pointer-events:none}
.chart .event-line{stroke:var(--fg);stroke-dasharray:2 3;fill:none}
.chart .event-dot{fill:var(--fg)}
.chart .event-text{fill:var(--bg);font-size:11px}
.chart .age{fill:var(--k-value-stream)}
.chart .age.attention{fill:var(--warning)}
.number .spark{margin-left:auto}
svg.spark{display:block;width:120px;height:24px;margin-top:3px}
.spark-floor{stroke:var(--line);vector-effect:non-scaling-stroke}
.spark-line,.spark-end{stroke:var(--k-value-stream);fill:none;stroke-width:1.5;stroke-linejoin:round;vector-effect:non-scaling-stroke}
.spark-end{stroke-width:5;stroke-linecap:round}
.spark-line.attention,.spark-end.attention{stroke:var(--warning)}
svg.bar{display:block;width:100%;min-width:72px;height:8px;margin-top:3px}
.bar .track{fill:var(--line)}
.bar .fill{fill:var(--k-value-stream)}
.bar .fill.attention{fill:var(--warning)}
.bar .mark{stroke:var(--fg);stroke-width:1.5;vector-effect:non-scaling-stroke}
.chart .hit{fill:transparent}
.chart .hit:hover{fill:var(--line)}
.events{margin:4px 0 0;padding-left:64px;color:var(--muted);font-size:13px}
footer{margin-top:28px;color:var(--muted);font-size:13px}
@media print{
:root{color-scheme:light}
body{font-size:12px}
main{max-width:none;padding:0}
section{margin-top:14px;padding:12px;break-inside:avoid}
tr{break-inside:avoid}
.table,.wide{overflow:visible}
.number summary{white-space:normal}
.long{min-width:7em}
th{font-size:11px}
th,td{padding:4px 8px 4px 0}
footer{margin-top:8px;break-before:avoid}
.chart{min-width:0}
svg.bar{min-width:36px}
svg.spark{width:72px}
}
@media (max-width:600px){main{padding:16px 10px}section{padding:14px}}
`;
