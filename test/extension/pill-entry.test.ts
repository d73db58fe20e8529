/** Where the script of the pill starts, and where it quits without a word. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import script from '../../entrypoints/page-pill/index.ts';
import { claimPage } from '../../entrypoints/page-pill/claim.ts';

vi.mock('../../entrypoints/page-pill/claim.ts', () => ({ claimPage: vi.fn<() => void>() }));

let visibility: DocumentVisibilityState;
let contentType: string;

beforeEach(() => {
  visibility = 'visible';
  contentType = 'text/html';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  Object.defineProperty(document, 'contentType', { configurable: true, get: () => contentType });
  vi.stubGlobal('location', new URL('https://www.coindesk.com/markets/story'));
});

afterEach(() => {
  vi.mocked(claimPage).mockClear();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const run = (): number => {
  void script.main();
  return vi.mocked(claimPage).mock.calls.length;
};

describe('the script', () => {
  it('starts on a listed page', () => {
    expect(run()).toBe(1);
  });

  it.each(['application/xml', 'image/svg+xml', 'application/pdf', 'text/plain'])(
    'C16 quits on %s',
    (type) => {
      contentType = type;
      expect(run()).toBe(0);
    },
  );

  it('C06 quits in a frame', () => {
    vi.spyOn(window, 'top', 'get').mockReturnValue(null);
    expect(run()).toBe(0);
  });

  it.each(['https://www.coindesk.com/login', 'https://example.org/wallet', 'http://example.org/'])(
    'C06 quits on %s',
    (url) => {
      vi.stubGlobal('location', new URL(url));
      expect(run()).toBe(0);
    },
  );

  it('C05 waits until somebody looks, and starts once', () => {
    visibility = 'hidden';
    expect(run()).toBe(0);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(claimPage).not.toHaveBeenCalled();
    visibility = 'visible';
    document.dispatchEvent(new Event('visibilitychange'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(claimPage).toHaveBeenCalledOnce();
  });
});
