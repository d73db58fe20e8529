/**
 * `npm run bench`: figures of the extension, each measured in this run and printed beside
 * its floor or target. It says what is, and fails only where it cannot measure: a busy
 * machine is no mistake in the code.
 */
import { ensureBrowser } from './browsers.ts';
import { type InBrowser, measureInBrowser } from './bench-browser.ts';
import { measurePopup, type PopupCost } from './bench-popup.ts';
import { type CycleCost, measureCycle } from './bench-cycle.ts';
import { type Day, simulateDay } from './bench-day.ts';
import { signalRows } from './bench-signals.ts';
import { atMost, kilobytes, ms, type Row, table } from './bench-table.ts';
import { pillRows } from './bench-pill.ts';
import { run } from './run.ts';

const latencyMs = 50;

const targets = {
  readingMs: 2_000,
  fourHourlyMs: 10_000,
  cycleMs: 5,
  dailyReadMs: 5,
  day: { requests: 9_000, bytes: 15e6 },
  leanDay: { requests: 1_300, bytes: 3e6 },
  popup: { timesEmpty: 1.5, chartsMs: 80, interactionMs: 16, heapBytes: 6e6 },
};

const count = (value: number): string => new Intl.NumberFormat('en').format(value);

const firstRunRows = ({ firstRun }: InBrowser): Row[] => [
  {
    name: 'first run, requests and bytes',
    measured: `${count(firstRun.requests)}, ${kilobytes(firstRun.bytes)}`,
    beside: `each answer ${firstRun.latencyMs} ms late`,
  },
  {
    name: 'first run, requests beside another of the same host',
    measured: count(firstRun.overlapped),
    beside: 'none',
    isHeld: firstRun.overlapped === 0,
  },
  atMost('time to the first reading', firstRun.readingMs, targets.readingMs, ms),
  ...[...firstRun.fourHourlyMs].map(([exchange, lastMs]) =>
    atMost(`time to the 4-hour series of ${exchange}`, lastMs, targets.fourHourlyMs, ms),
  ),
  { name: 'time to a regime', measured: ms(firstRun.regimeMs), beside: '' },
  firstRun.completeMs === null
    ? {
        name: 'time to the whole past',
        measured: `${(firstRun.progress * 100).toFixed(1)} % of it came`,
        beside: 'all of it',
        isHeld: false,
      }
    : { name: 'time to the whole past', measured: ms(firstRun.completeMs), beside: '' },
];

const dayRows = (name: string, { live, past, failures }: Day, most: typeof targets.day): Row[] => [
  atMost(`${name}, requests`, live.requests + past.requests, most.requests, count),
  atMost(`${name}, bytes`, live.bytes + past.bytes, most.bytes, kilobytes),
  {
    name: `${name}, of these for the past`,
    measured: `${count(past.requests)}, ${kilobytes(past.bytes)}`,
    beside: '',
  },
  {
    name: `${name}, answers that could not be read`,
    measured: count(failures.length),
    beside: 'none',
    isHeld: failures.length === 0,
  },
];

const cycleRows = (name: string, cost: CycleCost): Row[] => [
  atMost(
    `${name}: parse and consensus (${cost.exchanges} exchanges, ${cost.requests} answers)`,
    cost.medianMs,
    targets.cycleMs,
    ms,
    `; floor ${ms(cost.floorMs)}, JSON.parse of ${kilobytes(cost.bytes)}`,
  ),
];

const coldRow = ({ firstMs }: CycleCost): Row => ({
  name: 'the fullest poll, as the first work of a fresh process',
  measured: ms(firstMs),
  beside: '',
});

const storeRows = ({ dailyRead, stored }: InBrowser): Row[] => [
  atMost(
    `read of the daily series in the worker (${dailyRead.days} days, ${dailyRead.years.toFixed(1)} years)`,
    dailyRead.medianMs,
    targets.dailyReadMs,
    ms,
    `; floor ${ms(dailyRead.floorMs)}, a key that is not there`,
  ),
  ...stored.map(({ assets, databaseBytes, storageBytes }) => ({
    name: `store of ${assets === 1 ? 'one asset' : `${assets} assets`}`,
    measured: `${kilobytes(databaseBytes)} in IndexedDB, ${kilobytes(storageBytes)} beside it`,
    beside: '',
  })),
];

const popupRows = (cost: PopupCost): Row[] => [
  atMost(
    'popup, from the click to painted numbers',
    cost.numbersMs,
    targets.popup.timesEmpty * cost.emptyMs,
    ms,
    `; 1.5 times an empty popup, ${ms(cost.emptyMs)}`,
  ),
  atMost(
    `popup, from there to four charts of ${count(cost.days)} days`,
    cost.chartsMs,
    targets.popup.chartsMs,
    ms,
  ),
  atMost('popup, another range', cost.rangeMs, targets.popup.interactionMs, ms),
  atMost('popup, the crosshair', cost.crosshairMs, targets.popup.interactionMs, ms),
  atMost('popup, heap after collection', cost.heapBytes, targets.popup.heapBytes, kilobytes),
];

async function main(): Promise<void> {
  ensureBrowser('chromium');
  const build = await run('wxt', ['build']);
  if (!build.ok) throw new Error(`The build failed:\n${build.output}`);
  // First of all: nothing has run yet that would make the code warm.
  const fullest = measureCycle(true);
  const usual = measureCycle(false);
  const days = { usual: simulateDay({ lean: false }), lean: simulateDay({ lean: true }) };
  const popup = await measurePopup();
  const inBrowser = await measureInBrowser(latencyMs);
  const rows = [
    ...firstRunRows(inBrowser),
    ...dayRows('a day', days.usual, targets.day),
    ...dayRows('a lean day', days.lean, targets.leanDay),
    ...cycleRows('a usual poll', usual),
    ...cycleRows('the fullest poll', fullest),
    coldRow(fullest),
    ...storeRows(inBrowser),
    ...popupRows(popup),
    ...signalRows(),
    ...(await pillRows()),
  ];
  console.log(table(rows));
  for (const failure of new Set([...days.usual.failures, ...days.lean.failures])) {
    console.log(`  could not be read: ${failure}`);
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit();
