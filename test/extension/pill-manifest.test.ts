/** How the build enters the pill into the manifest. */
import { describe, expect, it } from 'vitest';
import { pagePatterns } from '../../lib/sites/patterns.ts';
import type { WxtHooks } from 'wxt';
import config from '../../wxt.config.ts';

/** The keys the hook adds to a manifest that has none. */
async function added(): Promise<Record<string, unknown>> {
  const manifest: Record<string, unknown> = {};
  const hooks = config.hooks as Pick<WxtHooks, 'build:manifestGenerated'>;
  await hooks['build:manifestGenerated'](undefined as never, manifest as never);
  return manifest;
}

describe('the manifest', () => {
  it('C06 runs the pill on listed sites only, in the top frame only', async () => {
    const { matches, excludeMatches } = pagePatterns();
    expect((await added())['content_scripts']).toEqual([
      {
        matches,
        exclude_matches: excludeMatches,
        js: ['page-pill.js'],
        run_at: 'document_idle',
        all_frames: false,
      },
    ]);
  });

  it('S07 S03 makes no file reachable from pages and asks for no host', async () => {
    expect(Object.keys(await added())).toEqual(['content_scripts']);
  });
});
