/** The style sheet of exported pages, for a screen in either theme and for A4 and Letter paper. */
export const documentStyle = `
:root { color-scheme: light dark; --text: #1b1f24; --dim: #57606a; --line: #d0d7de; --soft: #f6f8fa; --good: #116329; --bad: #b3261e; --page: #fff; }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --dim: #9da7b1; --line: #3d444d; --soft: #1c2128; --good: #56d364; --bad: #ff8a80; --page: #0d1117; } }
@media print { :root { color-scheme: light; --text: #1b1f24; --dim: #57606a; --line: #d0d7de; --soft: #f6f8fa; --good: #116329; --bad: #b3261e; --page: #fff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); display: flex; gap: 1rem; justify-content: space-between; }
h3 { font-size: 1rem; margin: 0; }
p { margin: .25rem 0; }
.dim, dt, figcaption { color: var(--dim); }
.figures { font-variant-numeric: tabular-nums; }
.good { color: var(--good); } .bad { color: var(--bad); }
.lead { font-size: 1.35rem; font-weight: 650; margin: .75rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.25rem; margin: 1rem 0; }
dd { margin: 0; font-variant-numeric: tabular-nums; }
article { break-before: page; } article:first-of-type { break-before: auto; }
article + article { margin-top: 3rem; padding-top: 2rem; border-top: 3px double var(--line); }
.criterion { padding: .6rem 0; border-bottom: 1px solid var(--line); break-inside: avoid; }
.criterion-head { display: flex; gap: 1rem; justify-content: space-between; align-items: baseline; }
.answer { font-weight: 600; text-align: right; }
.comment { white-space: pre-wrap; }
blockquote { margin: .35rem 0 .35rem .25rem; padding: .1rem 0 .1rem .75rem; border-left: 3px solid var(--line); white-space: pre-wrap; }
blockquote .time { color: var(--dim); font-variant-numeric: tabular-nums; margin-right: .5rem; }
audio { display: block; width: 100%; max-width: 28rem; height: 2.25rem; margin: .35rem 0 .5rem .25rem; }
del { color: var(--dim); }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; margin: .5rem 0; }
caption { text-align: left; color: var(--dim); padding-bottom: .35rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--dim); font-weight: 600; } td.number, th.number { text-align: right; }
thead { display: table-header-group; } tr { break-inside: avoid; }
@page { margin: 16mm 14mm; }
@media print { audio { display: none; } body { font-size: 10.5pt; } main { max-width: none; padding: 0; } article + article { border-top: 0; padding-top: 0; margin-top: 0; } h2 { break-after: avoid; } }
`;
