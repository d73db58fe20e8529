/**
 * What is taken from a page to know its coin and its date: addresses, title, structured data,
 * meta elements, times, and the beginning of its text. Plain data; it never leaves the page.
 */
import type { StructuredArticle } from './structured-data.ts';

export interface PageFacts {
  readonly url: string;
  readonly title: string;
  /** Its first one, without digits, which are live on some pages. */
  readonly heading: string;
  /** Where the text says it stands first; null where it says nothing. */
  readonly canonical: string | null;
  /** What its structured data say of it. */
  readonly articles: readonly StructuredArticle[];
  /** Name or property, in small letters, and content. */
  readonly metas: readonly (readonly [name: string, content: string])[];
  readonly times: readonly PageTime[];
  readonly text: string;
}

export interface PageTime {
  /** Its machine-readable form, else its text. */
  readonly value: string;
  readonly says: 'published' | 'modified' | null;
}
