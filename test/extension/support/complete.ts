/**
 * A profile whose first cycle is done and whose history is complete, with nobody at work.
 * The cycle runs once for each test file; every later profile is a copy of its outcome.
 */
import { connect, type Internet } from './internet.ts';
import { dumpPast, restorePast } from './past.ts';
import { openProfile, type Profile } from './profile.ts';
import { startWorker } from './worker.ts';

interface Outcome {
  readonly local: Readonly<Record<string, unknown>>;
  readonly session: Readonly<Record<string, unknown>>;
  readonly past: Readonly<Record<string, unknown>>;
}

let outcome: Promise<Outcome> | undefined;

async function runOnce(): Promise<Outcome> {
  const profile = openProfile();
  connect();
  const worker = await startWorker(profile);
  await worker.ring();
  worker.die();
  return {
    local: profile.items('local'),
    session: profile.items('session'),
    past: await dumpPast(),
  };
}

export async function completeProfile(): Promise<{ profile: Profile; internet: Internet }> {
  const { local, session, past } = await (outcome ??= runOnce());
  const profile = openProfile();
  const internet = connect();
  profile.put(local);
  profile.put(session, 'session');
  await restorePast(past);
  return { profile, internet };
}
