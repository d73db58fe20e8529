/** The arguments of `npm start`: read, checked, and each mistake answered with one sentence. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type ScenarioName, scenarioNames } from '../test/world/index.ts';

export const help = `npm start -- [options]

Builds the extension and shows it in Chromium: in a window where there is a display,
otherwise as a table here and as pictures in shots/.

Where the numbers come from:
  (nothing)             the exchanges; without a connection, the scenario "story"
  --live                the exchanges, whatever the connection
  --scenario NAME       a made-up market, served on this machine:
                        ${scenarioNames.join(', ')}
  --replay [DIR] --at YYYY-MM-DD
                        a recorded market as it was on that day (UTC); DIR holds the record
                        and may be left out when the variable BASIS_LENS_HISTORY names it

  --keep                without a display: keep running until Ctrl-C
  --help                this text
`;

export type Source =
  | { readonly kind: 'live' }
  | { readonly kind: 'live-or-story' }
  | { readonly kind: 'scenario'; readonly name: ScenarioName }
  | { readonly kind: 'replay'; readonly directory: string; readonly at: string };

export interface StartOptions {
  readonly source: Source;
  readonly keep: boolean;
  readonly help: boolean;
}

/** A mistake in the arguments; the message is the whole answer. */
export class BadArguments extends Error {}

const options = {
  live: { type: 'boolean', default: false },
  scenario: { type: 'string' },
  replay: { type: 'string' },
  at: { type: 'string' },
  keep: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false, short: 'h' },
} as const;

export function readOptions(args: readonly string[]): StartOptions {
  const { live, scenario, replay, at, keep, help: wantsHelp } = valuesOf(args);
  if ([live, scenario !== undefined, replay !== undefined].filter(Boolean).length > 1) {
    throw new BadArguments('Choose one of --live, --scenario and --replay.');
  }
  if (at !== undefined && replay === undefined) throw new BadArguments('--at belongs to --replay.');
  const chosen = { keep, help: wantsHelp };
  if (scenario !== undefined) {
    return { ...chosen, source: { kind: 'scenario', name: knownScenario(scenario) } };
  }
  if (replay !== undefined) {
    return { ...chosen, source: { kind: 'replay', directory: folderOf(replay), at: dayOf(at) } };
  }
  return { ...chosen, source: { kind: live ? 'live' : 'live-or-story' } };
}

function valuesOf(args: readonly string[]) {
  // `--replay` may stand alone, which parseArgs takes for a forgotten value.
  const spelled = args.map((arg, index) =>
    arg === '--replay' && (args[index + 1] ?? '--').startsWith('--') ? '--replay=' : arg,
  );
  try {
    return parseArgs({ args: spelled, options, strict: true }).values;
  } catch (error) {
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    throw new BadArguments(`${sentence}; --help lists the options.`, { cause: error });
  }
}

function knownScenario(name: string): ScenarioName {
  const known = scenarioNames.find((each) => each === name);
  if (known !== undefined) return known;
  throw new BadArguments(`There is no scenario "${name}"; there are ${scenarioNames.join(', ')}.`);
}

function folderOf(named: string): string {
  const directory = named || process.env['BASIS_LENS_HISTORY'];
  if (!directory) {
    throw new BadArguments('Name the folder of the record: --replay DIR, or BASIS_LENS_HISTORY.');
  }
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    throw new BadArguments(`There is no folder ${directory}.`);
  }
  return resolve(directory);
}

function dayOf(at: string | undefined): string {
  if (at === undefined) throw new BadArguments('--replay needs a day: --at YYYY-MM-DD.');
  const time = /^\d{4}-\d{2}-\d{2}$/.test(at) ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== at) {
    throw new BadArguments(`"${at}" is not a day; write it as YYYY-MM-DD.`);
  }
  return at;
}
