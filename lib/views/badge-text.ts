/**
 * Numbers in the four glyphs of a toolbar badge: no plus sign, no zero before the point
 * after a minus, never a signed zero. Fewer decimals are shown until the number fits.
 */

/** Half-way cases go away from zero, decided on the decimal number and not on its binary neighbour. */
const rounded = (value: number, digits: number): string => {
  const scaled = Math.round(Math.abs(value) * 10 ** digits + 1e-9);
  const text = (scaled / 10 ** digits).toFixed(digits);
  if (value >= 0 || scaled === 0) return text;
  return `-${text.replace(/^0\./, '.')}`;
};

/** `digits` is 1 for % a year and 2 on the 30-day scale. */
export function badgeNumber(value: number, digits: 1 | 2): string {
  if (Math.abs(value) >= 999.5) return value < 0 ? '-1k+' : '1k+';
  for (let shown: number = digits; shown > 0; shown -= 1) {
    const text = rounded(value, shown);
    if (text.length <= 4) return text;
  }
  return rounded(value, 0);
}

/** A change in whole per cent, where the plus matters: "+10%", "-18%", ">99%", "<99%". */
export function badgeChange(value: number): string {
  const text = rounded(value, 0);
  if (text.length > (value < 0 ? 3 : 2)) return value < 0 ? '<99%' : '>99%';
  return `${value > 0 && text !== '0' ? '+' : ''}${text}%`;
}

/** A percentile: "p3", "p46", "p100". */
export const badgePercentile = (value: number): string =>
  `p${Math.min(100, Math.max(0, Math.floor(value)))}`;
