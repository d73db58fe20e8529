/** The terms that an article uses: what each means, and today's number of it. */
import type { TermId } from '../articles/terms.ts';
import type { Settings } from '../settings/settings.ts';
import type { Reading } from '../signals/reading.ts';
import type { MarketState } from '../state/market-state.ts';
import { coins, decimal, percent, perYear, price } from './format.ts';
import { payerText } from './figures-view.ts';
import type { Translate } from './translate.ts';

export interface TermView {
  readonly name: string;
  readonly meaning: string;
  readonly today: string;
}

export interface TermsView {
  readonly title: string;
  readonly help: string;
  readonly list: readonly TermView[];
}

export function termsView(
  terms: readonly TermId[],
  state: MarketState,
  settings: Settings,
  t: Translate,
  locale: string,
): TermsView {
  return {
    title: t('article.terms', { count: decimal(terms.length, locale, 0) }),
    help: t('article.termsHelp'),
    list: terms.map((term) => ({
      name: t(`article.term.${term}.name`),
      meaning: t(`article.term.${term}.meaning`),
      today: today(term, state, settings, t, locale),
    })),
  };
}

function today(
  term: TermId,
  state: MarketState,
  { cashPercent }: Settings,
  t: Translate,
  locale: string,
): string {
  const said = ({ value }: Reading, write: (value: number) => string): string =>
    value === null ? t('article.today.none') : t('article.today.now', { value: write(value) });
  const rate = (value: number): string => perYear(value, t, locale);
  switch (term) {
    case 'basis':
    case 'perYear':
      return said(state.basisNow, rate);
    case 'datedFuture':
    case 'average7':
    case 'backwardation':
      return said(state.average7, rate);
    case 'perpetual':
    case 'funding':
      return said(state.funding, (value) =>
        state.payer === null
          ? rate(value)
          : `${payerText(state, t)}, ${perYear(value, t, locale, 'never')}`,
      );
    case 'indexPrice':
      return said(state.price, (value) => price(value, locale));
    case 'carry':
      return t('article.today.cash', { value: percent(cashPercent, locale) });
    case 'openInterest':
      return said(state.openInterest, (value) => coins(value, state.asset, t, locale));
    case 'leverageRatio':
      return said(state.leverage, (value) => decimal(value, locale, 3));
  }
}
