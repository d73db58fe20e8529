/**
 * A site on which the pill may appear, described by match patterns that Chrome and
 * Firefox both accept: https only, exact hosts, so that no host is asked for that does
 * not show prices or news.
 */
export interface Site {
  /** Also the name by which the pill asks to be hidden, and what settings remember. */
  readonly id: string;
  readonly matches: readonly string[];
  /** Paths of this site that stay untouched, `*` for any characters. */
  readonly excludes?: readonly string[];
  /** Finds the pair or coin that an address names, as its first group; a regular expression. */
  readonly pair?: string;
}

/**
 * Names of path parts below which people sign in, pay or keep money. No page with one of
 * them is touched, whatever the site.
 */
export const excludedParts = [
  'login',
  'log-in',
  'signin',
  'sign-in',
  'signup',
  'sign-up',
  'register',
  'checkout',
  'payment',
  'wallet',
  'wallets',
  'account',
  'accounts',
  'settings',
  'api',
] as const;
