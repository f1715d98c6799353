/** The style sheet of the page of a comparison: the colours of the views, by what the reader's system prefers. */
import { themeVariables } from '#language';

export const sheet = `
:root { color-scheme: light dark; ${themeVariables('light')} }
@media (prefers-color-scheme: dark) { :root { ${themeVariables('dark')} } }
body { margin: 0; background: var(--bg); color: var(--fg); font: 15px/1.5 Inter, system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif; }
main { max-width: 110rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 3vw, 3rem) 3rem; }
h1 { font-size: 1.35rem; line-height: 1.35; max-width: 60rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .6rem; }
h3 { font-size: .95rem; margin: 1.2rem 0 .3rem; color: var(--muted); }
.groups { list-style: none; margin: 0; padding: 0; max-width: 60rem; }
.groups li { display: flex; padding: .3rem 0; }
.mark { flex: none; width: 1.6rem; font-weight: 700; font-family: ui-monospace, monospace; color: var(--focus); }
table { border-collapse: collapse; width: 100%; font-size: .88rem; }
th { text-align: start; color: var(--muted); font-weight: 500; }
th, td { padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word; }
td { max-width: 44rem; }
td:first-child { white-space: nowrap; overflow-wrap: normal; }
td.error { color: var(--error); font-weight: 600; }
td.warning { color: var(--warning); font-weight: 600; }
code { font: .85em ui-monospace, monospace; }
summary { cursor: pointer; margin: 2rem 0 .6rem; font-weight: 600; font-size: 1.1rem; }
footer { margin-top: 2.5rem; color: var(--muted); font-size: .85rem; }
.pictures > input { position: absolute; opacity: 0; }
.modes { display: inline-flex; border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
.modes label { padding: .35rem 1rem; cursor: pointer; }
.modes label + label { border-inline-start: 1px solid var(--line); }
#mode-before:checked ~ .modes label[for=mode-before], #mode-both:checked ~ .modes label[for=mode-both], #mode-after:checked ~ .modes label[for=mode-after] { background: var(--focus); color: var(--bg); }
.pictures > input:focus-visible ~ .modes { outline: 2px solid var(--focus); outline-offset: 2px; }
.legend { display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; list-style: none; margin: .8rem 0; padding: 0; font-size: .85rem; }
.legend .added { color: var(--added); }
.legend .removed { color: var(--removed); }
.legend .moved { color: var(--moved); }
.legend .renamed { color: var(--renamed); }
.legend .changed { color: var(--changed); }
.picture { display: none; overflow: auto; max-height: 85vh; border: 1px solid var(--line); border-radius: 10px; }
#mode-before:checked ~ .beside .picture-before, #mode-both:checked ~ .beside .picture-both, #mode-after:checked ~ .beside .picture-after { display: block; }
@media (min-width: 62rem) { .beside { display: grid; grid-template-columns: minmax(0, 1fr) 17rem; gap: 1.5rem; align-items: start; } .list { max-height: 85vh; overflow: auto; } }
.list { font-size: .88rem; }
.list h3 { display: flex; justify-content: space-between; margin: 1rem 0 .2rem; }
.list h3:first-child { margin-top: 0; }
.list h3.added { color: var(--added); } .list h3.removed, .list s { color: var(--removed); } .list h3.moved { color: var(--moved); } .list h3.renamed { color: var(--renamed); } .list h3.changed { color: var(--changed); }
.list ul { list-style: none; margin: 0; padding: 0; }
.list li { padding: .2rem 0; overflow-wrap: anywhere; }
.list small { color: var(--muted); font-weight: 400; }
.list li small { display: block; }
.list table { margin-top: 1.2rem; }
.list table td { text-align: end; padding-inline-end: 0; white-space: nowrap; }
.list table b { font-weight: 600; }
.list p { color: var(--muted); }
@media (max-width: 48rem) { section > table, details > table, :is(section, details) > table :is(tbody, tr, td) { display: block; } :is(section, details) > table > thead { display: none; } :is(section, details) > table td { border: 0; padding: .1rem 0; overflow-wrap: anywhere; } :is(section, details) > table tr { padding: .6rem 0; border-bottom: 1px solid var(--line); } }
@media print { .picture { max-height: none; overflow: visible; } .picture svg { width: 100%; height: auto; } .modes { display: none; } }
`;
