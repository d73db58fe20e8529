/** Round values along an axis, each with a label that says exactly its value. */
import { compactExactly, decimal } from './format.ts';

export interface ValueTick {
  readonly value: number;
  readonly label: string;
}

/** How long an axis is, and how far apart two of its labels are at least; in pixels. */
export interface AxisRoom {
  readonly length: number;
  readonly apart: number;
}

/** At least two of them wherever two labels have room, since one alone is no scale. */
export function roundValues(low: number, high: number, { length, apart }: AxisRoom): number[] {
  if (!(high > low) || length <= 0) return [];
  const gap = ((high - low) / length) * apart;
  const found = multiples(stepFrom(gap), low, high);
  if (found.length > 1) return found;
  for (const step of finerSteps(gap)) {
    const all = multiples(step, low, high);
    const [first, last] = [all[0], all.at(-1)];
    if (first !== undefined && last !== undefined && last - first >= gap) return [first, last];
    if (found.length === 0 && first !== undefined) found.push(first);
  }
  return found;
}

const mantissas = [1, 2, 5, 10];

/** The smallest of 1, 2, 5 and their multiples by ten that is no smaller. */
function stepFrom(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return exact((mantissas.find((each) => each * power >= least * (1 - 1e-9)) ?? 10) * power);
}

/** Down to a twentieth of the gap. */
const finerSteps = (gap: number): number[] =>
  [0.5, 0.2, 0.1, 0.05].map((share) => stepFrom(gap * share));

const mostValues = 200;

function multiples(step: number, low: number, high: number): number[] {
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const count = Math.min(Math.max(last - first + 1, 0), mostValues);
  return Array.from({ length: count }, (_, index) => exact((first + index) * step));
}

/** Without what binary fractions leave behind, and without a negative zero. */
const exact = (value: number): number => Number(value.toPrecision(12)) + 0;

/** The ticks of an axis between two values. */
export type TicksOf = (low: number, high: number, room: AxisRoom) => ValueTick[];

const ticksBy =
  (write: (values: readonly number[]) => readonly string[]): TicksOf =>
  (low, high, room) => {
    const values = roundValues(low, high, room);
    const labels = write(values);
    return values.map((value, index) => ({ value, label: labels[index] ?? '' }));
  };

/** All with as many decimals as the finest of them needs: "7.5", "5.0". */
export const plainTicks = (locale: string): TicksOf =>
  ticksBy((values) => {
    const digits = Math.max(0, ...values.map(decimalsOf));
    return values.map((value) => decimal(value, locale, digits));
  });

/** "95.5k", "96.0k", "1M". */
export const compactTicks = (locale: string): TicksOf =>
  ticksBy((values) => compactExactly(values, locale));

const mostDecimals = 9;

function decimalsOf(value: number): number {
  for (let digits = 0; digits < mostDecimals; digits += 1)
    if (Math.abs(value - Number(value.toFixed(digits))) <= Math.abs(value) * 1e-12) return digits;
  return mostDecimals;
}
