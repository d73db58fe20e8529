/** How large each panel of the charts is, and what of it is the plot. In CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
  /** What its title takes. */
  readonly above: number;
}

export const sizeOf = (place: HTMLElement): Size => ({
  width: Math.max(place.clientWidth, 80),
  height: Math.max(place.clientHeight, 24),
  above: place.parentElement?.querySelector<HTMLElement>('.panel-title')?.offsetHeight ?? 0,
});

/** Below the plot, for the time axis of the last one. */
export const timeRoom = 20;
export const below = (index: number, count: number): number => (index === count - 1 ? timeRoom : 2);

export const plotHeights = (sizes: readonly Size[]): number[] =>
  sizes.map(({ height, above }, index) => height - above - below(index, sizes.length));
