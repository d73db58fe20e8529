/** The popup with what the model holds. */
import { useEffect } from 'preact/hooks';
import { PillSwitch } from '../../components/PillSwitch.tsx';
import { Popup } from '../../components/Popup.tsx';
import { browser } from '../../lib/platform/browser.ts';
import { t } from '../../lib/platform/i18n.ts';
import { copyToClipboard } from '../../lib/platform/save-file.ts';
import type { Chosen } from '../../lib/views/chosen.ts';
import { decimal } from '../../lib/views/format.ts';
import { popupLabels } from '../../lib/views/popup-labels.ts';
import { chartRange, chartWindow, charts, choose, gestures, note } from './charts.ts';
import { chosen } from './choices.ts';
import { chooseAsset, copyReading, deed, refresh, savePicture, showReceipt } from './commands.ts';
import { copied } from './copied.ts';
import { locale, settings } from './model.ts';
import { pillSwitch, press, said } from './pill-switch.ts';
import { asOf, behind, late, lookAt, noRecord, stepDay } from './record.ts';
import { asked, view } from './view.ts';

const labels = popupLabels(t);
const optionsUrl = browser.runtime.getURL('/options.html');
const pageUrl = browser.runtime.getURL('/popup.html');

/** A tab that is opened by hand begins at its top. */
function chooseByHand(part: Partial<Chosen>): void {
  if (part.tab) asked.value = null;
  choose(part);
}

/** Made, and what it needs read, only once it is opened. */
function Details() {
  const loaded = behind.value;
  useEffect(() => loaded?.followDetail(), [loaded]);
  const more = loaded?.more.value ?? null;
  return loaded && more && <loaded.More more={more} labels={loaded.moreLabels} />;
}

/** The tabs whose code comes late, once it is here. */
function lateTabs(): Parameters<typeof Popup>[0]['late'] {
  const loaded = behind.value;
  if (!loaded) return {};
  return { cases: () => <loaded.CasesTab />, claims: () => <loaded.ClaimsTab /> };
}

function caseCount(): string {
  const count = behind.value?.cases.value?.rows.length;
  return count === undefined ? '' : decimal(count, locale.value, 0);
}

export const App = ({ isPopup }: { readonly isPopup: boolean }) => (
  <Popup
    view={view.value}
    labels={labels}
    record={{
      charts: charts.value,
      window: chartWindow.value,
      range: chartRange.value,
      note: note.value,
      empty: noRecord.value,
      MiniChart: late.value?.MiniChart ?? null,
      more: () => <Details />,
      onPicture: (panels) => void savePicture(panels),
      ...gestures,
    }}
    asOf={asOf.value}
    chosen={chosen.value}
    late={lateTabs()}
    caseCount={caseCount()}
    theme={settings.value.theme}
    optionsUrl={optionsUrl}
    pageUrl={isPopup ? pageUrl : null}
    copied={copied.value}
    pill={
      <PillSwitch
        view={pillSwitch.value}
        label={labels.pill}
        said={said.value}
        onPress={(deed) => void press(deed)}
      />
    }
    asked={asked.value}
    onChoose={chooseByHand}
    onDeed={deed}
    onReceipt={showReceipt}
    onCopy={copyToClipboard}
    onCopyText={() => void copyReading()}
    onRefresh={refresh}
    onAsset={chooseAsset}
    onDay={lookAt}
    onStep={stepDay}
  />
);
