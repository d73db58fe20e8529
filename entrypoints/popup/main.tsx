import { effect } from '@preact/signals';
import { render } from 'preact';
import {
  applyTheme,
  describePage,
  letWheelScroll,
  nextPaint,
  showTarget,
} from '../../components/page.ts';
import { browser } from '../../lib/platform/browser.ts';
import { openStoreHere } from '../../lib/platform/history-here.ts';
import { direction, t } from '../../lib/platform/i18n.ts';
import { App } from './App.tsx';
import { refresh } from './commands.ts';
import * as model from './model.ts';
import { followFront } from './pill-switch.ts';
import { followRecord } from './record.ts';

/** Wiring only: what is stored is painted, then asked for anew, then drawn. */

async function start(): Promise<void> {
  const root = document.querySelector('#root');
  if (!root) return;
  describePage(t('language.tag'), direction);
  letWheelScroll();
  const isPopup = browser.extension.getViews({ type: 'popup' }).includes(window);
  document.documentElement.dataset['surface'] = isPopup ? 'popup' : 'page';
  openStoreHere();
  await model.followNumbers();
  effect(() => applyTheme(model.settings.value.theme));
  render(<App isPopup={isPopup} />, root);
  showTarget();
  const isPainted = nextPaint();
  void followRecord(isPainted);
  await isPainted;
  performance.mark('numbers-painted');
  model.tick();
  refresh();
  if (isPopup) void followFront();
}

void start();
