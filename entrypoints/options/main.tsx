import { effect } from '@preact/signals';
import { render } from 'preact';
import { Options } from '../../components/Options.tsx';
import { applyTheme, describePage } from '../../components/page.ts';
import { direction, locale, t } from '../../lib/platform/i18n.ts';
import { optionsLabels } from '../../lib/views/options-labels.ts';
import * as model from './model.ts';

/** Wiring only: fields to the background, what is stored back into the fields. */
const labels = optionsLabels(t);

const App = () => (
  <Options
    view={model.view.value}
    labels={labels}
    status={model.status.value}
    canUndo={model.canUndo.value}
    onChange={(field, value) => void model.change(field, value)}
    onReset={() => void model.resetLines()}
    onShowSite={(site) => void model.showSite(site)}
    onUndo={() => void model.undoLast()}
  />
);

async function start(): Promise<void> {
  const root = document.querySelector('#root');
  if (!root) return;
  describePage(locale, direction);
  document.title = labels.title;
  await model.follow();
  effect(() => applyTheme(model.settings.value.theme));
  render(<App />, root);
}

void start();
