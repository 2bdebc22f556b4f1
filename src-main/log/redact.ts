/**
 * Parts of a message that can hold personal data or secrets, and what is logged instead. A log is sent to
 * others to find a mistake, and the place in the code is enough for that.
 */
const replacements: readonly (readonly [RegExp, string])[] = [
  [/\bBearer\s+\S+/giu, '(key)'],
  [/\b(?:key|sk|pk|token|secret)[_-][\w-]{6,}/giu, '(key)'],
  // Only the host of an address: what follows can be a signature or name a call.
  [/\b(?<host>(?:https?|wss?):\/\/[^\s/?#"'<>)]*)[^\s"'<>)]*/giu, '$<host>'],
  [/\bearmark:\/\/\S*/giu, 'earmark://'],
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu, '(e-mail)'],
  // V8 and SQLite quote what they could not read.
  [/"[^"\n]*"|“[^”\n]*”|`[^`\n]*`/gu, '(text)'],
  [/(?<=^|[\s(:,[])'[^'\n]*'/gmu, '(text)'],
  [/\+?\d(?:[ ().\-/]?\d){6,}/gu, '(number)'],
];

const longestLine = 500;
const longestText = 8000;

/** A message without quoted text, addresses, keys, e-mail addresses and long numbers. */
export function redactForLog(text: string, home: string): string {
  const withoutHome = home.length > 1 ? text.replaceAll(home, '~') : text;
  let redacted = withoutHome.slice(0, longestText);
  for (const [pattern, replacement] of replacements) {
    redacted = redacted.replaceAll(pattern, replacement);
  }
  return redacted
    .split('\n')
    .map((line) => line.slice(0, longestLine))
    .join('\n');
}
