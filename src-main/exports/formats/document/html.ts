import { createHash } from 'node:crypto';
import { documentStyle } from './document-style.ts';

/** Markup that is safe to insert: made by {@link html}, or text that was escaped. */
export interface Markup {
  readonly markup: string;
}

type Value = Markup | string | number | undefined | readonly Markup[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A page has no such character, and a browser would leave it out.
  '\0': '\uFFFD',
};

const escapeText = (text: string): string =>
  text.replaceAll(/[&<>"'\0]/gu, (character) => entities[character] ?? character);

/** A template in which every inserted text is escaped, so that nobody's words become markup. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const parts = strings.map((text, index) => text + markupOf(values[index]));
  return { markup: parts.join('') };
}

function markupOf(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}

/** The markup if the condition holds. */
export const when = (condition: boolean, make: () => Markup): Markup | undefined =>
  condition ? make() : undefined;

const styleHash = createHash('sha256').update(documentStyle).digest('base64');

/** Nothing can run, load or be sent from the page: it may only use its own style sheet, and play what is in it. */
const policyOf = ({ hasClips }: PageContent): string =>
  `default-src 'none'; style-src 'sha256-${styleHash}'; ${hasClips ? 'media-src data:; ' : ''}base-uri 'none'; form-action 'none'`;

interface PageContent {
  readonly hasClips: boolean;
}

/** The start of a page, up to the first thing in its body. */
export const pageStart = (title: string, content: PageContent): string =>
  [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policyOf(content)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeText(title)}</title>`,
    `<style>${documentStyle}</style></head><body><main>\n`,
  ].join('');

export const pageEnd = '</main></body></html>\n';
