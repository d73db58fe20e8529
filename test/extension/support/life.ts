/**
 * The life of one worker. A test cannot stop code that runs, so a dead worker is one that
 * nothing answers any more: what it asks for never comes and what it writes never lands.
 * Whose act it is follows from the asynchronous context it was started in.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/** What a worker does to the world outside. */
export type Act =
  | { readonly kind: 'ask'; readonly url: URL }
  | { readonly kind: 'write'; readonly items: Readonly<Record<string, unknown>> }
  | { readonly kind: 'put'; readonly store: string };

export interface Life {
  /** Runs code as this worker. */
  run<T>(code: () => T): T;
  die(): void;
  /** Resolves with its death. */
  readonly died: Promise<void>;
}

interface Vital {
  dead: boolean;
  observe(act: Act): void;
}

const current = new AsyncLocalStorage<Vital>();

const lives = new Set<Life>();

/** Nobody of an earlier test acts on the profile of the next. */
export function endLives(): void {
  for (const life of lives) life.die();
  lives.clear();
}

/** What a dead worker waits for. */
export const never = new Promise<never>(() => undefined);

/** @param diesAt asked before each act: true and the worker dies instead of acting */
export function beginLife(diesAt: (act: Act) => boolean = () => false): Life {
  let tellDeath = (): void => undefined;
  const died = new Promise<void>((resolve) => {
    tellDeath = resolve;
  });
  const die = (): void => {
    vital.dead = true;
    tellDeath();
  };
  const vital: Vital = {
    dead: false,
    observe(act) {
      if (!vital.dead && diesAt(act)) die();
    },
  };
  const life: Life = { run: (code) => current.run(vital, code), die, died };
  lives.add(life);
  return life;
}

/** Whether the worker that acts is dead or dies of it; false where no worker acts. */
export function isDeadAt(act: Act): boolean {
  const vital = current.getStore();
  vital?.observe(act);
  return vital?.dead ?? false;
}

/** Whether the worker that waited for something died meanwhile. */
export const isDead = (): boolean => current.getStore()?.dead ?? false;
