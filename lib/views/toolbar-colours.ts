/**
 * The colours of badge and icon: what is old is light with a dark sign, and stands apart
 * from every fresh colour by at least 3 to 1.
 */
import type { Tone } from './words.ts';

export interface ToolbarColours {
  readonly ground: string;
  /** Text and signs on it, at least 4.5 to 1. */
  readonly ink: string;
}

export const toolbarColours: Readonly<Record<Tone, ToolbarColours>> = {
  above: { ground: '#1d5fa8', ink: '#ffffff' },
  below: { ground: '#b3541e', ink: '#ffffff' },
  neutral: { ground: '#4a5560', ink: '#ffffff' },
  stale: { ground: '#d9dbde', ink: '#1d1b18' },
};
