// @vitest-environment node
/** X06: one story under the storage of both engines; what is stored at its end is the same. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { hourMs } from '../../lib/quotes/point.ts';
import type { Engine } from './support/engine.ts';
import { connect } from './support/internet.ts';
import { dumpPast } from './support/past.ts';
import { openProfile } from './support/profile.ts';
import { foreignPage, startWorker } from './support/worker.ts';

const minuteMs = 60_000;

afterEach(() => vi.restoreAllMocks());

/** A first run, settings, a fault, a death, a night, a closed browser, and the next day. */
async function story(engine: Engine) {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const profile = openProfile(engine);
  const internet = connect('story');
  const first = await startWorker(profile);
  await first.installed('install');
  await first.settle();
  const answers = [
    await first.send({ type: 'save-settings', settings: { cashPercent: 3, pollMinutes: 5 } }),
    await first.send({ type: 'save-settings', settings: { cashPercent: 99 } }),
    await first.send({ type: 'hide', site: 'coindesk' }, foreignPage),
  ];
  internet.faults = [
    { host: 'fapi.binance.com', gives: 'rate' },
    { host: 'www.deribit.com', gives: 'nan' },
    { host: 'api.kraken.com', gives: 'garbage' },
  ];
  profile.pass(5 * minuteMs);
  await first.ring();
  const troubled = { market: profile.market(), badge: await profile.badge() };
  first.die();
  profile.pass(10 * hourMs);
  profile.restart();
  internet.faults = [];
  const next = await startWorker(profile);
  await next.started();
  await next.settle();
  return {
    answers,
    troubled,
    badge: await profile.badge(),
    settings: profile.settings(),
    ledger: profile.ledger(),
    market: profile.market(),
    pill: profile.pill(),
    past: await dumpPast(),
    where: profile.item('pill', engine === 'firefox' ? 'session' : 'local'),
  };
}

describe('X06: Chromium writes JSON, Firefox clones', () => {
  it('and both end with the same state, badge, pill and past', async () => {
    const chromium = await story('chromium');
    const firefox = await story('firefox');
    expect(chromium.market.history.progress).toBe(1);
    expect(chromium.market.regime.regime).not.toBe('unknown');
    expect(chromium.troubled.market.exchanges[0]?.failure?.kind).toBe('rate');
    expect(chromium.where).toBeUndefined();
    expect(firefox).toEqual(chromium);
  });
});
