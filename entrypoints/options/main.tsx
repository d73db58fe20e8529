import { effect } from '@preact/signals';
import { render } from 'preact';
import type { AlertActions } from '../../components/AlertFields.tsx';
import type { DataActions } from '../../components/DataFields.tsx';
import type { ExchangeActions } from '../../components/Exchanges.tsx';
import type { FlowActions } from '../../components/FlowFields.tsx';
import type { LineActions } from '../../components/LineFields.tsx';
import { Options } from '../../components/Options.tsx';
import type { FileActions } from '../../components/SettingsFileFields.tsx';
import { applyTheme, describePage, letWheelScroll, showTarget } from '../../components/page.ts';
import { direction, t } from '../../lib/platform/i18n.ts';
import { optionsLabels } from '../../lib/views/options-labels.ts';
import * as alerts from './alerts.ts';
import * as data from './data.ts';
import * as exchanges from './exchanges.ts';
import * as flow from './flow.ts';
import * as lines from './lines.ts';
import * as model from './model.ts';
import * as file from './settings-file.ts';
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
  onClear: () => void data.clear(),
};

const lineActions: LineActions = {
  onPreset: lines.choose,
  onMove: lines.move,
  onSave: () => void lines.save(),
  onBack: lines.back,
};

const alertActions: AlertActions = {
  onSwitch: (isOn) => void alerts.switchAlerts(isOn),
  onChange: (field, value) => void model.change(field, value),
  onAddLine: (value) => void alerts.addLine(value),
  onRemoveLine: (value) => void alerts.removeLine(value),
  onSnooze: (hours) => void alerts.snooze(hours),
};

const fileActions: FileActions = {
  onExport: () => void file.exportSettings(),
  onChoose: (chosen) => void file.choose(chosen),
  onApply: () => void file.apply(),
};

const App = () => (
  <Options
    view={model.view.value}
    trouble={exchanges.trouble.value}
    onDeed={exchanges.deed}
    lines={{
      view: lines.view.value,
      replay: lines.replay.value,
      replayState: lines.replayState.value,
      Chart: lines.Chart.value,
      theme: model.settings.value.theme,
    }}
    alerts={alerts.alerts.value}
    exchanges={exchanges.exchanges.value}
    flow={flow.flow.value}
    data={data.data.value}
    file={file.view.value}
    labels={labels}
    status={model.status.value}
    undo={model.undoLabel.value}
    onChange={(field, value) => void model.change(field, value)}
    onShowSite={(site) => void model.showSite(site)}
    sites={sites.value}
    onRemoveSite={(host) => void removeSite(host)}
    onUndo={() => void model.undoLast()}
    lineActions={lineActions}
    alertActions={alertActions}
    exchangeActions={exchangeActions}
    flowActions={flowActions}
    dataActions={dataActions}
    fileActions={fileActions}
  />
);

async function start(): Promise<void> {
  const root = document.querySelector('#root');
  if (!root) return;
  describePage(t('language.tag'), direction);
  letWheelScroll();
  document.title = labels.title;
  await Promise.all([
    model.follow(),
    exchanges.followPermissions(),
    alerts.followAlerts(),
    followSites(),
  ]);
  effect(() => applyTheme(model.settings.value.theme));
  render(<App />, root);
  showTarget();
  data.followHistory();
  flow.followFlow();
  lines.followPast();
}

void start();
