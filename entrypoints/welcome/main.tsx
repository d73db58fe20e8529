import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { applyTheme, describePage, letWheelScroll } from '../../components/page.ts';
import { Welcome } from '../../components/Welcome.tsx';
import { act } from '../../lib/platform/allow-exchanges.ts';
import { browser } from '../../lib/platform/browser.ts';
import { direction, locale, t } from '../../lib/platform/i18n.ts';
import { listedExchanges } from '../../lib/platform/listed-exchanges.ts';
import { send } from '../../lib/platform/messages.ts';
import { marketItem, settingsItem } from '../../lib/platform/stored.ts';
import { defaultSettings } from '../../lib/settings/settings.ts';
import { type MarketState, marketStateVersion } from '../../lib/state/market-state.ts';
import { localeWith } from '../../lib/views/number-style.ts';
import { welcomeLabels, welcomeView } from '../../lib/views/welcome-view.ts';

/** Wiring only: the pictures are there at once, the rest follows what is stored. */
const labels = welcomeLabels(t);
const popupUrl = browser.runtime.getURL('/popup.html');
const optionsUrl = browser.runtime.getURL('/options.html');

const market = signal<MarketState | null>(null);
const settings = signal(defaultSettings);

const shown = (state: MarketState | null) =>
  welcomeView(
    state,
    settings.value,
    listedExchanges,
    t,
    localeWith(locale, settings.value.numbers),
    Date.now(),
  );

const view = computed(() => {
  try {
    return shown(market.value);
  } catch {
    return shown(null);
  }
});

const App = () => (
  <Welcome
    view={view.value}
    labels={labels}
    popupUrl={popupUrl}
    optionsUrl={optionsUrl}
    onDeed={(deed) => void act(deed, settings.value)}
  />
);

const setMarket = (state: MarketState | null): void => {
  market.value = state?.version === marketStateVersion ? state : null;
};

async function start(): Promise<void> {
  const root = document.querySelector('#root');
  if (!root) return;
  describePage(t('language.tag'), direction);
  letWheelScroll();
  document.title = labels.title;
  effect(() => applyTheme(settings.value.theme));
  render(<App />, root);
  marketItem.watch(setMarket);
  settingsItem.watch((stored) => {
    settings.value = stored;
  });
  const [state, stored] = await Promise.all([marketItem.read(), settingsItem.read()]);
  settings.value = stored;
  setMarket(state);
  await send({ type: 'refresh' }).catch(() => undefined);
}

void start();
