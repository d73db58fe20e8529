// @vitest-environment node
/** The toolbar button as the browser is told to paint it. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { applyToolbar } from '../../lib/platform/toolbar.ts';
import type { ToolbarView } from '../../lib/views/toolbar-view.ts';
import { openProfile, type Profile } from './support/profile.ts';

const view: ToolbarView = { text: '-1.9', title: 'a sentence', tone: 'below', regime: 'discount' };

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
    ['stale', '#6b6f76'],
  ] as const)('%s is %s', async (tone, color) => {
    await applyToolbar({ ...view, tone });
    expect((await profile.badge()).color).toBe(color);
  });

  it('an empty text removes the badge', async () => {
    await applyToolbar(view);
    await applyToolbar({ ...view, text: '' });
    expect((await profile.badge()).text).toBe('');
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
