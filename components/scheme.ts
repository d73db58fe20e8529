/** Which of the browser's colour schemes are on; a canvas is drawn anew when that changes. */
import { useEffect, useState } from 'preact/hooks';

const schemes = ['(prefers-color-scheme: dark)', '(forced-colors: active)'];

const readSchemes = (): string => schemes.map((query) => matchMedia(query).matches).join();

export function useScheme(): string {
  const [scheme, setScheme] = useState(readSchemes);
  useEffect(() => {
    const ending = new AbortController();
    for (const query of schemes) {
      matchMedia(query).addEventListener('change', () => setScheme(readSchemes()), ending);
    }
    return () => ending.abort();
  }, []);
  return scheme;
}
