/**
 * How a view asks for words: a dotted key of the locale files and the values for its
 * `{name}` places. Views take it as an argument, so they stay pure and are tested in Node.
 */
import type messages from '../locales/en.json';

type Paths<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}`;
}[keyof T & string];

export type TextKey = Paths<typeof messages>;

export type Translate = (key: TextKey, values?: Readonly<Record<string, string>>) => string;
