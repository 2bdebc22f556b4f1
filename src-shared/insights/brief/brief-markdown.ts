import type { BriefDocument, BriefSection } from './brief-document.ts';

/** The brief as CommonMark. Everything that people said or wrote is escaped. */
export function briefMarkdown({ title, subtitle, findings, method }: BriefDocument): string {
  const blocks = [
    `# ${inline(title)}`,
    inline(subtitle),
    ...(findings.length === 0 ? ['Nothing failed in these reviews.'] : []),
    ...findings.flatMap(sectionBlocks),
    '---',
    inline(method),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function sectionBlocks(section: BriefSection, index: number): readonly string[] {
  const { heading, share, reasons, quotes, replies } = section;
  return [
    `## ${index + 1}\\. ${inline(heading)}`,
    inline(share),
    ...(reasons.length === 0 ? [] : [reasons.map((reason) => `- ${inline(reason)}`).join('\n')]),
    ...quotes.map(({ quote, source, comment }) =>
      [
        ...(quote === '' ? [] : [`> ${inline(quote)}`, '>']),
        `> — ${inline(source)}`,
        ...(comment === undefined ? [] : ['', inline(comment)]),
      ].join('\n'),
    ),
    ...replies.map(
      ({ quote, reply, source }) =>
        `Instead of “${inline(quote)}” (${inline(source)}): **${inline(reply)}**`,
    ),
  ];
}

/** On one line, with every character that means something to CommonMark or HTML escaped. */
const inline = (text: string): string =>
  text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replaceAll(/[\\`*_{}[\]()#+\-!|~<>&.]/gu, (sign) => (needsEscape(sign) ? `\\${sign}` : sign));

/** A full stop, a hyphen or a bracket in running text is no markup; these signs are, anywhere. */
const needsEscape = (sign: string): boolean => !'.-()+!'.includes(sign);
