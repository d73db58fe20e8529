/** Counts the requests of a caller in windows that follow each other. */

let isLifted = false;

/** For tests whose pauses take no time: from then on no request is one too many. */
export function liftRequestLimits(): void {
  isLifted = true;
}

/** Tells of each request whether it is one too many for its window. */
export function requestLimit(most: number, windowMs: number): (nowMs: number) => boolean {
  let window = -1;
  let used = 0;
  return (nowMs) => {
    const current = Math.floor(nowMs / windowMs);
    if (current !== window) [window, used] = [current, 0];
    used += 1;
    return used > most && !isLifted;
  };
}
