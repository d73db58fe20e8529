import { effect } from '@preact/signals';
import { render } from 'preact';
import type { DataActions } from '../../components/DataFields.tsx';
import type { ExchangeActions } from '../../components/Exchanges.tsx';
import type { FlowActions } from '../../components/FlowFields.tsx';
import { Options } from '../../components/Options.tsx';
import { applyTheme, describePage } from '../../components/page.ts';
import { direction, locale, t } from '../../lib/platform/i18n.ts';
import { optionsLabels } from '../../lib/views/options-labels.ts';
import * as data from './data.ts';
import * as exchanges from './exchanges.ts';
import * as flow from './flow.ts';
import * as model from './model.ts';
import { followSites, removeSite, sites } from './sites.ts';

/** Wiring only: fields to the background, what is stored back into the fields. */
const labels = optionsLabels(t);

const exchangeActions: ExchangeActions = {
  onSwitch: (id, isOn) => void exchanges.switchExchange(id, isOn),
  onAllow: (id) => void exchanges.allow(id),
  onTakeBack: (id) => void exchanges.takeBack(id),
  onRetry: (id) => void exchanges.retry(id),
};

const flowActions: FlowActions = {
  onChoose: (file) => void flow.chooseFlow(file),
  onImport: () => void flow.importFlow(),
  onRemove: () => void flow.removeImported(),
};

const dataActions: DataActions = {
  onExport: (format) => void data.exportFile(format),
  onChoose: (file) => void data.choose(file),
  onImport: () => void data.importFile(),
  onClear: (step) => void data.clear(step),
};

const App = () => (
  <Options
    view={model.view.value}
    exchanges={exchanges.exchanges.value}
    flow={flow.flow.value}
    data={data.data.value}
    labels={labels}
    status={model.status.value}
    canUndo={model.canUndo.value}
    onChange={(field, value) => void model.change(field, value)}
    onReset={() => void model.resetLines()}
    onShowSite={(site) => void model.showSite(site)}
    sites={sites.value}
    onRemoveSite={(host) => void removeSite(host)}
    onUndo={() => void model.undoLast()}
    exchangeActions={exchangeActions}
    flowActions={flowActions}
    dataActions={dataActions}
  />
);

/** The part of the page that its address names is there only once it is rendered. */
const showTarget = (): void => {
  if (location.hash.length > 1) document.getElementById(location.hash.slice(1))?.scrollIntoView();
};

async function start(): Promise<void> {
  const root = document.querySelector('#root');
  if (!root) return;
  describePage(locale, direction);
  document.title = labels.title;
  await Promise.all([model.follow(), exchanges.followPermissions(), followSites()]);
  effect(() => applyTheme(model.settings.value.theme));
  render(<App />, root);
  showTarget();
  data.followHistory();
  flow.followFlow();
}

void start();
