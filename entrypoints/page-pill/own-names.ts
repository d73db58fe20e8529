/**
 * The style sheet with names for its properties that nobody else has: what a page registers
 * (`@property`) holds by its name in shadow trees too, and turns a colour into a length.
 */
import { randomLetters } from './random-letters.ts';

export const withOwnNames = (css: string): string => css.replaceAll('--', `--${randomLetters(6)}-`);
