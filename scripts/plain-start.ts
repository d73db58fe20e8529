/**
 * A part of the build: the script on other people's pages is started and nothing else. What
 * WXT puts around it is words for a console that is not ours.
 */
import type { Plugin } from 'vite';

export const plainStart: Plugin = {
  name: 'plain-start',
  transform(code, id) {
    if (!id.includes('wxt-unlisted-script-entrypoint')) return null;
    const [script] = /^import \w+ from .*$/m.exec(code) ?? [];
    if (script === undefined) throw new Error('WXT starts unlisted scripts in another way');
    return { code: `${script}\nexport default definition.main();`, map: null };
  },
};
