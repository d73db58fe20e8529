/**
 * Markets in which nothing happens and venues that fail: two of the five exchanges with
 * dated futures each time, so that three are left, and with a wrong clock all of them.
 * The liars stand in the market of the story: its premium is small enough for a tenfold of
 * it to be taken for a price.
 */
import { minuteMs } from '../calendar.ts';
import type { Fault } from '../../faults.ts';
import { calm } from './calm.ts';
import type { Scenario } from './scenario.ts';
import { story } from './story.ts';

const binance = ['data-api.binance.vision', 'fapi.binance.com', 'dapi.binance.com'];
const bybit = ['api.bybit.com'];
const okx = ['www.okx.com'];
const deribit = ['www.deribit.com'];
const kraken = ['api.kraken.com', 'futures.kraken.com'];

const all = (kind: Fault['kind'], ...exchanges: readonly (readonly string[])[]): Fault[] =>
  exchanges.flat().map((host) => ({ host, kind }));

export const outage: Scenario = {
  ...story,
  summary: `${story.summary}; the exchanges go away after 15 seconds`,
  hardship: { faults: [{ host: '*', kind: 'down' }], afterMs: 15_000 },
};

export const rateLimited: Scenario = {
  ...calm,
  summary: `${calm.summary}; Bybit and OKX say that too much is asked`,
  hardship: { faults: all('rate', bybit, okx) },
};

export const geoBlocked: Scenario = {
  ...calm,
  summary: `${calm.summary}; Binance and Bybit refuse the location or the address`,
  hardship: {
    faults: [{ host: 'dapi.binance.com', kind: 'banned' }, ...all('geo', binance, bybit)],
  },
};

export const garbage: Scenario = {
  ...calm,
  summary: `${calm.summary}; OKX and Kraken answer with what nobody documents`,
  hardship: { faults: all('garbage', okx, kraken) },
};

export const liar: Scenario = {
  ...story,
  summary:
    `${story.summary}; OKX tells ten times the premium, Deribit the other sign, ` +
    'Coinbase the price of a month ago',
  hardship: {
    faults: [
      ...all('liar-tenfold', okx),
      ...all('liar-sign', deribit),
      { host: 'api.exchange.coinbase.com', kind: 'liar-stuck' },
    ],
  },
};

export const slow: Scenario = {
  ...calm,
  summary: `${calm.summary}; Deribit and Kraken take four seconds for an answer`,
  hardship: { faults: all('slow', deribit, kraken) },
};

export const partial: Scenario = {
  ...calm,
  summary: `${calm.summary}; of Binance and OKX about every second request fails`,
  hardship: { faults: all('partial', binance, okx) },
};

export const maintenance: Scenario = {
  ...calm,
  summary: `${calm.summary}; Deribit and Kraken are being serviced`,
  hardship: { faults: all('maintenance', deribit, kraken) },
};

export const clockSkew: Scenario = {
  ...calm,
  summary: `${calm.summary}; the clock of this machine is 15 minutes ahead of the exchanges`,
  hardship: { faults: [], clockOffsetMs: -15 * minuteMs },
};
