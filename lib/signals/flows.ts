/**
 * The kinds of exchange flow, each with what it reads: the registry and nothing else. They
 * are three quantities, not three sources of one.
 *
 * `published-wallets` would count coins moved between wallets that exchanges publish as theirs.
 * No source of it is read, so it has a reason and no number.
 */
import type { Past } from '../series/past.ts';
import { exchangeFlow } from './exchange-flow.ts';
import { absentFlow, type FlowKind, type FlowReading } from './flow-reading.ts';
import { importedFlow, type ImportedFlow } from './imported-flow.ts';

export interface FlowInputs {
  readonly past: Past;
  readonly imported: ImportedFlow | null;
  readonly nowMs: number;
}

const kinds: Readonly<Record<FlowKind, (inputs: FlowInputs) => FlowReading>> = {
  proxy: ({ past }) => exchangeFlow(past),
  imported: ({ imported, nowMs }) => importedFlow(imported, nowMs),
  'published-wallets': () => absentFlow('published-wallets', 'flowNoSource'),
};

/** One reading of each kind, those without a number included. */
export const flows = (inputs: FlowInputs): FlowReading[] =>
  Object.values(kinds).map((read) => read(inputs));
