/**
 * The receipt of a number made across exchanges: how many of how many, how far apart, how
 * far any one of them could move it, what it would be weighted, and each exchange by name,
 * also those left out, with why.
 */
import type { ConsensusReading } from '../signals/consensus-reading.ts';
import type { ExchangeHealth } from '../state/market-state.ts';
import { age, dash, decimal, instant, perYearShort } from './format.ts';
import { exclusionKeys } from './health-view.ts';
import type { ReceiptRow, ReceiptView, VenueReceipt } from './receipts-view.ts';
import type { Translate } from './translate.ts';
import { hasAnswered, isAsked, isVenue } from './venues.ts';
import { evidenceName, failureText, properName, reasonText } from './words.ts';

export function consensusReceipt(
  reading: ConsensusReading,
  exchanges: readonly ExchangeHealth[],
  t: Translate,
  locale: string,
  nowMs: number,
): Pick<ReceiptView, 'rows' | 'venues'> {
  const { venues } = reading;
  return {
    rows: rowsOf(reading, t, locale, nowMs),
    venues: [
      ...venues.map((venue) => venueReceipt(venue, t, locale, nowMs)),
      ...silent(reading, exchanges, t),
    ],
  };
}

/** No row where there is no number. */
const row = (name: string, value: string | null, source = ''): ReceiptRow[] =>
  value === null ? [] : [{ name, value, source }];

function rowsOf(
  { value, unit, held, asOfMs, reason, evidence, venues, spread }: ConsensusReading,
  t: Translate,
  locale: string,
  nowMs: number,
): ReceiptRow[] {
  const numberOf = (name: string): number | null => {
    const found = evidence.find((item) => item.name === name)?.value;
    return typeof found === 'number' ? found : null;
  };
  const rate = (number: number): string => perYearShort(number, t, locale);
  const used = venues.filter(({ excluded }) => excluded === null).length;
  const [read, low, high, weighted] = [
    numberOf('exchangesRead'),
    numberOf('leaveOneOutLow'),
    numberOf('leaveOneOutHigh'),
    numberOf('weighted'),
  ];
  const named = (name: string): string => evidenceName({ name, value: null, unit }, t);
  return [
    ...row(
      t('receipts.median'),
      value === null ? null : rate(value),
      held && asOfMs !== null ? t('receipts.held', { age: age(nowMs - asOfMs, t, locale) }) : '',
    ),
    ...row(
      t('receipts.venuesUsed'),
      read === null
        ? null
        : t('receipts.ofAll', { used: decimal(used, locale, 0), all: decimal(read, locale, 0) }),
      reason === null ? '' : reasonText(reason, t, locale),
    ),
    ...row(named('spread'), spread === null ? null : rate(spread)),
    ...row(
      t('receipts.leaveOneOut'),
      low === null || high === null
        ? null
        : t('receipts.range', { low: decimal(low, locale), high: rate(high) }),
    ),
    ...row(named('weighted'), weighted === null ? null : rate(weighted)),
  ];
}

function venueReceipt(
  { exchange, value, atMs, excluded, contracts }: ConsensusReading['venues'][number],
  t: Translate,
  locale: string,
  nowMs: number,
): VenueReceipt {
  return {
    name: properName(exchange),
    value: perYearShort(value, t, locale),
    age: age(nowMs - atMs, t, locale),
    ageFull: instant(atMs, t, locale),
    contracts: contracts.join(', '),
    why: excluded === null ? '' : t(exclusionKeys[excluded]),
  };
}

/** Venues that are asked and do not answer: without a value, with the reason. */
const silent = (
  { venues }: ConsensusReading,
  exchanges: readonly ExchangeHealth[],
  t: Translate,
): VenueReceipt[] =>
  exchanges
    .filter((health) => isVenue(health) && isAsked(health) && !hasAnswered(health))
    .filter(({ exchange }) => !venues.some((venue) => venue.exchange === exchange))
    .flatMap(({ exchange, failure }) =>
      failure === null
        ? []
        : [
            {
              name: properName(exchange),
              value: dash,
              age: '',
              ageFull: '',
              contracts: '',
              why: t('receipts.silent', { why: failureText(failure.kind, t) }),
            },
          ],
    );
