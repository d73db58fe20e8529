import { launchChromium } from './chromium.ts';
import { follow } from './session.ts';
import { startWorld } from '../world/index.ts';
const world = await startWorld({ scenario: 'story' });
const names = process.argv.slice(2);
const bs = [];
for (const n of names) { const b = await launchChromium({ extensionDir: n, worldPort: world.port, worldHosts: world.hosts }); await follow(b).ready(); bs.push(b); }
const out = new Map(names.map((n) => [n, [] as number[][]]));
for (let i = 0; i < 10; i++) for (const [k, b] of bs.entries()) {
  const page = await b.browser.newPage(); const cdp = await page.createCDPSession();
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(world.pages.article, { waitUntil: 'load' });
  await new Promise((r) => setTimeout(r, 900));
  const { metrics } = await cdp.send('Performance.getMetrics');
  out.get(names[k]!)!.push(['TaskDuration', 'ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration', 'V8CompileDuration', 'TaskOtherDuration'].map((m) => (metrics.find((x) => x.name === m)?.value ?? 0) * 1000));
  await page.close();
}
for (const [n, rows] of out) console.log(n, [0,1,2,3,4,5].map((c) => rows.map((r) => r[c]!).sort((a, b) => a - b)[5]!.toFixed(1)).join('  '));
process.exit();
