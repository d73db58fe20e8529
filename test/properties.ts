/**
 * Property tests draw the same cases in every run, so that what passes once passes again; with
 * `BASIS_LENS_SEED` they draw those of another seed (`npm run properties`). Nothing is shrunk
 * for long: the case that failed is told with the seed and path that bring it back.
 */
import fc from 'fast-check';

const usualSeed = 20_251_114;
const longestMs = 60_000;

fc.configureGlobal({ seed: Number(process.env['BASIS_LENS_SEED'] ?? usualSeed) });
fc.installGlobalPlugin(fc.interruptAfterTimeLimit(longestMs, { failOnInterrupt: true }));
