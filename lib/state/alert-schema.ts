/**
 * Reading back what is remembered of alerts. What is damaged is left out: an asset then
 * starts anew from its next state, which tells nothing.
 */
import { z } from '../exchanges/zod.ts';
import { assets } from '../quotes/assets.ts';
import { regimeIds } from '../regime/regime.ts';
import { type Alert, type AlertMemory, type AssetMemory, noAlerts } from './alert.ts';

const regime = z.enum(regimeIds);
const side = z.enum(['above', 'below']);
const turn = z.nullable(z.object({ sinceMs: z.number(), seenMs: z.number() }));

const asset = z.object({
  ladder: z.string(),
  regime: z.nullable(regime),
  sides: z.record(z.string(), z.object({ side, turn })),
  quorum: z.object({ isLost: z.boolean(), turn }),
  toldAtMs: z.record(z.string(), z.number()),
});

const told = {
  id: z.string(),
  asset: z.enum(assets.map(({ id }) => id)),
  atMs: z.number(),
};

const alert = z.discriminatedUnion('kind', [
  z.object({
    ...told,
    kind: z.literal('regime'),
    regime,
    before: regime,
    sinceDayMs: z.number(),
    averagePercent: z.nullable(z.number()),
  }),
  z.object({
    ...told,
    kind: z.literal('line'),
    linePercent: z.number(),
    side,
    averagePercent: z.number(),
  }),
  z.object({ ...told, kind: z.literal('quorum'), used: z.number() }),
]);

const outer = z.object({
  version: z.literal(1),
  assets: z.record(z.string(), z.unknown()),
  log: z.array(z.unknown()),
});

export function parseAlerts(stored: unknown): AlertMemory {
  const parsed = z.safeParse(outer, stored);
  if (!parsed.success) return noAlerts;
  return {
    version: 1,
    assets: Object.fromEntries(
      Object.entries(parsed.data.assets).flatMap(([key, value]): [string, AssetMemory][] => {
        const checked = z.safeParse(asset, value);
        return checked.success ? [[key, checked.data]] : [];
      }),
    ),
    log: parsed.data.log.flatMap((value): Alert[] => {
      const checked = z.safeParse(alert, value);
      return checked.success ? [checked.data] : [];
    }),
  };
}
