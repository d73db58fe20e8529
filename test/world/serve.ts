/**
 * Runs a world for hand tests:
 *   node test/world/serve.ts --scenario story --port 8443
 *   node test/world/serve.ts --replay DIRECTORY --at 2025-11-19
 * and Chromium with
 *   --ignore-certificate-errors --host-resolver-rules="MAP * 127.0.0.1:8443"
 */
import { parseArgs } from 'node:util';
import { scenarioNames, startWorld, type ScenarioName, type WorldOptions } from './index.ts';

const { values } = parseArgs({
  options: {
    scenario: { type: 'string' },
    replay: { type: 'string' },
    at: { type: 'string', default: '2025-11-19' },
    seed: { type: 'string', default: '1' },
    port: { type: 'string', default: '8443' },
  },
});

const isScenario = (name: string): name is ScenarioName =>
  (scenarioNames as readonly string[]).includes(name);

function wholeNumber(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`--${name} expects a whole number, not "${text}"`);
  return Number(text);
}

function optionsFrom(): WorldOptions {
  const port = wholeNumber('port', values.port);
  if (values.replay !== undefined)
    return { port, replay: { directory: values.replay, at: values.at } };
  const scenario = values.scenario ?? 'story';
  if (!isScenario(scenario)) {
    throw new Error(`--scenario expects one of ${scenarioNames.join(', ')}, not "${scenario}"`);
  }
  return { port, scenario, seed: wholeNumber('seed', values.seed) };
}

try {
  const world = await startWorld(optionsFrom());
  console.log(`${world.label}\n${world.notes.join('\n')}\n`);
  console.log(`TLS on https://127.0.0.1:${world.port} for\n  ${world.hosts.join('\n  ')}`);
  console.log(`article  ${world.pages.article}\nexchange ${world.pages.exchange}`);
  process.once('SIGINT', () => void world.close());
  process.once('SIGTERM', () => void world.close());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
