/** The scenarios and nothing else. `outage` is the market of the story behind hosts that go away. */
import { calm } from './calm.ts';
import { recovery } from './recovery.ts';
import type { Scenario } from './scenario.ts';
import { story } from './story.ts';

export const scenarioNames = ['story', 'calm', 'recovery', 'outage'] as const;
export type ScenarioName = (typeof scenarioNames)[number];

export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  story,
  calm,
  recovery,
  outage: { ...story, summary: `${story.summary}; the exchanges go away after 15 seconds` },
};
