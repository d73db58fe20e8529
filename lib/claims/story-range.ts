/**
 * The story's range of 0 to 0.5 % on the two dialects that are told in its unit. On the scale
 * of 30 days 0.5 % is 6.1 % a year; on the front month, with about half the days, it ranks
 * like 12 to 13 % a year. So the same line is not equally high on both.
 */
export const storyRangeTop = 0.5;
export const storyDialects = ['story-scale', 'front-month'] as const;
