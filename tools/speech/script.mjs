// The functions with which a dialogue is written. Each returns one line of the script.
//
// Speech options
//   gap      seconds from the last word heard to this turn's first word; a negative gap overlaps it
//   speed    1 is the voice's normal speed
//   level    loudness, 1 is normal
//   stop     only the first `stop` words are heard, because the speaker was interrupted
//   clip     with `stop`: the last word is cut in the middle
//   damage   errors in the word times (see `damage` in timeline.mjs)
//
// Text: `[10:30](ten thirty)` shows 10:30 and says "ten thirty"; `{person_name:Helen Marsh.}` marks
// personal data, which the redacted variants hide.

export const agent = (text, options = {}) => ({ kind: 'speech', role: 'agent', text, ...options });
export const user = (text, options = {}) => ({ kind: 'speech', role: 'user', text, ...options });
export const target = (text, options = {}) => ({
  kind: 'speech',
  role: 'transfer_target',
  text,
  ...options,
});

/** The agent calls a tool; `result` with the same key is its result, `ms` later. */
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

/** An entry with a role that Earmark does not know. */
export const unknown = (entry) => ({ kind: 'unknown', entry });

/** A beep without words, on the caller's channel. */
export const beep = (gap = 0.4) => ({ kind: 'beep', gap });
export const silence = (seconds) => ({ kind: 'silence', seconds });
