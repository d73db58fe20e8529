/** The place the pill has above a page that may be hostile. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { claimPage } from '../../entrypoints/page-pill/claim.ts';
import { createOverlay, type Overlay } from '../../entrypoints/page-pill/overlay.ts';

const overlays: Overlay[] = [];
const make = (): Overlay => {
  const overlay = createOverlay('.pill { color: red }');
  overlays.push(overlay);
  return overlay;
};
const hosts = (): Element[] =>
  [...document.querySelectorAll('*')].filter(({ localName }) => localName.includes('-'));
const turn = () => new Promise((resolve) => setTimeout(resolve));

afterEach(() => {
  for (const overlay of overlays.splice(0)) overlay.hide();
});

describe('the host', () => {
  it('is not in the page until it is wanted, and leaves without a trace', () => {
    const overlay = make();
    expect(hosts()).toHaveLength(0);
    overlay.show();
    overlay.show();
    expect(hosts()).toHaveLength(1);
    expect(document.body.lastElementChild).toBe(hosts()[0]);
    overlay.hide();
    expect(hosts()).toHaveLength(0);
  });

  it('S09 keeps its root closed', () => {
    const overlay = make();
    overlay.root.textContent = '2.8 %';
    overlay.show();
    expect(hosts()[0]?.shadowRoot).toBeNull();
    expect(hosts()[0]?.textContent).toBe('');
    expect(document.documentElement.outerHTML).not.toContain('2.8 %');
  });

  it('S08 has another neutral name each time and nothing a page could look for', () => {
    for (const overlay of [make(), make()]) overlay.show();
    const names = hosts().map(({ localName }) => localName);
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name).toMatch(/^[a-z]{4}-[a-z]{5}$/);
    const attributes = hosts().flatMap((host) => host.getAttributeNames());
    expect(attributes.filter((name) => name !== 'popover')).toEqual([]);
  });

  it('C12 comes back three times and then gives up', async () => {
    make().show();
    for (const left of [1, 1, 1, 0, 0]) {
      hosts()[0]?.remove();
      await turn();
      expect(hosts()).toHaveLength(left);
    }
  });

  it('C12 stays away after giving up, also when it is wanted again', async () => {
    const overlay = make();
    overlay.show();
    for (let i = 0; i < 4; i += 1) {
      hosts()[0]?.remove();
      await turn();
    }
    overlay.hide();
    overlay.show();
    expect(hosts()).toHaveLength(0);
  });

  it('C07 does not mind a body that is replaced', async () => {
    make().show();
    const [host] = hosts();
    for (let i = 0; i < 20; i += 1) document.body.replaceWith(document.createElement('body'));
    await turn();
    expect(hosts()).toEqual([host]);
  });

  it('C07 comes back however often the page empties its body, and takes no copy of itself along', async () => {
    make().show();
    const [host] = hosts();
    for (let i = 0; i < 20; i += 1) {
      document.body.innerHTML = `<p>Route ${i}</p>${document.body.innerHTML}`;
      await turn();
      expect(hosts()).toEqual([host]);
    }
  });

  it('C12 a page that wipes its body whenever something is added to it gets its way', async () => {
    let wiped = 0;
    const wiper = new MutationObserver(() => {
      if (document.body.children.length < 2) return;
      wiped += 1;
      document.body.innerHTML = '<p>Nothing else</p>';
    });
    wiper.observe(document.body, { childList: true });
    document.body.append(document.createElement('p'));
    make().show();
    await vi.waitFor(() => expect(hosts()).toEqual([]));
    await turn();
    expect(hosts()).toEqual([]);
    expect(wiped).toBeLessThan(500);
    wiper.disconnect();
  });

  it('C17 stands beside nothing that counts its own: in a body, however late that comes', async () => {
    make().show();
    const [host] = hosts();
    document.body.remove();
    await turn();
    expect(host?.parentElement).toBe(document.documentElement);
    document.documentElement.append(document.createElement('body'));
    await turn();
    expect(document.body.lastElementChild).toBe(host);
  });
});

describe('events', () => {
  it('C09 what a script dispatches reaches nothing inside', () => {
    const overlay = make();
    const button = overlay.root.appendChild(document.createElement('button'));
    const clicked = vi.fn<() => void>();
    button.addEventListener('click', clicked);
    overlay.show();
    button.click();
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    expect(clicked).not.toHaveBeenCalled();
  });

  it('C13 keys pressed inside stop at the host', () => {
    const heard = vi.fn<() => void>();
    document.addEventListener('keydown', heard);
    make().show();
    hosts()[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
    expect(heard).not.toHaveBeenCalled();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
    expect(heard).toHaveBeenCalledOnce();
    document.removeEventListener('keydown', heard);
  });
});

describe('C02 one pill a page', () => {
  it('the second copy of the script stays out, unless the first is cut off', () => {
    let alive = true;
    const stop = vi.fn<() => void>();
    const start = vi.fn<() => () => void>(() => stop);
    const claim = (): void => claimPage(() => alive, start);
    claim();
    claim();
    expect(start).toHaveBeenCalledOnce();
    alive = false;
    claim();
    expect(stop).toHaveBeenCalledOnce();
    expect(start).toHaveBeenCalledTimes(2);
    expect(Object.keys(globalThis).join()).not.toContain('basis');
  });
});
