/** A14: each regime has a sign of its own on the toolbar, whatever its colour. */
import { describe, expect, it } from 'vitest';
import { regimeIds } from '../../../lib/regime/regime.ts';
import { defaultSettings } from '../../../lib/settings/settings.ts';
import { iconSide, type Shape, toolbarIcon } from '../../../lib/views/toolbar-icon.ts';
import { toolbarView } from '../../../lib/views/toolbar-view.ts';
import { thinNowMs, thinState } from '../../fixtures/market-state.ts';
import { translate } from '../../fixtures/translate.ts';

const places = (shape: Shape): readonly (readonly [number, number])[] => {
  switch (shape.kind) {
    case 'disc':
      return [
        [shape.x - shape.radius, shape.y - shape.radius],
        [shape.x + shape.radius, shape.y + shape.radius],
      ];
    case 'letter':
      return [[shape.x, shape.y]];
    case 'polygon':
    case 'stroke':
      return shape.points;
  }
};

describe('the toolbar icon', () => {
  it('A06: differs by shape between any two regimes, and from no regime at all', () => {
    const drawn = [...regimeIds, 'none' as const].map((sign) =>
      JSON.stringify(toolbarIcon(sign, 'neutral', false).shapes),
    );
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  it.each(regimeIds)('%s stays within the tile', (regime) => {
    const { shapes, clock } = toolbarIcon(regime, 'neutral', true);
    for (const [x, y] of [...shapes, ...(clock ?? [])].flatMap(places)) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(Math.max(x, y)).toBeLessThanOrEqual(iconSide);
    }
  });

  it('keeps the sign of the regime and takes a clock while the numbers are old', () => {
    const fresh = toolbarIcon('rich', 'above', false);
    const old = toolbarIcon('rich', 'above', true);
    expect(fresh).toMatchObject({ tile: 'above', clock: null });
    expect(old.tile).toBe('stale');
    expect(old.shapes.map(({ kind }) => kind)).toEqual(fresh.shapes.map(({ kind }) => kind));
    expect(old.shapes).not.toEqual(toolbarIcon('returning', 'above', true).shapes);
    expect(old.clock).toHaveLength(3);
  });

  it('D18: is that of the state, and of its age', () => {
    const at = (nowMs: number) =>
      toolbarView(thinState, defaultSettings, translate, 'en', nowMs).icon;
    expect(at(thinNowMs)).toEqual(toolbarIcon('thin', 'below', false));
    expect(at(thinNowMs + 3_600_000)).toEqual(toolbarIcon('thin', 'below', true));
  });
});
