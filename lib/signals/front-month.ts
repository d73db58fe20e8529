/**
 * Raw premium of the front month over the index of its own exchange: of the contract that
 * ends on the last Friday of a month, the nearest with 7 days or more left. Unit: %, not per
 * year, so it shrinks as its contract ages.
 *
 * An exchange that lists quarters alone has no front month, also in the months in which its
 * quarter would be one.
 */
import { changePercent } from '../quotes/change.ts';
import { lastFriday } from '../exchanges/contract-calendar.ts';
import { mean } from '../quotes/mean.ts';
import { dayMs, startOfDay } from '../quotes/point.ts';
import type { FutureQuote } from '../quotes/quote.ts';
import { groupBy, newestPerInstrument, oldestTime, type VenueReading } from './venue-reading.ts';

const fewestDaysLeft = 7;

const monthOf = ({ expiryMs }: FutureQuote): number => new Date(expiryMs).getUTCMonth();

const endsAMonth = (quote: FutureQuote): boolean =>
  startOfDay(quote.expiryMs) ===
  lastFriday(new Date(quote.expiryMs).getUTCFullYear(), monthOf(quote));

/** One value an exchange that lists months; contracts of one expiry in several currencies are averaged. */
export function frontMonths(quotes: readonly FutureQuote[], nowMs: number): VenueReading[] {
  const usable = newestPerInstrument(quotes).filter(
    ({ price, indexPrice }) => price > 0 && indexPrice > 0,
  );
  return groupBy(usable.filter(endsAMonth), ({ exchange }) => exchange).flatMap(
    ([exchange, own]) => {
      if (own.every((quote) => monthOf(quote) % 3 === 2)) return [];
      const ahead = own.filter(({ expiryMs }) => expiryMs - nowMs >= fewestDaysLeft * dayMs);
      const nearestMs = Math.min(...ahead.map(({ expiryMs }) => expiryMs));
      const front = ahead.filter(({ expiryMs }) => expiryMs === nearestMs);
      const premium = mean(
        front.map(({ price, indexPrice }) => changePercent(indexPrice, price) ?? NaN),
      );
      const atMs = oldestTime(front);
      if (premium === null || atMs === null) return [];
      return [{ exchange, value: premium, atMs, contracts: front.map(({ symbol }) => symbol) }];
    },
  );
}
