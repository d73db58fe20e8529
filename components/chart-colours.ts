/** The chart's colours from the tokens; a canvas cannot read custom properties by itself. */
export interface ChartColours {
  readonly font: string;
  readonly text: string;
  readonly grid: string;
  readonly paper: string;
  readonly line: string;
  readonly basis: string;
  readonly average7: string;
  readonly average30: string;
  readonly cash: string;
  /** An earlier case laid over today. */
  readonly case: string;
  readonly zones: Readonly<Record<string, string>>;
}

/** A token as the browser resolves it here, theme and forced colours included. */
export function readColours(host: HTMLElement): ChartColours {
  const probe = document.createElement('span');
  probe.hidden = true;
  host.append(probe);
  const colour = (token: string): string => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const colours: ChartColours = {
    font: `11px ${getComputedStyle(host).fontFamily}`,
    text: colour('ink-quiet'),
    grid: colour('chart-grid'),
    paper: colour('paper'),
    line: colour('chart-line'),
    basis: colour('chart-basis'),
    average7: colour('chart-average7'),
    average30: colour('chart-average30'),
    cash: colour('chart-cash'),
    case: colour('chart-case'),
    zones: {
      discount: colour('zone-discount'),
      thin: colour('zone-thin'),
      rich: colour('zone-rich'),
    },
  };
  probe.remove();
  return colours;
}
