/** Start of the UTC day that a story names: `2022-01-06`. */
export const isoDay = (isoDate: string): number => Date.parse(`${isoDate}T00:00:00Z`);
