/** What is told, once, when it is confirmed, and what never is. */
import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../lib/quotes/point.ts';
import { defaultSettings, type Settings } from '../../../lib/settings/settings.ts';
import { type AlertMemory, noAlerts } from '../../../lib/state/alert.ts';
import { parseAlerts } from '../../../lib/state/alert-schema.ts';
import { decideAlerts } from '../../../lib/state/alerts.ts';
import type { MarketState } from '../../../lib/state/market-state.ts';
import { thinNowMs, thinState } from '../../fixtures/market-state.ts';

const minuteMs = 60_000;

const wanted = (alerts: Partial<Settings['alerts']> = {}): Settings => ({
  ...defaultSettings,
  alerts: { ...defaultSettings.alerts, enabled: true, cooldownHours: 0, ...alerts },
});

/** A sound state of an instant: the history is whole and the exchanges have just answered. */
const sound = (atMs: number, part: Partial<MarketState> = {}): MarketState => ({
  ...thinState,
  lastAnswerMs: atMs - 5000,
  history: { ...thinState.history, progress: 1, failure: null },
  ...part,
});

const usual = {
  ...thinState.regime,
  regime: 'usual',
  sinceDayMs: thinNowMs - 100 * dayMs,
} as const;
const average = (value: number): MarketState['average7'] => ({ ...thinState.average7, value });
const lost = { ...thinState.basisNow, degraded: true, held: true } as const;

/** A user whose worker may die between any two polls: what is remembered is stored and read. */
function follower(settings: Settings, hour = 12) {
  let memory: AlertMemory = noAlerts;
  let nowMs = thinNowMs;
  let asked = settings;
  return {
    get log() {
      return memory.log;
    },
    get nowMs() {
      return nowMs;
    },
    set(next: Settings) {
      asked = next;
    },
    /** After a while, with a state of then. */
    poll(passedMs: number, part: Partial<MarketState> = {}, localHour = hour): string[] {
      nowMs += passedMs;
      const decided = decideAlerts(memory, sound(nowMs, part), asked, { nowMs, localHour });
      memory = parseAlerts(JSON.parse(JSON.stringify(decided.memory)));
      expect(memory).toEqual(decided.memory);
      return decided.alerts.map(({ id }) => id);
    },
  };
}

describe('a change of regime', () => {
  it('is told once, with what was before and since when', () => {
    const user = follower(wanted());
    expect(user.poll(0, { regime: usual })).toEqual([]);
    expect(user.poll(2 * minuteMs)).toEqual([`BTC-regime-thin-${thinState.regime.sinceDayMs}`]);
    expect(user.log[0]).toMatchObject({ kind: 'regime', regime: 'thin', before: 'usual' });
    for (let poll = 0; poll < 5; poll += 1) expect(user.poll(2 * minuteMs)).toEqual([]);
    expect(user.log).toHaveLength(1);
  });

  it('is not told of the very first state, nor when alerts are switched on later', () => {
    const user = follower(wanted({ enabled: false }));
    user.poll(0, { regime: usual });
    expect(user.poll(2 * minuteMs)).toEqual([]);
    user.set(wanted());
    expect(user.poll(2 * minuteMs)).toEqual([]);
    expect(user.poll(2 * minuteMs)).toEqual([]);
  });

  it('is no news after a restart once it is more than two days old', () => {
    const late = follower(wanted());
    late.poll(0, { regime: usual });
    expect(late.poll(4 * dayMs)).toEqual([]);
    expect(late.poll(2 * minuteMs)).toEqual([]);
    const soon = follower(wanted());
    soon.poll(0, { regime: usual });
    expect(soon.poll(dayMs)).toHaveLength(1);
  });

  it('is not told where moved lines made it', () => {
    const user = follower(wanted());
    user.poll(0, { regime: usual });
    const lines = { ...defaultSettings.lines, thinEnter: 3 };
    user.set({ ...wanted(), lines });
    expect(user.poll(2 * minuteMs)).toEqual([]);
    expect(user.poll(2 * minuteMs)).toEqual([]);
  });

  it('is not told of another coin that is chosen', () => {
    const user = follower(wanted());
    user.poll(0, { regime: usual });
    expect(user.poll(2 * minuteMs, { asset: 'ETH' })).toEqual([]);
    expect(user.poll(2 * minuteMs, { regime: usual })).toEqual([]);
  });

  it.each([
    ['old', { lastAnswerMs: thinNowMs - dayMs }],
    ['degraded', { basisNow: lost }],
    ['held', { regime: { ...thinState.regime, held: true } }],
    ['incomplete', { history: { ...thinState.history, progress: 0.6 } }],
    ['unknown', { regime: { ...thinState.regime, regime: 'unknown', sinceDayMs: null } }],
  ] as const)('D16: is not told from numbers that are %s, and is afterwards', (_what, part) => {
    const user = follower(wanted({ quorum: false }));
    user.poll(0, { regime: usual });
    expect(user.poll(2 * minuteMs, part)).toEqual([]);
    expect(user.poll(2 * minuteMs)).toHaveLength(1);
  });

  it('is not told where only other things are wanted', () => {
    const user = follower(wanted({ regime: false }));
    user.poll(0, { regime: usual });
    expect(user.poll(2 * minuteMs)).toEqual([]);
  });
});

describe('a line of the user', () => {
  const user = () => follower(wanted({ lines: [3] }));

  it('is told once the average stood beyond it for an hour', () => {
    const each = user();
    each.poll(0, { average7: average(3.5) });
    const told: string[] = [];
    for (let poll = 0; poll < 60; poll += 1)
      told.push(...each.poll(2 * minuteMs, { average7: average(2.8) }));
    expect(told).toHaveLength(1);
    expect(each.log[0]).toMatchObject({ kind: 'line', linePercent: 3, side: 'below' });
  });

  it('D25: is not told of a value that hovers', () => {
    const each = user();
    for (let poll = 0; poll < 300; poll += 1)
      expect(each.poll(2 * minuteMs, { average7: average(poll % 7 === 0 ? 3.1 : 2.9) })).toEqual(
        [],
      );
  });

  it('begins its hour anew after a sleep', () => {
    const each = user();
    each.poll(0, { average7: average(3.5) });
    each.poll(2 * minuteMs, { average7: average(2.8) });
    expect(each.poll(8 * hourMs, { average7: average(2.8) })).toEqual([]);
  });

  it('that is set anew starts from where the average stands', () => {
    const each = user();
    each.poll(0);
    each.set(wanted({ lines: [1, 3] }));
    for (let poll = 0; poll < 60; poll += 1) expect(each.poll(2 * minuteMs)).toEqual([]);
  });
});

describe('the quorum', () => {
  const polls = (user: ReturnType<typeof follower>, count: number): string[] =>
    Array.from({ length: count }, () => user.poll(2 * minuteMs, { basisNow: lost })).flat();

  it('is told as lost after ten minutes without it, once', () => {
    const user = follower(wanted());
    user.poll(0);
    expect(polls(user, 5)).toEqual([]);
    expect(polls(user, 30)).toHaveLength(1);
    expect(user.log[0]).toMatchObject({ kind: 'quorum' });
    user.poll(2 * minuteMs);
    expect(polls(user, 30)).toHaveLength(1);
  });

  it('is not told where it never was there', () => {
    expect(polls(follower(wanted()), 60)).toEqual([]);
  });

  it('is not told of a coin without dated futures, nor where it is not wanted', () => {
    const none = { ...lost, reason: { key: 'noDated' } } as const;
    const sol = follower(wanted());
    sol.poll(0);
    for (let poll = 0; poll < 30; poll += 1)
      expect(sol.poll(2 * minuteMs, { basisNow: none })).toEqual([]);
    const other = follower(wanted({ quorum: false }));
    other.poll(0);
    expect(polls(other, 30)).toEqual([]);
  });

  it('L15: counts no time that the machine slept', () => {
    const user = follower(wanted());
    user.poll(0);
    expect(polls(user, 1)).toEqual([]);
    expect(user.poll(9 * hourMs, { basisNow: lost })).toEqual([]);
  });
});

describe('when nothing is to be told', () => {
  it('quiet hours over midnight keep it until they end, if it is still so', () => {
    const settings = wanted({ quietFromHour: 22, quietToHour: 7 });
    const user = follower(settings);
    user.poll(0, { regime: usual }, 21);
    expect(user.poll(2 * minuteMs, {}, 23)).toEqual([]);
    expect(user.poll(2 * hourMs, {}, 3)).toEqual([]);
    expect(user.poll(4 * hourMs, {}, 7)).toHaveLength(1);
    const back = follower(settings);
    back.poll(0, { regime: usual }, 21);
    back.poll(2 * minuteMs, {}, 23);
    expect(back.poll(8 * hourMs, { regime: usual }, 7)).toEqual([]);
  });

  it('the same hour twice is no quiet hour', () => {
    const user = follower(wanted({ quietFromHour: 12, quietToHour: 12 }));
    user.poll(0, { regime: usual });
    expect(user.poll(2 * minuteMs)).toHaveLength(1);
  });

  it('a snooze keeps it until it ends', () => {
    const user = follower(wanted({ snoozedUntilMs: thinNowMs + hourMs }));
    user.poll(0, { regime: usual });
    expect(user.poll(2 * minuteMs)).toEqual([]);
    expect(user.poll(hourMs)).toHaveLength(1);
  });

  it('the cooldown keeps the second of the same subject, not of another', () => {
    const user = follower(wanted({ cooldownHours: 12, lines: [3] }));
    user.poll(0, { regime: usual, average7: average(3.5) });
    expect(user.poll(2 * minuteMs, { average7: average(3.5) })).toHaveLength(1);
    const rich = { ...thinState.regime, regime: 'rich' } as const;
    expect(user.poll(2 * minuteMs, { regime: rich, average7: average(3.5) })).toEqual([]);
    const told: string[] = [];
    for (let poll = 0; poll < 40; poll += 1)
      told.push(...user.poll(2 * minuteMs, { regime: rich }));
    expect(told.map((id) => id.split('-')[1])).toEqual(['line']);
    expect(user.poll(12 * hourMs, { regime: rich })).toEqual([
      `BTC-regime-rich-${rich.sinceDayMs}`,
    ]);
  });
});

describe('what is remembered', () => {
  it('keeps the last fifty that were told', () => {
    const user = follower(wanted());
    user.poll(0, { regime: usual });
    for (let turn = 0; turn < 60; turn += 1)
      user.poll(2 * minuteMs, {
        regime: { ...thinState.regime, regime: turn % 2 === 0 ? 'thin' : 'rich' },
      });
    expect(user.log).toHaveLength(50);
    expect(user.log[0]?.atMs).toBe(user.nowMs);
  });

  it.each([[null], [5], ['x'], [{ version: 2 }], [{ version: 1, assets: 5, log: [] }]])(
    'L21: starts anew where %j is stored',
    (stored) => {
      expect(parseAlerts(stored)).toEqual(noAlerts);
    },
  );

  it('L21: loses only what is damaged', () => {
    const told = { id: 'a', kind: 'quorum', asset: 'BTC', atMs: 5, used: 1 };
    const stored = { version: 1, assets: { BTC: { regime: 'pink' } }, log: [told, { kind: 'x' }] };
    expect(parseAlerts(stored)).toEqual({ version: 1, assets: {}, log: [told] });
  });
});
