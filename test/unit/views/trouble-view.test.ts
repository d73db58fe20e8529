/** What keeps the numbers away, in words, and what is offered against it. */
import { describe, expect, it } from 'vitest';
import type { FailureKind } from '../../../lib/exchanges/exchange.ts';
import { defaultSettings } from '../../../lib/settings/settings.ts';
import type { ExchangeHealth, MarketState } from '../../../lib/state/market-state.ts';
import type { ListedExchange } from '../../../lib/views/exchanges-view.ts';
import { noticeView } from '../../../lib/views/notice-view.ts';
import { toolbarView } from '../../../lib/views/toolbar-view.ts';
import { troubleView } from '../../../lib/views/trouble-view.ts';
import { welcomeView } from '../../../lib/views/welcome-view.ts';
import { solState, thinNowMs, thinState } from '../../fixtures/market-state.ts';
import { translate } from '../../fixtures/translate.ts';

const venues = ['binance', 'bybit', 'okx', 'deribit', 'kraken'] as const;
const listed: readonly ListedExchange[] = [
  ...[...venues, 'coin-metrics'].map((id) => ({ id, optional: false, dated: [] })),
  { id: 'bitget', optional: true, dated: ['BTC', 'ETH'] as const },
  { id: 'bitmex', optional: true, dated: ['BTC'] as const },
  { id: 'htx', optional: true, dated: [] },
].map((part) => ({ name: part.id, hosts: [`${part.id}.example`], documentation: '', ...part }));

const health = (exchange: string, part: Partial<ExchangeHealth> = {}): ExchangeHealth => ({
  exchange,
  access: 'on',
  lastSuccessMs: thinNowMs - 4_000,
  latencyMs: 80,
  failure: null,
  ...part,
});
const denied = { access: 'not-allowed', lastSuccessMs: null } as const;
const failed = (kind: FailureKind): Partial<ExchangeHealth> => ({
  lastSuccessMs: null,
  failure: { kind, atMs: thinNowMs, inARow: 1, retryAtMs: 0, partly: false },
});
const off = ['bitget', 'bitmex', 'htx'].map((id) =>
  health(id, { access: 'off', lastSuccessMs: null }),
);

/** A minute of thin premium with other exchanges; without a quorum unless `isWhole`. */
const stateOf = (
  parts: Readonly<Record<string, Partial<ExchangeHealth>>>,
  part: Partial<MarketState> = {},
  isWhole = false,
): MarketState => ({
  ...thinState,
  lastAnswerMs: thinNowMs - 4_000,
  exchanges: [...[...venues, 'coin-metrics'].map((id) => health(id, parts[id])), ...off],
  basisNow: {
    ...thinState.basisNow,
    ...(isWhole
      ? { degraded: false }
      : {
          degraded: true,
          held: true,
          asOfMs: thinNowMs - 12 * 60_000,
          reason: { key: 'tooFewVenues', values: { venues: 1 } },
        }),
  },
  ...part,
});

const all = (part: Partial<ExchangeHealth>) =>
  Object.fromEntries([...venues, 'coin-metrics'].map((id) => [id, part]));
const never: Partial<MarketState> = { lastAnswerMs: null };

const trouble = (state: MarketState) =>
  troubleView(state, defaultSettings, listed, translate, 'en', thinNowMs);

describe('D26: exchanges that are not allowed', () => {
  it('X09: none is: all are named, with their hosts, and asked for in one click', () => {
    const found = trouble(stateOf(all(denied), never));
    expect(found).toMatchObject({ kind: 'not-allowed', isGrave: true });
    expect(found?.text).toBe(
      'Basis Lens has no permission to read an exchange, so there are no live numbers. Missing: Binance, Bybit, OKX, Deribit, Kraken, and Coin Metrics.',
    );
    expect(found?.text).not.toMatch(/taken back|revoked/);
    expect(found?.hosts).toHaveLength(6);
    expect(found?.action).toEqual({
      label: 'Allow these exchanges',
      deed: { kind: 'allow', exchanges: [...venues, 'coin-metrics'] },
    });
  });

  it('one is missing and not missed: said last, and asked for', () => {
    const state = stateOf({ kraken: denied }, {}, true);
    const found = trouble(state);
    expect(found).toMatchObject({
      isGrave: false,
      text: 'Basis Lens has no permission to read Kraken.',
      action: { label: 'Allow this exchange', deed: { kind: 'allow', exchanges: ['kraken'] } },
    });
    const loading = { ...state, history: { ...state.history, progress: 0.4, failure: null } };
    const noticeOf = (of: MarketState) =>
      noticeView(of, false, found, translate, 'en', thinNowMs)?.kind;
    expect([noticeOf(state), noticeOf(loading)]).toEqual(['not-allowed', 'loading']);
  });

  it('one that was switched off is not asked for', () => {
    expect(trouble(stateOf({ kraken: { access: 'off' } }, {}, true))).toBeNull();
  });

  it('the page of the first run shows no progress that will not come', () => {
    const view = welcomeView(
      stateOf(all(denied), never),
      defaultSettings,
      listed,
      translate,
      'en',
      thinNowMs,
    );
    expect(view).toMatchObject({ progress: null, status: '', headline: null });
    expect(view.trouble?.action).not.toBeNull();
  });

  it('the toolbar says it, and promises nothing', () => {
    const state = stateOf(all(denied), {
      ...never,
      average7: { ...thinState.average7, value: null },
      history: { ...thinState.history, progress: 0, failure: null },
    });
    const { text, title } = toolbarView(state, defaultSettings, translate, 'en', thinNowMs);
    expect([text, title]).toEqual([
      '?',
      'Basis Lens has no permission to read an exchange: open it to allow them',
    ]);
  });
});

describe('no connection', () => {
  it('X09: is told as such, with what to do', () => {
    for (const kind of ['network', 'timeout'] as const) {
      const found = trouble(stateOf(all(failed(kind)), never));
      expect(found).toMatchObject({ kind: 'offline', hosts: [] });
      expect(found?.text).toMatch(/^No exchange can be reached\. Check your internet connection/);
      expect(found?.action?.deed).toEqual({ kind: 'retry', exchanges: [...venues] });
    }
  });

  it('D18: says how old the numbers are, first', () => {
    const state = stateOf(all({ ...failed('network'), lastSuccessMs: thinNowMs - 3_600_000 }), {
      lastAnswerMs: thinNowMs - 3_600_000,
    });
    const notice = noticeView(state, true, trouble(state), translate, 'en', thinNowMs);
    expect(notice?.text).toMatch(/^Stale: .*No exchange can be reached\./);
  });
});

describe('D11: exchanges that refuse', () => {
  const geo = failed('geo');
  const blocked = { binance: geo, bybit: geo, okx: geo, kraken: geo };

  it('are named with the reason, beside the one that answers and what is offered', () => {
    const state = stateOf(blocked);
    const found = trouble(state);
    expect(found?.text.replaceAll('\u00a0', ' ')).toMatch(
      /^Binance, Bybit, OKX, and Kraken: not available from your location\. Deribit answered 4 s ago\. Too few exchanges agree for a new value: only 1 of the three venues it takes\. The last value is kept, 12 min old \(.+\), and the regime is held\. Other exchanges with dated futures may be within reach\.$/,
    );
    expect(found?.action).toEqual({
      label: 'Allow Bitget and BitMEX',
      deed: { kind: 'allow', exchanges: ['bitget', 'bitmex'] },
    });
    const notice = noticeView(state, true, found, translate, 'en', thinNowMs);
    expect(notice?.text).toBe(found?.text);
    expect(notice?.text).not.toContain('Stale');
  });

  it('are told by reason, and only what lists the coin is offered', () => {
    const found = trouble(
      stateOf({ ...blocked, kraken: failed('rate'), okx: failed('network') }, { asset: 'ETH' }),
    );
    expect(found?.text).toMatch(
      /^Binance and Bybit: not available from your location\. OKX: not reached\. Kraken: asked us to wait\./,
    );
    expect(found?.action?.deed.exchanges).toEqual(['bitget']);
  });

  it('all of them: no exchange is said to answer that did so long ago', () => {
    const found = trouble(
      stateOf({ ...blocked, deribit: { lastSuccessMs: thinNowMs - 3_600_000 } }),
    );
    expect(found).toMatchObject({ kind: 'refused', someAnswer: false });
    expect(found?.text).not.toContain('Deribit');
  });

  it('fewer of them than it takes for a value are no trouble', () => {
    expect(trouble(stateOf({ bybit: geo }, {}, true))).toBeNull();
    expect(troubleView(solState, defaultSettings, listed, translate, 'en', thinNowMs)).toBeNull();
  });
});
