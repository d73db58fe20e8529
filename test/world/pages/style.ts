/** The style sheet of all pages: quiet, readable, light or dark as the reader prefers. */
export const styleSheet = `:root {
  color-scheme: light dark;
  --paper: #fbfaf7;
  --ink: #1d1f23;
  --quiet: #666a72;
  --line: #dedbd3;
  --accent: #1b5e8c;
  --up: #1b5e8c;
  --down: #b4560f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15171a;
    --ink: #e7e5df;
    --quiet: #9a9ea6;
    --line: #30343a;
    --accent: #86bfe8;
    --up: #86bfe8;
    --down: #eda35e;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 18px/1.6 Georgia, 'Times New Roman', serif;
}
.banner {
  margin: 0;
  padding: 6px 16px;
  border-bottom: 1px solid var(--line);
  color: var(--quiet);
  font: 13px/1.5 system-ui, sans-serif;
  text-align: center;
}
header, main, footer { max-width: 44rem; margin: 0 auto; padding: 0 20px; }
header { padding-top: 28px; font: 14px/1.5 system-ui, sans-serif; }
header a { color: var(--quiet); text-decoration: none; letter-spacing: 0.04em; }
h1 { margin: 28px 0 8px; font-size: 2.1rem; line-height: 1.2; text-wrap: balance; }
.lead { margin: 0 0 12px; color: var(--quiet); font-size: 1.15rem; }
.byline { color: var(--quiet); font: 14px/1.5 system-ui, sans-serif; }
main p { margin: 0 0 1.1em; }
a { color: var(--accent); }
ul.list { margin: 0; padding: 0; list-style: none; }
ul.list li { padding: 18px 0; border-top: 1px solid var(--line); }
ul.list a { font-size: 1.2rem; text-decoration: none; }
footer { margin-top: 40px; padding-bottom: 60px; color: var(--quiet); font: 13px/1.5 system-ui, sans-serif; }
.terminal { max-width: 76rem; font: 15px/1.5 system-ui, sans-serif; }
.terminal h1 { margin: 20px 0 4px; font-size: 1.3rem; }
.price { font-size: 2.4rem; font-variant-numeric: tabular-nums; }
.columns { display: grid; grid-template-columns: 3fr 1fr; gap: 24px; margin-top: 20px; }
@media (max-width: 720px) { .columns { grid-template-columns: 1fr; } }
.chart { width: 100%; height: 100%; min-height: 18rem; border: 1px solid var(--line); }
.chart path { fill: none; stroke: var(--accent); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
td, th { padding: 3px 0; text-align: right; font-weight: normal; }
th { color: var(--quiet); }
.down td:last-child { color: var(--down); }
.up td:last-child { color: var(--up); }
`;
