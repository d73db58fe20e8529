/**
 * The basket of the leverage ratio: the exchanges whose open interest is counted, and their
 * sum of now. Unit: coins, counted once. Incomplete, never lower, while one of them is not
 * wholly there.
 */
import { type ExchangeId, exchanges } from '../exchanges/index.ts';
import type { Exchange } from '../exchanges/exchange.ts';
import type { AssetId } from '../quotes/assets.ts';
import type { Settings } from '../settings/settings.ts';
import { openInterest } from '../signals/open-interest.ts';
import type { Reading } from '../signals/reading.ts';
import { ages } from './ages.ts';
import { type Ledger, recordOf, requestKey } from './ledger.ts';
import { quotesOf } from './quotes-of.ts';

const counted: readonly ExchangeId[] = ['binance', 'bybit', 'okx', 'deribit'];

/** Those of them that list the asset at all. */
const basketOf = (asset: AssetId, nowMs: number): ExchangeId[] =>
  exchanges
    .filter(({ id }) => counted.includes(id))
    .filter((exchange: Exchange) =>
      exchange.endpoints.some((endpoint) => endpoint.url(asset, nowMs) !== null),
    )
    .map(({ id }) => id);

/** @param asked the exchanges that are asked; what others said once does not count */
export function basketNow(
  asked: readonly Exchange[],
  ledger: Ledger,
  settings: Pick<Settings, 'asset' | 'pollMinutes' | 'lean'>,
  nowMs: number,
): Reading {
  const { asset } = settings;
  const quotes = quotesOf(ledger, asset, new Set(asked.map(({ id }) => id)));
  return openInterest(
    quotes['open-interest'],
    basketOf(asset, nowMs),
    { nowMs, ...ages(settings).openInterest },
    unansweredParts(asked, ledger, asset, nowMs),
  );
}

/** The exchanges with a part of their open interest that was never answered. */
const unansweredParts = (
  asked: readonly Exchange[],
  ledger: Ledger,
  asset: AssetId,
  nowMs: number,
): string[] =>
  asked
    .filter(({ id, endpoints }) =>
      endpoints.some((endpoint) => {
        const { askedAtMs, okAtMs } = recordOf(ledger, requestKey(id, endpoint.id, asset));
        const isPart = endpoint.id.startsWith('open-interest');
        return (
          isPart && askedAtMs !== null && okAtMs === null && endpoint.url(asset, nowMs) !== null
        );
      }),
    )
    .map(({ id }) => id);
