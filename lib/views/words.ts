/** Words that stand for data: regimes, failures, reasons, names of coins and exchanges. */
import type { FailureKind } from '../exchanges/exchange.ts';
import { assets } from '../quotes/assets.ts';
import type { RegimeId } from '../regime/regime.ts';
import type { Evidence, Reason } from '../signals/reading.ts';
import type { StoreProblem } from '../state/store-problem.ts';
import { decimal } from './format.ts';
import type { TextKey, Translate } from './translate.ts';

/** Stands before the word everywhere, so that colour never carries a meaning alone. */
export const regimeGlyph: Readonly<Record<RegimeId, string>> = {
  discount: '▼▼',
  thin: '▼',
  returning: '▲',
  usual: '●',
  rich: '▲▲',
  unknown: '?',
};

/** Blue is above, orange is below. */
export type Tone = 'below' | 'above' | 'neutral' | 'stale';

export const regimeTone: Readonly<Record<RegimeId, Exclude<Tone, 'stale'>>> = {
  discount: 'below',
  thin: 'below',
  returning: 'above',
  usual: 'neutral',
  rich: 'above',
  unknown: 'neutral',
};

/** "Thin premium". */
export const regimeWord = (regime: RegimeId, t: Translate): string => t(`regime.${regime}.word`);

/** "thin premium", inside a sentence. */
export const regimeInline = (regime: RegimeId, t: Translate): string =>
  t(`regime.${regime}.inline`);

/** "less than cash pays". */
export const regimeMeaning = (regime: RegimeId, t: Translate): string =>
  t(`regime.${regime}.meaning`);

const failureKeys = {
  network: 'network',
  timeout: 'timeout',
  rate: 'rate',
  geo: 'geo',
  'not-json': 'notJson',
  schema: 'schema',
  'too-large': 'tooLarge',
  stale: 'stale',
  permission: 'permission',
  storage: 'storage',
  'store-full': 'storage',
  'store-newer': 'storage',
  'store-held': 'storage',
  'store-damaged': 'storage',
} as const satisfies Record<FailureKind, string>;

/** "not reached", for a line. */
export const failureText = (kind: FailureKind, t: Translate): string =>
  t(`failure.${failureKeys[kind]}`);

/** "It could not be reached: …", a sentence of its own. */
export const failureSentence = (kind: FailureKind, t: Translate): string =>
  t(`exchange.why.${failureKeys[kind]}`);

const storeKeys = {
  storage: 'refused',
  'store-full': 'full',
  'store-newer': 'newer',
  'store-held': 'held',
  'store-damaged': 'damaged',
} as const satisfies Record<StoreProblem, string>;

/** Why the kept history cannot be used, and what helps, as a sentence of its own. */
export const storeText = (problem: StoreProblem, t: Translate): string =>
  t(`store.${storeKeys[problem]}`);

/** "Bitcoin" for `BTC`. */
export const assetName = (asset: string): string =>
  assets.find(({ id }) => id === asset)?.name ?? asset;

/** Names that are not their id with a capital. */
const properNames: Readonly<Record<string, string>> = {
  okx: 'OKX',
  bitmex: 'BitMEX',
  coinmetrics: 'Coin Metrics',
  kucoin: 'KuCoin',
  htx: 'HTX',
  dydx: 'dYdX',
};

/** "Binance" for `binance`; proper names are the same in every language. */
export const properName = (id: string): string =>
  properNames[id.replaceAll('-', '')] ??
  id
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');

const places = (values: Reason['values'], locale: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values ?? {}).map(([name, value]) => [
      name,
      typeof value === 'number'
        ? decimal(value, locale, Number.isInteger(value) ? 0 : 1)
        : name.startsWith('exchange')
          ? properName(value)
          : value,
    ]),
  );

/** Why a number is missing, held or in doubt, as a sentence without its full stop. */
export const reasonText = (reason: Reason, t: Translate, locale: string): string =>
  t(`reason.${reason.key}` as TextKey, places(reason.values, locale)) || t('reason.unsaid');

/** What one input of a reading is called. */
export const evidenceName = ({ name }: Evidence, t: Translate): string =>
  t(`evidence.${name}` as TextKey) || name;
