/**
 * A browser profile for the background: what outlives its worker. Storage with the
 * semantics of an engine, IndexedDB, the clock, and the alarms and badge of the fake browser.
 */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { wrap } from 'idb';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Ledger } from '../../../lib/state/ledger.ts';
import type { MarketState } from '../../../lib/state/market-state.ts';
import type { Settings } from '../../../lib/settings/settings.ts';
import type { PillView } from '../../../lib/views/pill-view.ts';
import { carried, type Engine } from './engine.ts';
import { endLives, isDead, isDeadAt, never } from './life.ts';
import { type Hosts, installPermissions } from './permissions.ts';

/** A cycle with its history takes a second, many times that on a busy machine. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Dated contracts were ten months old then, so that a whole history is 32 pages. */
export const youngMs = Date.UTC(2021, 10, 19, 12, 20);

export const areaNames = ['local', 'session'] as const;
export type AreaName = (typeof areaNames)[number];
type Items = Readonly<Record<string, unknown>>;

export interface Profile {
  readonly engine: Engine;
  /** One entry for each write that landed, oldest first. */
  readonly writes: { readonly area: AreaName; readonly items: Items }[];
  /** Writes for which this throws are rejected; none at first. */
  refuseWrite: (items: Items, area: AreaName) => void;
  item(key: string, area?: AreaName): unknown;
  items(area: AreaName): Items;
  put(items: Items, area?: AreaName): void;
  market(): MarketState;
  ledger(): Ledger;
  pill(): PillView;
  /** As they are stored, without their version. */
  settings(): Settings;
  badge(): Promise<{ readonly text: string; readonly title: string; readonly color: string }>;
  /** Which hosts the browser lets us ask. */
  readonly hosts: Hosts;
  /** Moves the clock on. */
  pass(ms: number): void;
  /** What a browser forgets when it is closed: session storage, the badge, Firefox's alarms. */
  restart(): void;
}

export function openProfile(engine: Engine = 'chromium', nowMs = youngMs): Profile {
  endLives();
  fakeBrowser.reset();
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubEnv('FIREFOX', engine === 'firefox' ? 'true' : '');
  vi.setSystemTime(nowMs);
  const held = { local: new Map<string, unknown>(), session: new Map<string, unknown>() };
  const profile: Profile = {
    engine,
    writes: [],
    hosts: installPermissions(),
    refuseWrite: () => undefined,
    item: (key, area = 'local') => structuredClone(held[area].get(key)),
    items: (area) => structuredClone(Object.fromEntries(held[area])),
    put(items, area = 'local') {
      for (const [key, value] of Object.entries(items)) held[area].set(key, value);
    },
    market: () => found(profile, 'market') as MarketState,
    ledger: () => found(profile, 'ledger') as Ledger,
    settings: () => {
      const { version: _, ...settings } = found(profile, 'settings') as Settings & {
        readonly version: number;
      };
      return settings;
    },
    pill: () => found(profile, 'pill', engine === 'firefox' ? 'local' : 'session') as PillView,
    async badge() {
      const [text, title, color] = await Promise.all([
        fakeBrowser.action.getBadgeText({}),
        fakeBrowser.action.getTitle({}),
        fakeBrowser.action.getBadgeBackgroundColor({}),
      ]);
      return { text, title, color: `#${Buffer.from(color.slice(0, 3)).toString('hex')}` };
    },
    pass: (ms) => void vi.setSystemTime(Date.now() + ms),
    restart() {
      held.session.clear();
      fakeBrowser.action.resetState();
      if (engine === 'firefox') fakeBrowser.alarms.resetState();
    },
  };
  for (const area of areaNames) install(area, held[area], profile);
  return profile;
}

function found(profile: Profile, key: string, area: AreaName = 'local'): unknown {
  const item = profile.item(key, area);
  if (item === undefined) throw new Error(`nothing is stored under ${key}`);
  return item;
}

/** Replaces the storage of the fake browser, which copies as neither engine does. */
function install(area: AreaName, held: Map<string, unknown>, profile: Profile): void {
  const { engine } = profile;
  const setAccessLevel = engine === 'chromium' ? vi.fn(async () => undefined) : undefined;
  Object.assign(fakeBrowser.storage[area], {
    setAccessLevel,
    async get(keys: string | readonly string[] | null = null): Promise<Items> {
      const wanted = keys === null ? [...held.keys()] : [keys].flat();
      const present = wanted.filter((key) => held.has(key));
      const items = Object.fromEntries(present.map((key) => [key, held.get(key)]));
      return isDead() ? never : structuredClone(items);
    },
    async set(items: Items): Promise<void> {
      if (isDeadAt({ kind: 'write', items })) return never;
      profile.refuseWrite(items, area);
      const copies = Object.entries(items).flatMap(([key, value]) => {
        const copy = carried(engine, value);
        return copy === undefined ? [] : [[key, copy] as const];
      });
      for (const [key, copy] of copies) held.set(key, copy);
      profile.writes.push({ area, items: Object.fromEntries(copies) });
      const changes = copies.map(([key, newValue]) => [key, { newValue }]);
      await fakeBrowser.storage.onChanged.trigger(Object.fromEntries(changes), area);
    },
  });
}

const { put } = IDBObjectStore.prototype;

/** A transaction that a dead worker has not finished never happened. */
IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given) {
  if (!isDeadAt({ kind: 'put', store: this.name })) return put.apply(this, given);
  wrap(this.transaction).done.catch(() => undefined);
  this.transaction.abort();
  return never as unknown as IDBRequest<IDBValidKey>;
};
