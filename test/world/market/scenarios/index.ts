/** The scenarios and nothing else. */
import { calm } from './calm.ts';
import * as hardships from './hardships.ts';
import { recovery } from './recovery.ts';
import type { Scenario } from './scenario.ts';
import { story } from './story.ts';

export const scenarioNames = [
  'story',
  'calm',
  'recovery',
  'outage',
  'rate-limited',
  'geo-blocked',
  'garbage',
  'liar',
  'slow',
  'partial',
  'maintenance',
  'clock-skew',
] as const;
export type ScenarioName = (typeof scenarioNames)[number];

export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  story,
  calm,
  recovery,
  outage: hardships.outage,
  'rate-limited': hardships.rateLimited,
  'geo-blocked': hardships.geoBlocked,
  garbage: hardships.garbage,
  liar: hardships.liar,
  slow: hardships.slow,
  partial: hardships.partial,
  maintenance: hardships.maintenance,
  'clock-skew': hardships.clockSkew,
};
