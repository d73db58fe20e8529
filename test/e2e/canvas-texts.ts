/**
 * What is written into the canvases of a page, and where: a canvas cannot be asked, so its
 * texts are noted while they are drawn. Boxes are those of the glyphs, in canvas pixels.
 */
import type { Page } from 'puppeteer-core';

export interface CanvasText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface TextCanvas {
  /** Of the panel it stands in; null of one that is on no page, like that of a picture. */
  readonly panel: string | null;
  readonly width: number;
  readonly height: number;
  /** The plotting area. */
  readonly plot: Omit<CanvasText, 'text'> | null;
  /** What is written over the canvas by the page, not in it. */
  readonly titles: readonly Omit<CanvasText, 'text'>[];
  readonly texts: readonly CanvasText[];
}

interface Noted {
  noted: Map<HTMLCanvasElement, CanvasText[]>;
}

/** Before the page is opened that is to be read. */
export async function noteTexts(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const noted = new Map<HTMLCanvasElement, CanvasText[]>();
    (globalThis as unknown as Noted).noted = noted;
    const context = CanvasRenderingContext2D.prototype;
    const { fillText, clearRect } = context;
    context.clearRect = function (...box) {
      noted.set(this.canvas, []);
      clearRect.apply(this, box);
    };
    context.fillText = function (text, x, y, ...rest) {
      const size = this.measureText(text);
      const { a, d, e, f } = this.getTransform();
      if (text !== '')
        noted.set(this.canvas, [
          ...(noted.get(this.canvas) ?? []),
          {
            text,
            left: a * (x - size.actualBoundingBoxLeft) + e,
            right: a * (x + size.actualBoundingBoxRight) + e,
            top: d * (y - size.actualBoundingBoxAscent) + f,
            bottom: d * (y + size.actualBoundingBoxDescent) + f,
          },
        ]);
      fillText.call(this, text, x, y, ...rest);
    };
  });
}

export const canvasTexts = (page: Page): Promise<TextCanvas[]> =>
  page.evaluate(() => {
    const { noted } = globalThis as unknown as Noted;
    return [...noted]
      .filter(([canvas, texts]) => texts.length > 0 && (canvas.isConnected || canvas.width > 300))
      .map(([canvas, texts]) => {
        const panel = canvas.closest<HTMLElement>('.panel');
        const place = canvas.getBoundingClientRect();
        const ratio = canvas.isConnected ? canvas.width / place.width : 1;
        const boxOf = (rect: DOMRect) => ({
          left: (rect.left - place.left) * ratio,
          right: (rect.right - place.left) * ratio,
          top: (rect.top - place.top) * ratio,
          bottom: (rect.bottom - place.top) * ratio,
        });
        const over = canvas.closest('.u-wrap')?.querySelector('.u-over') ?? null;
        const titles = [...(panel?.querySelectorAll('.panel-name, .panel-value') ?? [])];
        return {
          panel: panel?.dataset['panel'] ?? (canvas.isConnected ? '' : null),
          width: canvas.width,
          height: canvas.height,
          plot: over && boxOf(over.getBoundingClientRect()),
          titles: titles.flatMap((title) => [...title.getClientRects()].map(boxOf)),
          texts,
        };
      });
  });

/** What is cut off, or lies over another text or over a title. */
export function clashes({ width, height, titles, texts }: TextCanvas): string[] {
  const touches = (one: Omit<CanvasText, 'text'>, other: Omit<CanvasText, 'text'>): boolean =>
    one.left < other.right - 0.5 &&
    other.left < one.right - 0.5 &&
    one.top < other.bottom - 0.5 &&
    other.top < one.bottom - 0.5;
  return texts.flatMap((one, index) => [
    ...(one.left < -1 || one.top < -1 || one.right > width + 1 || one.bottom > height + 1
      ? [`${one.text} is cut off`]
      : []),
    ...texts
      .slice(index + 1)
      .filter((other) => touches(one, other))
      .map((other) => `${one.text} lies over ${other.text}`),
    ...titles.filter((title) => touches(one, title)).map(() => `${one.text} lies over the title`),
  ]);
}

const units: Readonly<Record<string, number>> = { k: 1e3, M: 1e6 };

/** The labels of the value axis as numbers, with the places of their middles. */
export const valuesOf = ({ plot, texts }: TextCanvas): { value: number; y: number }[] =>
  texts
    .filter(({ left }) => plot !== null && left >= plot.right)
    .map(({ text, top, bottom }) => ({
      value: Number(text.replace('−', '-').replace(/[kM]$/, '')) * (units[text.at(-1) ?? ''] ?? 1),
      y: (top + bottom) / 2,
    }));

/** How far off a straight line, in canvas pixels, a label stands: none of a true axis does. */
export function crooked(canvas: TextCanvas): number {
  const values = valuesOf(canvas);
  const [first, last] = [values[0], values.at(-1)];
  if (!first || !last || values.length < 3) return 0;
  const slope = (last.y - first.y) / (last.value - first.value);
  return Math.max(
    ...values.map(({ value, y }) => Math.abs(first.y + slope * (value - first.value) - y)),
  );
}
