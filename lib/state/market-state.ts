/**
 * Everything the surfaces show of one asset at one instant. Plain data that survives JSON
 * (every number finite or null), written by the background once per poll. It stays small,
 * since every surface reads it before it paints.
 */
import type { FailureKind } from '../exchanges/exchange.ts';
import type { AssetId } from '../quotes/assets.ts';
import type { RegimeReading } from '../regime/regime.ts';
import type { ConsensusReading } from '../signals/consensus-reading.ts';
import type { FlowReading } from '../signals/flow-reading.ts';
import type { FourFields } from '../signals/four-fields.ts';
import type { LeverageScope } from '../signals/leverage.ts';
import type { RatioChange } from '../signals/leverage-change.ts';
import type { CoinChange } from '../signals/open-interest-change.ts';
import type { Payer } from '../signals/payer.ts';
import type { PriceHigh } from '../signals/price-high.ts';
import type { Reading } from '../signals/reading.ts';
import type { Trend } from '../signals/trend.ts';
import type { Access } from './access.ts';

export const marketStateVersion = 1;

export interface ExchangeHealth {
  readonly exchange: string;
  readonly access: Access;
  readonly lastSuccessMs: number | null;
  /** How long the last good answer took. */
  readonly latencyMs: number | null;
  /** Null while it is not asked. */
  readonly failure: {
    readonly kind: FailureKind;
    readonly atMs: number;
    readonly inARow: number;
    /** Not asked again before this instant. */
    readonly retryAtMs: number;
    /** Its prices come all the same; what fails is asked for less often. */
    readonly partly: boolean;
  } | null;
}

export interface MarketState {
  readonly version: typeof marketStateVersion;
  readonly asset: AssetId;
  readonly computedAtMs: number;
  /** When any exchange last gave an answer that could be used. */
  readonly lastAnswerMs: number | null;
  /** The 30-day basis of this minute across exchanges, % a year. */
  readonly basisNow: ConsensusReading;
  /** v: the trailing 168 hours, % a year. Decisions use closed days; see `regime`. */
  readonly average7: Reading;
  /** m: the trailing 30 days, % a year. */
  readonly average30: Reading;
  /** Half-width of the uncertainty of `average7`, % a year. */
  readonly errorPercent: number | null;
  readonly trend: Trend | null;
  /** Share of the closed days of the last 365 whose v was lower than now, 0 to 1. */
  readonly lowerShare: number | null;
  /** The last closed day before today's spell whose v lay below zero. */
  readonly lastBelowZeroDayMs: number | null;
  readonly regime: RegimeReading;
  /** Realised funding of the last 7 days x 365 / 7, % a year. */
  readonly funding: ConsensusReading;
  readonly payer: Payer | null;
  /** Coins, single-sided, of the exchanges named in its evidence. */
  readonly openInterest: Reading;
  /** Change of open interest over 7 days where a record exists, %; it names its record. */
  readonly openInterestChange7: Reading;
  /** The same over 1 and 30 days, as far as a record tells them. */
  readonly openInterestChanges: readonly CoinChange[];
  /** Open interest against its highest day of the last 30, %; see `isReset`. */
  readonly openInterestFromHigh: Reading;
  /** What the changes of v and of open interest over 7 days fit together. */
  readonly positions: FourFields | null;
  /** Open interest over the exchange reserve, of the basket that `leverageScope` names. */
  readonly leverage: Reading;
  /** Percentile of `leverage` in its own last 365 days, 0 to 100. */
  readonly leveragePercentile: Reading;
  /** Change of `leverage` over 30 closed days, with what part of it is the reserve's. */
  readonly leverageChange30: RatioChange | null;
  readonly leverageScope: LeverageScope;
  /** Exchange flow: the proxy, and what was imported; of other kinds `flows.ts` says why not. */
  readonly flows: readonly FlowReading[];
  /** Median spot price, US dollars (USDT counted as dollars). */
  readonly price: Reading;
  /** Price against 24 hours before, %. */
  readonly priceChange24h: number | null;
  /** Highest daily close of the record's last 365 days, and price against it in %. */
  readonly high: PriceHigh | null;
  /** Of every exchange there is. */
  readonly exchanges: readonly ExchangeHealth[];
  /** By how much the machine's clock is ahead, behind below 0; 0 while it is right. All times here are right ones. */
  readonly clockSkewMs: number;
  readonly history: {
    /** 0 to 1 of the pages of the first-run history. */
    readonly progress: number;
    /** Why its pages do not come; null while they do. */
    readonly failure: FailureKind | null;
    /** First closed day with a value of v. */
    readonly firstDayMs: number | null;
    readonly lastClosedDayMs: number | null;
  };
  /** Next expiry of a contract in `basisNow`. */
  readonly nextExpiryMs: number | null;
}
