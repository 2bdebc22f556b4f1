import type { BriefDocument, BriefSection } from './brief-document.ts';

/** The brief as one HTML file without scripts, images or links, which prints on A4 and Letter. */
export function briefHtml({ title, subtitle, findings, method }: BriefDocument): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
<p class="quiet">${escape(subtitle)}</p>
${findings.length === 0 ? '<p>Nothing failed in these reviews.</p>' : `<ol>${findings.map(sectionHtml).join('')}</ol>`}
<p class="quiet method">${escape(method)}</p>
</main>
</body>
</html>
`;
}

const sectionHtml = ({ heading, share, reasons, quotes, replies }: BriefSection): string => `<li>
<h2>${escape(heading)}</h2>
<p>${escape(share)}</p>
${reasons.length === 0 ? '' : `<ul>${reasons.map((reason) => `<li>${escape(reason)}</li>`).join('')}</ul>`}
${quotes
  .map(
    ({ quote, source, comment }) =>
      `<figure>${quote === '' ? '' : `<blockquote dir="auto">${escape(quote)}</blockquote>`}<figcaption>${escape(source)}</figcaption>${comment === undefined ? '' : `<p dir="auto">${escape(comment)}</p>`}</figure>`,
  )
  .join('')}
${replies
  .map(
    ({ quote, reply, source }) =>
      `<dl><dt dir="auto">Instead of “${escape(quote)}” <span class="quiet">${escape(source)}</span></dt><dd dir="auto">${escape(reply)}</dd></dl>`,
  )
  .join('')}
</li>`;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string =>
  text
    // Control characters are not allowed in HTML, and nobody can read them.
    .replaceAll(/[^\P{Cc}\t\n]/gu, '')
    .replaceAll(/[&<>"']/gu, (sign) => escapes[sign] ?? sign);

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; padding: 2.5rem 1.5rem; color: #1d1c19; background: #fffefb; }
main { max-width: 44rem; margin: 0 auto; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.125rem; margin: 0 0 .25rem; }
p { margin: 0 0 .5rem; }
.quiet, figcaption { color: #605d54; font-size: .8125rem; }
.method { margin-top: 2.5rem; padding-top: .75rem; border-top: 1px solid #d9d4c8; }
ol { list-style: none; padding: 0; counter-reset: finding; }
ol > li { counter-increment: finding; padding: 1.25rem 0 .5rem; border-top: 1px solid #d9d4c8; break-inside: avoid; }
ol > li > h2::before { content: counter(finding) ". "; color: #605d54; }
ul { margin: 0 0 .75rem; padding-left: 1.25rem; }
figure { margin: .75rem 0; padding-left: .75rem; border-left: 2px solid #7b7568; break-inside: avoid; }
blockquote { margin: 0; font-style: italic; overflow-wrap: anywhere; }
dl { margin: .75rem 0; } dd { margin: .125rem 0 0; font-weight: 600; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) { body { color: #e8e6e1; background: #15171a; }
  .quiet, figcaption { color: #979da5; } ol > li, .method { border-color: #2b3037; } }
@media print { body { padding: 0; color: #000; background: #fff; } @page { margin: 18mm; } }
`;
