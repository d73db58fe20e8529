/**
 * The toolbar icon drawn in the worker, which has no document: on an `OffscreenCanvas`, as
 * the pixels that the browser is given. Null where there is no such canvas.
 */
import type { ToolbarColours } from '../views/toolbar-colours.ts';
import { iconSide, type Shape, type ToolbarIcon } from '../views/toolbar-icon.ts';

const sizes = [16, 32] as const;

/** Pixels by size in CSS pixels, as `action.setIcon` takes them. */
export type IconPixels = Record<string, ImageData>;

export function iconPixels(icon: ToolbarIcon, colours: ToolbarColours): IconPixels | null {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const drawn = sizes.flatMap((size) => {
    const context = new OffscreenCanvas(size, size).getContext('2d');
    if (!context) return [];
    context.scale(size / iconSide, size / iconSide);
    draw(context, icon, colours);
    return [[String(size), context.getImageData(0, 0, size, size)] as const];
  });
  return drawn.length === 0 ? null : Object.fromEntries(drawn);
}

type Context = OffscreenCanvasRenderingContext2D;

function draw(context: Context, { shapes, clock }: ToolbarIcon, colours: ToolbarColours): void {
  const { ground, ink } = colours;
  context.fillStyle = ground;
  context.beginPath();
  context.roundRect(0, 0, iconSide, iconSide, 3.5);
  context.fill();
  for (const shape of shapes) paint(context, shape, ink);
  clock?.forEach((shape, index) => paint(context, shape, index === 1 ? ink : ground));
}

function paint(context: Context, shape: Shape, colour: string): void {
  context.fillStyle = colour;
  context.strokeStyle = colour;
  context.beginPath();
  switch (shape.kind) {
    case 'disc':
      context.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI);
      context.fill();
      return;
    case 'letter':
      context.font = 'bold 12px sans-serif';
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillText(shape.text, shape.x, shape.y + 0.5);
      return;
    case 'polygon':
    case 'stroke':
      for (const [x, y] of shape.points) context.lineTo(x, y);
      if (shape.kind === 'polygon') {
        context.closePath();
        context.fill();
        return;
      }
      context.lineWidth = shape.width;
      context.lineCap = 'round';
      context.lineJoin = 'round';
      context.stroke();
  }
}
