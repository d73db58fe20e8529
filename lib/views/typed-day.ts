/**
 * A day as people type it: in the order of their language, with the month as a number or a
 * name, or as 2025-11-14. What is shown in the field can be typed into it again.
 */
const noon = (year: number, month: number, day: number): Date =>
  new Date(Date.UTC(year, month - 1, day, 12));

/** "3", "٣" and "３" are one digit. */
function plainDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1;
    return String(code - zero);
  });
}

type Part = 'day' | 'month' | 'year';

/** In which order the language writes a day in numbers. */
const orderOf = (locale: string): Part[] =>
  new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    calendar: 'gregory',
  })
    .formatToParts(noon(2025, 11, 14))
    .flatMap(({ type }) => (type === 'day' || type === 'month' || type === 'year' ? [type] : []));

/** How a day in numbers is typed: "DD/MM/YYYY". */
export const dayHint = (locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    calendar: 'gregory',
  })
    .formatToParts(noon(2025, 11, 14))
    .map(({ type, value }) =>
      type === 'day' ? 'DD' : type === 'month' ? 'MM' : type === 'year' ? 'YYYY' : value,
    )
    .join('');

/** The number of a month that is named, short or long, in the language or in English. */
function monthNamed(text: string, locale: string): number | null {
  const said = text.toLowerCase();
  for (const tag of [locale, 'en-GB', 'en-US'])
    for (const month of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(tag, { day: 'numeric', month, calendar: 'gregory' });
      for (let number = 12; number >= 1; number -= 1) {
        const name = format
          .formatToParts(noon(2025, number, 14))
          .find(({ type }) => type === 'month');
        if (name && /\p{L}/u.test(name.value) && said.includes(name.value.toLowerCase()))
          return number;
      }
    }
  return null;
}

const inFull = (year: number): number => (year < 100 ? 2000 + year : year);

function partsOf(numbers: readonly number[], named: number | null, locale: string) {
  const [first = 0, second = 0, third = 0] = numbers;
  if (named !== null && numbers.length === 2)
    return first > 31
      ? { year: first, month: named, day: second }
      : { year: second, month: named, day: first };
  if (numbers.length !== 3) return null;
  if (first > 31) return { year: first, month: second, day: third };
  const order = orderOf(locale);
  const at = (part: Part): number => numbers[order.indexOf(part)] ?? 0;
  const parts = { year: at('year'), month: at('month'), day: at('day') };
  return parts.month > 12 ? { ...parts, month: parts.day, day: parts.month } : parts;
}

/** The start of the UTC day; null where the text names none. */
export function typedDay(text: string, locale: string): number | null {
  const plain = plainDigits(text);
  const numbers = (plain.match(/\d+/g) ?? []).map(Number);
  const parts = partsOf(numbers, monthNamed(plain, locale), locale);
  if (parts === null) return null;
  const [year, { month, day }] = [inFull(parts.year), parts];
  const at = noon(year, month, day);
  const isThere = at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return isThere ? Date.UTC(year, month - 1, day) : null;
}
