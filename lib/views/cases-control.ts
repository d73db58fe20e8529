/** The days that looked the same as the cases did, in sentences, and whether the cases differ. */
import type { Compared, Control } from '../regime/control.ts';
import { shownIds } from '../regime/control.ts';
import { decimal, percent } from './format.ts';
import { plural } from './plural.ts';
import type { Translate } from './translate.ts';

export interface ControlView {
  readonly title: string;
  readonly text: string;
  readonly compared: readonly { readonly text: string; readonly verdict: string }[];
  readonly result: string;
}

export function casesControl(control: Control, t: Translate, locale: string): ControlView {
  const title = t('cases.controlTitle');
  const result = resultText(control, t);
  if (control.cases === 0) return { title, text: t('cases.controlNone'), compared: [], result };
  const share = (value: number): string => percent(value * 100, locale, 0);
  const change = (value: number): string => percent(value, locale, 1, 'always');
  const line = (what: string, compared: Compared, written: (value: number) => string) => ({
    text: t('cases.comparedLine', {
      what,
      found: written(compared.found),
      control: written(compared.control),
      low: written(compared.low),
      high: written(compared.high),
    }),
    verdict: compared.differs ? t('cases.outside') : t('cases.inside'),
  });
  return {
    title,
    text: t('cases.control', {
      days: plural('days', control.days, t, locale),
      cases: decimal(control.cases, locale, 0),
    }),
    compared: [
      ...shownIds.flatMap((id) => {
        const compared = control.shares[id];
        return compared ? [line(t(`cases.compared.${id}`), compared, share)] : [];
      }),
      ...(control.after90 ? [line(t('cases.compared.after90'), control.after90, change)] : []),
    ],
    result,
  };
}

function resultText({ endedNoDifferently }: Control, t: Translate): string {
  if (endedNoDifferently === null) return t('cases.tooFew');
  return endedNoDifferently ? t('cases.noDifferently') : t('cases.differently');
}
