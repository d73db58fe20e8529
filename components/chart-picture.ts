/** The charts as one picture: their canvases below each other, with titles and a source. */
export interface PictureText {
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
}

const margin = 16;
/** Between a title and its plot, whose canvas begins with room for a title. */
const titleGap = 4;
const fonts = {
  title: { font: '600 16px', lead: 20 },
  subtitle: { font: '12px', lead: 18 },
  name: { font: '600 12px', lead: 15 },
  note: { font: '12px', lead: 16 },
} as const;

/** Lines of text, or a plot: from its top on. */
interface Part {
  readonly y: number;
  readonly canvas?: HTMLCanvasElement;
  readonly text?: { readonly font: string; readonly lead: number; readonly lines: string[] };
}

/** Null where the browser makes no picture. */
export function pictureOf(
  panels: readonly HTMLElement[],
  { title, subtitle, source }: PictureText,
): Promise<Blob | null> {
  const ratio = devicePixelRatio;
  const picture = document.createElement('canvas');
  const ctx = picture.getContext('2d');
  const host = panels[0];
  const plot = panels.flatMap((panel) => panel.querySelector('canvas') ?? [])[0];
  if (!ctx || !host || !plot) return Promise.resolve(null);
  const { color, fontFamily } = getComputedStyle(host);
  const width = plot.width / ratio;
  const parts: Part[] = [];
  let y = margin / 2;
  const write = (text: string, { font, lead }: (typeof fonts)[keyof typeof fonts]): void => {
    ctx.font = `${font} ${fontFamily}`;
    const lines = linesOf(text, width, (each) => ctx.measureText(each).width);
    parts.push({ y, text: { font: ctx.font, lead, lines } });
    y += lines.length * lead;
  };
  write(title, fonts.title);
  write(subtitle, fonts.subtitle);
  for (const panel of panels) {
    const canvas = panel.querySelector('canvas');
    y += titleGap;
    write(textIn(panel, '.panel-name'), fonts.name);
    if (canvas) {
      y -= titleGap * 2;
      parts.push({ y, canvas });
      y += canvas.height / ratio;
    } else write(textIn(panel, '.panel-none'), fonts.note);
  }
  y += titleGap;
  write(source, fonts.note);
  picture.width = plot.width + 2 * margin * ratio;
  picture.height = Math.ceil((y + margin / 2) * ratio);
  ctx.scale(ratio, ratio);
  ctx.fillStyle = getComputedStyle(document.body).backgroundColor;
  ctx.fillRect(0, 0, picture.width, picture.height);
  ctx.fillStyle = color;
  ctx.textBaseline = 'middle';
  for (const { y: top, canvas, text } of parts) {
    if (canvas) ctx.drawImage(canvas, margin, top, canvas.width / ratio, canvas.height / ratio);
    if (text) {
      ctx.font = text.font;
      text.lines.forEach((line, index) =>
        ctx.fillText(line, margin, top + (index + 0.5) * text.lead),
      );
    }
  }
  return new Promise((resolve) => {
    picture.toBlob(resolve, 'image/png');
  });
}

const textIn = (panel: HTMLElement, selector: string): string =>
  panel.querySelector(selector)?.textContent ?? '';

/** As many words a line as fit. */
function linesOf(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
