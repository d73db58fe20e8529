import { effect } from '@preact/signals';
import { render } from 'preact';
import { applyTheme, describePage, showTarget } from '../../components/page.ts';
import { PillSwitch } from '../../components/PillSwitch.tsx';
import { Popup } from '../../components/Popup.tsx';
import { browser } from '../../lib/platform/browser.ts';
import { direction, t } from '../../lib/platform/i18n.ts';
import { send } from '../../lib/platform/messages.ts';
import { popupLabels } from '../../lib/views/popup-labels.ts';
import * as model from './model.ts';
import { followFront, pillSwitch, press, said } from './pill-switch.ts';

/** Wiring only: what is stored is painted, then asked for anew, then drawn. */
const labels = popupLabels(t);
const optionsUrl = browser.runtime.getURL('/options.html');
const refresh = (): void => void send({ type: 'refresh' }).catch(() => undefined);

/** Another coin is a setting: what is stored comes back by itself, and is then asked for. */
const choose = (asset: string): void =>
  void send({ type: 'save-settings', settings: { asset } }).then(refresh, () => undefined);

const App = () => (
  <Popup
    view={model.view.value}
    labels={labels}
    chart={model.chart.value}
    range={model.range.value}
    MiniChart={model.MiniChart.value}
    theme={model.settings.value.theme}
    optionsUrl={optionsUrl}
    onRange={(range) => {
      model.range.value = range;
    }}
    pill={
      <PillSwitch
        view={pillSwitch.value}
        label={labels.pill}
        said={said.value}
        onPress={(deed) => void press(deed)}
      />
    }
    onRefresh={refresh}
    onAsset={choose}
  />
);

/** Runs `then` once what is rendered has been painted. */
const afterPaint = (then: () => void): void => {
  requestAnimationFrame(() => setTimeout(then));
};

async function start(): Promise<void> {
  const root = document.querySelector('#root');
  if (!root) return;
  describePage(t('language.tag'), direction);
  const inPopup = browser.extension.getViews({ type: 'popup' }).includes(window);
  document.documentElement.dataset['surface'] = inPopup ? 'popup' : 'page';
  await model.followNumbers();
  effect(() => applyTheme(model.settings.value.theme));
  render(<App />, root);
  showTarget();
  afterPaint(() => {
    performance.mark('numbers-painted');
    model.tick();
    refresh();
    void model.followRecord();
    void followFront();
  });
}

void start();
