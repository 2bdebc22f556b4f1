import { z } from 'zod';
import type { Account } from './account.ts';
import { FaultRules } from './faults/fault.ts';
import type { FaultBook } from './faults/fault-book.ts';
import { errorAnswer, jsonAnswer, type Answer } from './http/answer.ts';
import type { Asked } from './http/asked.ts';
import { StoredCall, type CallWire } from './records/call-wire.ts';
import { ChatWire } from './records/chat-wire.ts';
import { viewOfCall, viewOfChat } from './records/stored-view.ts';
import type { LoggedRequest, RequestLog } from './request-log.ts';

/** What a test may do to a running server; the same over HTTP and in process. */
export interface Control {
  /** Takes the place of all rules so far, and counts anew. */
  setFaults(rules: z.input<typeof FaultRules>): void;
  addCall(call: z.input<typeof StoredCall>): void;
  /** Sets the fields named, e.g. an analysis that came late; false when there is no such call. */
  changeCall(id: string, fields: Partial<CallWire>): boolean;
  removeCall(id: string): boolean;
  addChat(chat: ChatWire): void;
  removeChat(id: string): boolean;
  setConcurrency(figures: Readonly<Record<string, number | boolean>>): void;
  log(): readonly LoggedRequest[];
  clearLog(): void;
}

interface ControlledParts {
  readonly faults: FaultBook;
  readonly log: RequestLog;
  readonly now: () => number;
}

/** Binds the verbs to a running server's parts. */
export function createControl(account: Account, { faults, log, now }: ControlledParts): Control {
  return {
    setFaults: (rules) => faults.replace(FaultRules.parse(rules)),
    addCall: (call) => account.calls.put(viewOfCall(StoredCall.parse(call), now())),
    changeCall(id, fields) {
      const view = account.calls.find(id);
      if (view === undefined) return false;
      const stored = view.whole();
      const changed = StoredCall.parse({ ...stored, call: { ...stored.call, ...fields } });
      account.calls.put(viewOfCall(changed, view.place.timeMs));
      return true;
    },
    removeCall: (id) => account.calls.remove(id),
    addChat: (chat) => account.chats.put(viewOfChat(ChatWire.parse(chat), now())),
    removeChat: (id) => account.chats.remove(id),
    setConcurrency: (figures) => {
      account.concurrency = { ...account.concurrency, ...figures };
    },
    log: () => log.all(),
    clearLog: () => log.clear(),
  };
}

const Figures = z.record(z.string(), z.union([z.number(), z.boolean()]));
const Fields = z.record(z.string(), z.unknown());

const done = jsonAnswer({ status: 'done' });

/** Answers `/__sample/…`; what does not fit is answered 400 with what is wrong. */
export async function answerControl(asked: Asked, control: Control): Promise<Answer> {
  const [verb = '', id] = asked.path.split('/').slice(2).map(decodeURIComponent);
  if (asked.method === 'GET') {
    return verb === 'log' ? jsonAnswer({ requests: control.log() }) : errorAnswer(404);
  }
  if (asked.method === 'DELETE') return remove(verb, id, control);
  if (asked.method !== 'POST') return errorAnswer(405);
  const json = await asked.json();
  if (json === 'broken') return errorAnswer(400);
  try {
    return change(verb, id, { control, value: json.value });
  } catch (error) {
    if (error instanceof z.ZodError) return errorAnswer(400, z.prettifyError(error));
    throw error;
  }
}

function remove(verb: string, id: string | undefined, control: Control): Answer {
  if (verb === 'log') {
    control.clearLog();
    return done;
  }
  if (id === undefined) return errorAnswer(404);
  const wasThere =
    (verb === 'calls' && control.removeCall(id)) || (verb === 'chats' && control.removeChat(id));
  return wasThere ? done : errorAnswer(404);
}

function change(
  verb: string,
  id: string | undefined,
  { control, value }: { readonly control: Control; readonly value: unknown },
): Answer {
  switch (verb) {
    case 'faults':
      control.setFaults(FaultRules.parse(value));
      return done;
    case 'calls':
      if (id === undefined) control.addCall(StoredCall.parse(value));
      else if (!control.changeCall(id, Fields.parse(value))) return errorAnswer(404);
      return done;
    case 'chats':
      control.addChat(ChatWire.parse(value));
      return done;
    case 'concurrency':
      control.setConcurrency(Figures.parse(value));
      return done;
    default:
      return errorAnswer(404);
  }
}
