// The vocabulary in which a dialogue is written. Every helper returns one plain line of the script.
//
// Speech options
//   gap      seconds from the last word heard to this turn's first word; negative talks over it
//   speed    1 is the voice's own pace
//   level    loudness, 1 is normal
//   stop     only the first `stop` words are heard: the speaker was cut off
//   clip     with `stop`: the last word is broken off in the middle
//   damage   what goes wrong with the word times (see `damage` in render.mjs)
//
// Text: `[10:30](ten thirty)` shows 10:30 and says "ten thirty"; `{person_name:Helen Marsh.}` marks
// personal data, which the scrubbed variants hide.

export const agent = (text, options = {}) => ({ kind: 'speech', role: 'agent', text, ...options });
export const user = (text, options = {}) => ({ kind: 'speech', role: 'user', text, ...options });
export const target = (text, options = {}) => ({
  kind: 'speech',
  role: 'transfer_target',
  text,
  ...options,
});

/** The agent calls a tool; `result` with the same key answers it `ms` later. */
export const tool = (key, name, args) => ({ kind: 'tool', key, name, args });
export const result = (key, ms, content, successful = true) => ({
  kind: 'result',
  key,
  ms,
  content,
  successful,
});

export const node = (from, to, type = 'normal') => ({ kind: 'node', from, to, type });
export const dtmf = (digits, { by = 'user', gap = 0.8 } = {}) => ({
  kind: 'dtmf',
  digits,
  by,
  gap,
});
export const sms = (content) => ({ kind: 'sms', content });
export const injected = (content) => ({ kind: 'injected', content });

/** An entry of a role that Earmark has never heard of. */
export const unknown = (entry) => ({ kind: 'unknown', entry });

/** A sound without words, on the user's channel. */
export const beep = (gap = 0.4) => ({ kind: 'beep', gap });
export const silence = (seconds) => ({ kind: 'silence', seconds });
