import { z } from 'zod';
import type { Account } from './account.ts';
import { FaultRules } from './faults/fault.ts';
import type { FaultSchedule } from './faults/fault-schedule.ts';
import { errorResponse, jsonResponse, type SampleResponse } from './http/response.ts';
import type { SampleRequest } from './http/request.ts';
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
  readonly faults: FaultSchedule;
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
      const stored = view.fullRecord();
      const changed = StoredCall.parse({ ...stored, call: { ...stored.call, ...fields } });
      account.calls.put(viewOfCall(changed, view.position.timeMs));
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

const emptyResponse = jsonResponse({ status: 'done' });

/** Answers `/__sample/…`; what does not fit is answered 400 with what is wrong. */
export async function handleControl(
  request: SampleRequest,
  control: Control,
): Promise<SampleResponse> {
  const [verb = '', id] = request.path.split('/').slice(2).map(decodeURIComponent);
  if (request.method === 'GET') {
    return verb === 'log' ? jsonResponse({ requests: control.log() }) : errorResponse(404);
  }
  if (request.method === 'DELETE') return remove(verb, id, control);
  if (request.method !== 'POST') return errorResponse(405);
  const json = await request.json();
  if (json === 'broken') return errorResponse(400);
  try {
    return change(verb, id, { control, value: json.value });
  } catch (error) {
    if (error instanceof z.ZodError) return errorResponse(400, z.prettifyError(error));
    throw error;
  }
}

function remove(verb: string, id: string | undefined, control: Control): SampleResponse {
  if (verb === 'log') {
    control.clearLog();
    return emptyResponse;
  }
  if (id === undefined) return errorResponse(404);
  const wasThere =
    (verb === 'calls' && control.removeCall(id)) || (verb === 'chats' && control.removeChat(id));
  return wasThere ? emptyResponse : errorResponse(404);
}

function change(
  verb: string,
  id: string | undefined,
  { control, value }: { readonly control: Control; readonly value: unknown },
): SampleResponse {
  switch (verb) {
    case 'faults':
      control.setFaults(FaultRules.parse(value));
      return emptyResponse;
    case 'calls':
      if (id === undefined) control.addCall(StoredCall.parse(value));
      else if (!control.changeCall(id, Fields.parse(value))) return errorResponse(404);
      return emptyResponse;
    case 'chats':
      control.addChat(ChatWire.parse(value));
      return emptyResponse;
    case 'concurrency':
      control.setConcurrency(Figures.parse(value));
      return emptyResponse;
    default:
      return errorResponse(404);
  }
}
