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

/** How a test can change a running server, over HTTP or in the same process. */
export interface Control {
  /** Replaces all rules and starts counting again. */
  setFaults(rules: z.input<typeof FaultRules>): void;
  addCall(call: z.input<typeof StoredCall>): void;
  /** Sets the given fields, for example an analysis that arrives late; false when there is no such call. */
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

/** Connects the control actions to the parts of a running server. */
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

/** Handles `/__sample/…`; a request that does not fit gets a 400 with the reason. */
export async function handleControl(
  request: SampleRequest,
  control: Control,
): Promise<SampleResponse> {
  const [action = '', id] = request.path.split('/').slice(2).map(decodeURIComponent);
  if (request.method === 'GET') {
    return action === 'log' ? jsonResponse({ requests: control.log() }) : errorResponse(404);
  }
  if (request.method === 'DELETE') return remove(action, id, control);
  if (request.method !== 'POST') return errorResponse(405);
  const json = await request.json();
  if (json === 'broken') return errorResponse(400);
  try {
    return change(action, id, { control, value: json.value });
  } catch (error) {
    if (error instanceof z.ZodError) return errorResponse(400, z.prettifyError(error));
    throw error;
  }
}

function remove(action: string, id: string | undefined, control: Control): SampleResponse {
  if (action === 'log') {
    control.clearLog();
    return emptyResponse;
  }
  if (id === undefined) return errorResponse(404);
  const wasThere =
    (action === 'calls' && control.removeCall(id)) ||
    (action === 'chats' && control.removeChat(id));
  return wasThere ? emptyResponse : errorResponse(404);
}

function change(
  action: string,
  id: string | undefined,
  { control, value }: { readonly control: Control; readonly value: unknown },
): SampleResponse {
  switch (action) {
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
