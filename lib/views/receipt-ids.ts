/** Every number that has a receipt. */
export const receiptIds = [
  'basisNow',
  'average7',
  'average30',
  'error',
  'lowerShare',
  'regime',
  'funding',
  'openInterest',
  'openInterestChange7',
  'openInterestChange',
  'openInterestFromHigh',
  'leverage',
  'leveragePercentile',
  'leverageChange30',
  'flow',
  'price',
  'priceChange24h',
  'high',
  'cash',
] as const;
export type ReceiptId = (typeof receiptIds)[number];

/** Where a number in a sentence leads: to its receipt, or to the cases that were counted. */
export type NumberId = ReceiptId | 'cases';
