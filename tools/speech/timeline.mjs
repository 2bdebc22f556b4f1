// Converts a script into a timeline: who says which word when, and the events in between.
import { createHash } from 'node:crypto';
import { parseWords } from './kokoro.mjs';
import { delivery, plain, speak } from './speech.mjs';
import { numbers } from './sound.mjs';

const round = (t) => Math.round(t * 1000) / 1000;
export const hex = (text, length) =>
  createHash('sha256').update(text).digest('hex').slice(0, length);

const ARGUMENTS_DELAY = 0.35; // seconds from the last word to the tool call
const ANSWER_DELAY = 0.45; // least seconds from the result to the agent's next word

/**
 * @returns `{ moments, seconds }`; a moment is one entry of the transcript (`entry`), when it happens (`at`),
 * and its audio (`sound`).
 */
export async function timeline(dialogue) {
  const next = numbers(dialogue.slug);
  const moments = [];
  const invoked = new Map();
  let clock = 0;
  let readyAt = 0;
  for (const line of dialogue.script) {
    if (line.kind === 'speech') {
      const turn = await speech(dialogue, line);
      const usual = line.role === 'agent' ? 0.75 + 0.5 * next() : 0.35 + 0.45 * next();
      let start = clock + (line.gap ?? (moments.length ? usual : 0.6));
      if (line.role !== 'user') {
        start = Math.max(start, readyAt && readyAt + ANSWER_DELAY);
        readyAt = 0;
      }
      const at = start - turn.words[0].start;
      const words = turn.words.map((w) => ({
        word: w.text,
        start: round(w.start + at),
        end: round(w.end + at),
      }));
      clock = Math.max(clock, words.at(-1).end);
      moments.push({
        at: words[0].start,
        end: words.at(-1).end,
        entry: {
          role: line.role,
          content: words.map((w) => w.word).join(' '),
          words: damage(words, line.damage),
        },
        pii: turn.pii.map((p) => ({ ...p, start: words[p.first].start, end: words[p.last].end })),
        sound: {
          ...turn,
          at,
          level: (line.level ?? 1) * (line.role === 'user' ? (dialogue.caller.level ?? 1) : 1),
        },
      });
    } else if (line.kind === 'tool') {
      const id = `tool_call_${hex(dialogue.slug + line.key, 16)}`;
      invoked.set(line.key, { id, name: line.name, at: clock + ARGUMENTS_DELAY });
      moments.push({
        at: clock + ARGUMENTS_DELAY,
        entry: {
          role: 'tool_call_invocation',
          tool_call_id: id,
          name: line.name,
          arguments: JSON.stringify(line.args),
        },
      });
    } else if (line.kind === 'result') {
      const call = invoked.get(line.key);
      const at = call.at + line.ms / 1000;
      readyAt = at;
      moments.push({
        at,
        tool: { ...call, ms: line.ms },
        entry: {
          role: 'tool_call_result',
          tool_call_id: call.id,
          content: JSON.stringify(line.content),
          successful: line.successful,
        },
      });
    } else if (line.kind === 'node') {
      const id = (name) => `node_${hex(dialogue.agent + name, 12)}`;
      moments.push({
        at: clock + 0.05,
        entry: {
          role: 'node_transition',
          former_node_id: id(line.from),
          former_node_name: line.from,
          new_node_id: id(line.to),
          new_node_name: line.to,
          transition_type: line.type,
        },
      });
    } else if (line.kind === 'dtmf') {
      clock += line.gap;
      for (const digit of line.digits) {
        moments.push({
          at: clock,
          end: clock + 0.13,
          key: { digit, by: line.by },
          entry: { role: 'dtmf', digit },
        });
        clock += line.by === 'agent' ? 0.24 : 0.52;
      }
    } else if (line.kind === 'sms' || line.kind === 'injected') {
      moments.push({
        at: clock + 0.2,
        entry: { role: line.kind, content: line.content, time_sec: round(clock + 0.2) },
      });
    } else if (line.kind === 'unknown') {
      moments.push({ at: clock, entry: line.entry });
    } else if (line.kind === 'beep') {
      clock += line.gap;
      moments.push({ at: clock, beep: 0.5 });
      clock += 0.5;
    } else if (line.kind === 'silence') {
      clock += line.seconds;
    }
  }
  return { moments, seconds: Math.ceil((clock + 0.5) * 100) / 100 };
}

/** One turn as it is heard: cut off if the script says so, with the positions of personal data. */
async function speech(dialogue, line) {
  const { audio, sampleRate, words } = await speak(plain(line.text), delivery(dialogue, line));
  const pii = personalData(line.text);
  if (!line.stop) return { audio, sampleRate, words, pii };
  const heard = words.slice(0, line.stop);
  const last = { ...heard.at(-1) };
  const bare = last.text.replace(/[.,!?;:]+$/, '');
  if (line.clip) last.end = last.start + 0.6 * (last.end - last.start);
  last.text = line.clip ? `${bare.slice(0, Math.max(1, Math.ceil(bare.length * 0.6)))}-` : bare;
  heard[heard.length - 1] = last;
  return { audio, sampleRate, words: heard, pii, cutAt: last.end + 0.02 };
}

/** The `{kind:words}` markup as ranges of word indices. */
function personalData(text) {
  const found = [];
  let count = 0;
  for (const piece of text.split(/(\{\w+:[^}]*\})/)) {
    const mark = piece.match(/^\{(\w+):([^}]*)\}$/);
    const length = parseWords(mark ? mark[2] : piece).length;
    if (mark)
      found.push({
        kind: mark[1],
        first: count,
        last: count + length - 1,
        trail: mark[2].match(/[.,!?]*$/)[0],
      });
    count += length;
  }
  return found;
}

/**
 * Errors in word times that occur in real calls: `lose` both, `noStart`, `noEnd`, `swap` the times of two
 * words, `stretch` the end over the next words, `shift` a word in time.
 */
function damage(words, how) {
  if (!how) return words;
  const out = words.map((w) => ({ ...w }));
  for (const [a, b] of how.swap ?? [])
    [out[a].start, out[a].end, out[b].start, out[b].end] = [
      out[b].start,
      out[b].end,
      out[a].start,
      out[a].end,
    ];
  for (const [i, by] of how.stretch ?? []) out[i].end = round(out[i].end + by);
  for (const [i, by] of how.shift ?? []) {
    out[i].start = round(Math.max(0, out[i].start + by));
    out[i].end = round(out[i].end + by);
  }
  for (const i of [...(how.lose ?? []), ...(how.noStart ?? [])]) delete out[i].start;
  for (const i of [...(how.lose ?? []), ...(how.noEnd ?? [])]) delete out[i].end;
  return out;
}
