/**
 * JSX for the pill alone, where every byte is loaded by other people's pages: elements are
 * plain data, components plain functions that are called at once, without state and without
 * listeners; `draw.ts` brings a root in line with them. The types are Preact's.
 */
import type { JSX as PreactJsx } from 'preact';

export namespace JSX {
  export type IntrinsicElements = PreactJsx.IntrinsicElements;
  export type ElementChildrenAttribute = PreactJsx.ElementChildrenAttribute;
  export type IntrinsicAttributes = { readonly key?: string };
  export type Element = Drawn;
}

/** What may stand between two tags. */
export type Drawn = DrawnElement | readonly Drawn[] | string | number | false | null | undefined;

type Props = Readonly<Record<string, unknown>> & { readonly children?: Drawn };

export interface DrawnElement {
  readonly tag: string;
  readonly props: Props;
  readonly key: string | undefined;
}

type Component = (props: Props) => Drawn;

export const jsx = (type: string | Component, props: Props, key?: string): Drawn =>
  typeof type === 'string' ? { tag: type, props, key } : type(props);

export const jsxs = jsx;
export const jsxDEV = jsx;

export const Fragment = ({ children }: Props): Drawn => children;
