/** The twelve terms of the glossary. */
export const termIds = [
  'basis',
  'indexPrice',
  'datedFuture',
  'perpetual',
  'funding',
  'basis30',
  'perYear',
  'average7',
  'carry',
  'backwardation',
  'openInterest',
  'leverage',
] as const;
export type TermId = (typeof termIds)[number];
