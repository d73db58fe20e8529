/** The chart's colours from the tokens; a canvas cannot read custom properties by itself. */
import { textSize } from './chart-scales.ts';

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

const tokens = [
  'ink-quiet',
  'paper',
  'chart-grid',
  'chart-line',
  'chart-basis',
  'chart-average7',
  'chart-average30',
  'chart-cash',
  'chart-case',
  'zone-discount',
  'zone-thin',
  'zone-rich',
] as const;

/** As the browser resolves them here, theme and forced colours included. */
export function readColours(host: HTMLElement): ChartColours {
  const found = resolved(host, tokens);
  return {
    font: `${textSize}px ${getComputedStyle(host).fontFamily}`,
    text: found['ink-quiet'],
    grid: found['chart-grid'],
    paper: found.paper,
    line: found['chart-line'],
    basis: found['chart-basis'],
    average7: found['chart-average7'],
    average30: found['chart-average30'],
    cash: found['chart-cash'],
    case: found['chart-case'],
    zones: {
      discount: found['zone-discount'],
      thin: found['zone-thin'],
      rich: found['zone-rich'],
    },
  };
}

/** The colours of tokens. All of them are set before the first is read: one pass over the styles. */
export function resolved<Token extends string>(
  host: HTMLElement,
  names: readonly Token[],
): Record<Token, string> {
  const probe = document.createElement('span');
  probe.hidden = true;
  for (const name of names) {
    const part = document.createElement('span');
    part.style.color = `var(--${name})`;
    probe.append(part);
  }
  host.append(probe);
  const colours = names.map((name, index) => {
    const part = probe.children[index];
    return [name, part ? getComputedStyle(part).color : ''] as const;
  });
  probe.remove();
  return Object.fromEntries(colours) as Record<Token, string>;
}
