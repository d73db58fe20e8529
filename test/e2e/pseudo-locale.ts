/**
 * Two languages that nobody speaks, made of the English file: every text 40 % longer, and
 * the same from right to left. The browser of the tests speaks American English, which the
 * extension does not have, so a file under that name is all it takes.
 */
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { builtFor } from './built.ts';
import { type Variant, variantOf } from './variant.ts';

interface Message {
  readonly message: string;
}

const english = (): Record<string, Message> =>
  JSON.parse(
    readFileSync(join(builtFor('chromium'), '_locales/en/messages.json'), 'utf8'),
  ) as Record<string, Message>;

/** Words that are no English, as in a language of longer ones; places stay as they are. */
const longer = (text: string): string => {
  const count = Math.ceil(text.replaceAll(/\{\w+\}/g, '').length * 0.4);
  const filling = 'õñé þwô ţĥŕéé ƒöûŕ ƒîvé šîх '.repeat(Math.ceil(count / 28) + 1).slice(0, count);
  return count === 0 ? text : `${text} ${filling.trim()}`;
};

/** Hebrew letters, so that the text really runs from the right. */
const backwards = (text: string): string =>
  text
    .split(/(\{\w+\})/)
    .map((part) =>
      part.startsWith('{')
        ? part
        : part.replaceAll(/[a-z]/gi, (letter) =>
            String.fromCharCode(0x05d0 + (letter.toLowerCase().charCodeAt(0) - 97)),
          ),
    )
    .join('');

/** Names of keys that say what language it is, and are not read. */
const language = 'language_';

function localeOf(write: (text: string) => string, tag: string, direction: string): string {
  const entries = Object.entries(english()).map(([key, { message }]) => [
    key,
    {
      message: key.startsWith(language) || key.startsWith('extension_') ? message : write(message),
    },
  ]);
  return JSON.stringify({
    ...Object.fromEntries(entries),
    language_tag: { message: tag },
    language_direction: { message: direction },
  });
}

/** The release with one file more. */
export const pseudoVariant = (kind: 'longer' | 'backwards'): Variant =>
  variantOf('chromium', {
    '_locales/en_US/messages.json': () =>
      kind === 'longer' ? localeOf(longer, 'en', 'ltr') : localeOf(backwards, 'he', 'rtl'),
  });
