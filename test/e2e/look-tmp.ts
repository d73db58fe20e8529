import { openSession } from './session.ts';
import { shoot } from './shots.ts';
import { until } from './until.ts';
const s = await openSession({ scenario: 'story' });
try {
  await s.ready();
  const page = await s.chromium.openTab(s.world.pages.article);
  const pill = s.chromium.pill(page);
  await until(async () => (await pill.text()).includes('then'), {
    what: 'then',
    timeoutMs: 15000,
  }).catch((e) => console.log(String(e)));
  console.log(await pill.text());
  await shoot(page, 'x-closed', {
    scheme: 'light',
    clip: { x: 900, y: 700, width: 380, height: 120 },
  });
  await pill.click();
  await until(async () => (await pill.text()).includes('Then and now'), { what: 'table' }).catch(
    (e) => console.log(String(e)),
  );
  console.log(await pill.text());
  await shoot(page, 'x-card', { scheme: 'light' });
  for (const fold of ['claims', 'terms', 'receipts']) {
    await pill.evaluate((root, f) => {
      const d = root.querySelector('details.' + f) as HTMLDetailsElement;
      if (d) {
        d.open = true;
        d.scrollIntoView();
      }
    }, fold);
  }
  await new Promise((r) => setTimeout(r, 300));
  console.log(await pill.text());
  console.log(
    'highlights',
    await page.evaluate(() => [...CSS.highlights.entries()].map(([k, v]) => [k, v.size])),
  );
  await shoot(page, 'x-folds', { scheme: 'dark' });
  console.log(await s.chromium.errors());
} finally {
  await s.close();
}
