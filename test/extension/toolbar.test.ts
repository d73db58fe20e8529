// @vitest-environment node
/** The toolbar button as the browser is told to paint it. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { applyToolbar } from '../../lib/platform/toolbar.ts';
import { toolbarIcon } from '../../lib/views/toolbar-icon.ts';
import type { ToolbarView } from '../../lib/views/toolbar-view.ts';
import { openProfile, type Profile } from './support/profile.ts';

const view: ToolbarView = {
  text: '-1.9',
  title: 'a sentence',
  tone: 'below',
  regime: 'discount',
  icon: toolbarIcon('discount', 'below', false),
};

let profile: Profile;
beforeEach(() => {
  profile = openProfile();
});

describe('toolbar', () => {
  it('L24: text, title and colour are set for all windows and tabs', async () => {
    const text = vi.spyOn(fakeBrowser.action, 'setBadgeText');
    await applyToolbar(view);
    expect(await profile.badge()).toEqual({
      text: '-1.9',
      title: 'a sentence',
      color: '#b3541e',
    });
    expect(text.mock.calls).toEqual([[{ text: '-1.9' }]]);
    text.mockRestore();
  });

  it.each([
    ['above', '#1d5fa8'],
    ['below', '#b3541e'],
    ['neutral', '#4a5560'],
    ['stale', '#d9dbde'],
  ] as const)('%s is %s', async (tone, color) => {
    await applyToolbar({ ...view, tone });
    expect((await profile.badge()).color).toBe(color);
  });

  it('an empty text removes the badge', async () => {
    await applyToolbar(view);
    await applyToolbar({ ...view, text: '' });
    expect((await profile.badge()).text).toBe('');
  });

  describe('the icon', () => {
    /** A canvas that notes what is drawn on it; the pixels are its notes. */
    class Canvas {
      readonly drawn: string[] = [];
      readonly width: number;
      constructor(width: number) {
        this.width = width;
      }
      getContext() {
        const { drawn, width } = this;
        const note =
          (what: string) =>
          (...given: unknown[]) =>
            void drawn.push(`${what} ${given.join(' ')}`);
        return new Proxy(
          { getImageData: () => ({ width, drawn }) },
          {
            get: (own, name: string) => Reflect.get(own, name) ?? note(name),
            set: (_own, name: string, value) => {
              if (name === 'fillStyle') drawn.push(`in ${value}`);
              return true;
            },
          },
        );
      }
    }

    interface Pixels {
      readonly width: number;
      readonly drawn: readonly string[];
    }

    async function painted(shown: ToolbarView): Promise<Record<string, Pixels>> {
      vi.stubGlobal('OffscreenCanvas', Canvas);
      const set = vi.spyOn(fakeBrowser.action, 'setIcon').mockResolvedValue();
      try {
        await applyToolbar(shown);
        return set.mock.calls[0]?.[0].imageData as unknown as Record<string, Pixels>;
      } finally {
        set.mockRestore();
        vi.unstubAllGlobals();
      }
    }

    it('is drawn in the worker in two sizes, on a tile in the colour of the badge', async () => {
      const pixels = await painted(view);
      expect(Object.entries(pixels).map(([size, { width }]) => [size, width])).toEqual([
        ['16', 16],
        ['32', 32],
      ]);
      expect(pixels['16']?.drawn.filter((each) => each.startsWith('in'))[0]).toBe('in #b3541e');
      expect(pixels['16']?.drawn.filter((each) => each.startsWith('closePath'))).toHaveLength(2);
    });

    it('is grey and carries a clock while the numbers are old', async () => {
      const icon = toolbarIcon('discount', 'below', true);
      const { drawn } = (await painted({ ...view, icon }))['16'] ?? { drawn: [] };
      expect(drawn).toContain('in #d9dbde');
      expect(drawn.filter((each) => each.startsWith('arc'))).toHaveLength(2);
      expect(drawn.at(-1)).toMatch(/^stroke/);
    });

    it('X04: stays as it was packed where the worker has no canvas', async () => {
      const set = vi.spyOn(fakeBrowser.action, 'setIcon');
      await applyToolbar(view);
      expect(set).not.toHaveBeenCalled();
      set.mockRestore();
    });
  });

  it('X04: a browser that cannot colour the text gets the rest', async () => {
    const { action } = fakeBrowser;
    const { setBadgeTextColor } = action;
    Object.assign(action, { setBadgeTextColor: undefined });
    try {
      await applyToolbar(view);
    } finally {
      Object.assign(action, { setBadgeTextColor });
    }
    expect(await profile.badge()).toMatchObject({ text: '-1.9', title: 'a sentence' });
  });
});
