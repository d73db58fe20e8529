import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Handlers, route } from '../../lib/platform/messages.ts';

const done = { ok: true } as const;
const handlers = {
  refresh: vi.fn(async () => done),
  wake: vi.fn(async () => done),
  hide: vi.fn(async () => done),
  'save-settings': vi.fn(async () => done),
  'show-site': vi.fn(async () => done),
  retry: vi.fn(async () => done),
  history: vi.fn(async () => ({ ok: true, result: null }) as const),
  'history-changed': vi.fn(async () => done),
  'hide-everywhere': vi.fn(async () => done),
  place: vi.fn(async () => done),
  'then-word': vi.fn(async () => null),
  look: vi.fn(async () => done),
  claims: vi.fn(async () => null),
  article: vi.fn(async () => null),
  open: vi.fn(async () => done),
} satisfies Handlers;

const id = fakeBrowser.runtime.id;
const popup = { id, url: fakeBrowser.runtime.getURL('/popup.html' as never) };
const page = { id, url: 'https://www.coindesk.com/markets/', tab: { incognito: false } };

beforeEach(() => vi.clearAllMocks());

describe('message router', () => {
  it('our own pages may use every verb', async () => {
    await route({ type: 'save-settings', settings: {} }, popup, handlers)?.();
    expect(handlers['save-settings']).toHaveBeenCalledOnce();
  });

  it('a script on a page may hide and wake', () => {
    expect(route({ type: 'hide', site: 'coindesk' }, page, handlers)).not.toBeNull();
    expect(route({ type: 'wake' }, page, handlers)).not.toBeNull();
  });

  it('S11: a script on a page may not use a privileged verb', () => {
    expect(route({ type: 'save-settings', settings: {} }, page, handlers)).toBeNull();
    expect(route({ type: 'show-site', site: 'coindesk' }, page, handlers)).toBeNull();
    expect(route({ type: 'retry', exchange: 'okx' }, page, handlers)).toBeNull();
    expect(route({ type: 'history-changed' }, page, handlers)).toBeNull();
    expect(route({ type: 'history', deed: 'clear', given: [] }, page, handlers)).toBeNull();
  });

  it('L25: from a private window nothing is taken that would be stored', () => {
    const secret = { ...page, tab: { incognito: true } };
    const place = { type: 'place', site: 'coindesk', edge: 'left', fraction: 0, dot: false };
    for (const message of [
      { type: 'hide', site: 'coindesk' },
      { type: 'hide-everywhere' },
      // What is asked of a coin is kept.
      { type: 'look', asset: 'ETH' },
      place,
    ]) {
      expect(route(message, page, handlers)).not.toBeNull();
      expect(route(message, secret, handlers)).toBeNull();
    }
    expect(route({ type: 'wake' }, secret, handlers)).not.toBeNull();
  });

  it('S10: another extension is refused', () => {
    expect(route({ type: 'refresh' }, { ...popup, id: 'another' }, handlers)).toBeNull();
  });

  it('S10: a sender that only looks like ours is refused', () => {
    const url = `https://evil.example/${popup.url}`;
    expect(route({ type: 'refresh' }, { id, url }, handlers)).toBeNull();
  });

  it('S10: an oversized message is refused', () => {
    const site = 'x'.repeat(20_000);
    expect(route({ type: 'hide', site }, page, handlers)).toBeNull();
  });

  it('S10: any other shape is refused without a throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (message) => {
        expect(route(message, page, handlers)).toBeNull();
      }),
      { numRuns: 2000 },
    );
    for (const type of ['__proto__', 'constructor', 'toString']) {
      expect(route({ type }, popup, handlers)).toBeNull();
    }
  });
});
