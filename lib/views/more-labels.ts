/** The fixed words of what stands behind the charts. */
import type { Translate } from './translate.ts';

const keys = [
  'curve',
  'curveSummary',
  'noCurve',
  'payments',
  'venue',
  'venues',
  'funding',
  'next',
  'ruler',
  'expiry',
  'days',
  'premium',
  'perYear',
] as const;

export type MoreLabels = Readonly<Record<(typeof keys)[number], string>>;

export const moreLabels = (t: Translate): MoreLabels =>
  Object.fromEntries(keys.map((key) => [key, t(`more.${key}`)])) as MoreLabels;
