/**
 * How the two engines copy what is stored or sent, as measured in both: Chromium writes
 * JSON and silently drops the keys of values that JSON has no word for, Firefox clones.
 */
export type Engine = 'chromium' | 'firefox';

/** What arrives of a value in another context; undefined where nothing does. */
export const carried = (engine: Engine, value: unknown): unknown =>
  engine === 'firefox' ? structuredClone(value) : asJson(value);

function asJson(value: unknown): unknown {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? value : undefined;
    case 'string':
    case 'boolean':
      return value;
    case 'object':
      return value && asJsonObject(value);
    default:
      return undefined;
  }
}

function asJsonObject(value: object): unknown {
  if (ArrayBuffer.isView(value)) throw new TypeError('Cannot serialize value to JSON');
  if (Array.isArray(value)) return value.map((item: unknown) => asJson(item) ?? null);
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]: [string, unknown]) => [key, asJson(item)] as const)
      .filter(([, item]) => item !== undefined),
  );
}
