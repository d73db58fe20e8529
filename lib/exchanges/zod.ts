/**
 * The one import of zod. Without `jitless` it compiles schemas with `new Function`, which
 * the content policy of an extension page forbids and Trusted Types report.
 */
import * as z from 'zod/mini';

z.config({ jitless: true });

export { z };
