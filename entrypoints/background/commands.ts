/** What surfaces may ask of the background: one handler a command. */
import { exchanges } from '../../lib/exchanges/index.ts';
import { ensurePollAlarm } from '../../lib/platform/alarms.ts';
import type { Handlers } from '../../lib/platform/messages.ts';
import { ownSettingsItem } from '../../lib/platform/stored.ts';
import { settingsToStore } from '../../lib/settings/kept.ts';
import { at, checkSettings, type Problem } from '../../lib/settings/schema.ts';
import { pollPeriod, type Settings } from '../../lib/settings/settings.ts';
import { isSiteKey } from '../../lib/sites/added-sites.ts';
import { assets } from '../../lib/quotes/assets.ts';
import { forgetWaits } from '../../lib/state/ledger.ts';
import { doHistory } from './history-deeds.ts';
import { phase } from './install.ts';
import { forgetCoins } from './page-coins.ts';
import { look, poll, pollAnew } from './poll.ts';
import { settled } from './publish.ts';
import { openPopupTab } from '../../lib/platform/pill-tab.ts';
import { tellArticle, tellClaims, tellThen } from './article.ts';
import {
  added,
  applySettings,
  ledger,
  now,
  own,
  policy,
  ready,
  record,
  reloadRecord,
  settings,
} from './state.ts';

const done = { ok: true } as const;

const isExchange = (id: unknown): id is string => exchanges.some((exchange) => exchange.id === id);

export const handlers: Handlers = {
  async refresh() {
    void poll();
    return done;
  },
  async wake() {
    void poll();
    return done;
  },
  async look({ asset }) {
    await ready();
    if (assets.some(({ id }) => id === asset)) void look(asset);
    return done;
  },
  async retry({ exchange }) {
    await ready();
    if (isExchange(exchange)) {
      ledger.value = forgetWaits(ledger.value, exchange, now());
      void pollAnew();
    }
    return done;
  },
  history: doHistory,
  async 'history-changed'() {
    await ready();
    // What could not be kept may be kept now.
    ledger.value = forgetWaits(ledger.value, 'history', now());
    await reloadRecord();
    forgetCoins();
    // Made anew: the page stores by the machine's clock, which may be wrong.
    record.value = { ...record.value, builtAtMs: 0 };
    void pollAnew();
    return done;
  },
  async 'save-settings'({ settings: given }) {
    await ready();
    const checked = checkSettings(given, own.value);
    const problems = [...checked.problems, ...managedProblems(given)];
    if (problems.length > 0) return { ok: false, problems };
    await store(checked.settings);
    return done;
  },
  async hide({ site }) {
    await ready();
    if (isSiteKey(site, added.value)) await setHidden([...own.value.pill.hiddenSites, site]);
    return done;
  },
  async 'hide-everywhere'() {
    await ready();
    await storePill({ enabled: false });
    return done;
  },
  async place({ site, edge, fraction, dot }) {
    await ready();
    const others = own.value.pill.places.filter((place) => place.site !== site);
    // The places longest untouched go first.
    const places = [...others, { site, edge, fraction, dot }].slice(-mostPlaces);
    const { problems } = checkSettings({ pill: { places } });
    if (isSiteKey(site, added.value) && problems.length === 0) await storePill({ places });
    return done;
  },
  'then-word': tellThen,
  article: tellArticle,
  claims: tellClaims,
  async open() {
    await openPopupTab();
    return done;
  },
  async 'show-site'({ site }) {
    await ready();
    await setHidden(own.value.pill.hiddenSites.filter((hidden) => hidden !== site));
    return done;
  },
};

/** What an administrator set is not changed from here. */
const managedProblems = (given: unknown): Problem[] =>
  Object.keys(policy.value)
    .filter((field) => at(given, field) !== undefined)
    .map((field) => ({ field, key: 'managed' }));

const mostPlaces = 200;

const storePill = (change: Partial<Settings['pill']>): Promise<void> =>
  store({ ...own.value, pill: { ...own.value.pill, ...change } });

const setHidden = (sites: readonly string[]): Promise<void> =>
  storePill({ hiddenSites: [...new Set(sites)] });

/**
 * Settings are stored before they are answered for; the surfaces follow by themselves. They
 * hold at once, so that a change that comes meanwhile is made to them, and not to older ones;
 * where they could not be stored they are taken back.
 */
async function store(next: Settings): Promise<void> {
  const before = settings.value;
  const kept = own.value;
  applySettings(next);
  try {
    const stored = await ownSettingsItem.read().catch(() => null);
    await ownSettingsItem.write(settingsToStore(next, stored));
  } catch (error) {
    if (own.value === next) applySettings(kept);
    throw error;
  } finally {
    if (settings.value.asset !== before.asset) await reloadRecord();
  }
  if (isAskedOtherwise(before, settings.value)) void pollAnew();
  await ensurePollAlarm(pollPeriod(settings.value), await phase());
  await settled();
}

/** Another asset, or other exchanges, are asked at once. */
const isAskedOtherwise = (before: Settings, next: Settings): boolean =>
  before.asset !== next.asset ||
  before.exchangesOff.join() !== next.exchangesOff.join() ||
  before.exchangesOn.join() !== next.exchangesOn.join();
