/** The four charts as one picture: their canvases below each other, with titles and a source. */
export interface PictureText {
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
}

const margin = 16;
const titleRoom = 52;
const sourceRoom = 24;
const panelTitleRoom = 14;

/** Null where the browser makes no picture. */
export function pictureOf(
  panels: readonly HTMLElement[],
  { title, subtitle, source }: PictureText,
): Promise<Blob | null> {
  const drawn = panels.flatMap((panel) => {
    const canvas = panel.querySelector('canvas');
    return canvas
      ? [{ canvas, title: panel.querySelector('.panel-title')?.textContent ?? '' }]
      : [];
  });
  const [first] = drawn;
  const host = panels[0];
  if (!first || !host) return Promise.resolve(null);
  const ratio = devicePixelRatio;
  const picture = document.createElement('canvas');
  const heightOf = (canvas: HTMLCanvasElement): number => canvas.height / ratio + panelTitleRoom;
  const height = drawn.reduce((sum, { canvas }) => sum + heightOf(canvas), 0);
  picture.width = first.canvas.width + 2 * margin * ratio;
  picture.height = (titleRoom + height + sourceRoom) * ratio;
  const ctx = picture.getContext('2d');
  if (!ctx) return Promise.resolve(null);
  const { color, fontFamily } = getComputedStyle(host);
  ctx.scale(ratio, ratio);
  ctx.fillStyle = getComputedStyle(document.body).backgroundColor;
  ctx.fillRect(0, 0, picture.width, picture.height);
  const write = (text: string, y: number, font: string): void => {
    ctx.fillStyle = color;
    ctx.font = `${font} ${fontFamily}`;
    ctx.fillText(text, margin, y);
  };
  write(title, 24, '600 16px');
  write(subtitle, 42, '12px');
  let y = titleRoom;
  for (const panel of drawn) {
    write(panel.title, y + 11, '600 11px');
    ctx.drawImage(
      panel.canvas,
      margin,
      y + panelTitleRoom,
      panel.canvas.width / ratio,
      panel.canvas.height / ratio,
    );
    y += heightOf(panel.canvas);
  }
  write(source, y + 16, '11px');
  return new Promise((resolve) => {
    picture.toBlob(resolve, 'image/png');
  });
}
