import type { CallId, MediaLinks } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { err, type Result } from '../../src-shared/result.ts';
import type { Library } from '../library/port.ts';
import type { Session } from './session.ts';

interface AttachmentOrder {
  readonly id: CallId;
  readonly which: 'public-log' | 'knowledge-base';
}

type Attachment = Result<{ readonly text: string; readonly truncated: boolean }, AppError>;

/**
 * The text of a call's log or knowledge-base contents. Signed addresses expire: one that is refused is
 * asked for anew, once.
 */
export async function readAttachment(
  library: Library,
  { api, over: signal }: Session,
  order: AttachmentOrder,
): Promise<Attachment> {
  const stored = await library.ask('calls:about', { id: order.id });
  if (!stored.ok) return stored;
  const first = await fetchFrom(stored.value.links);
  if (first.ok || !isExpired(first.error)) return first;
  const fresh = await api.getCall(order.id, { priority: 'opened', signal });
  if (!fresh.ok) return fresh;
  await library.ask('calls:store', { answers: [fresh.value.ticket] });
  return fetchFrom(fresh.value.links);

  async function fetchFrom(links: MediaLinks): Promise<Attachment> {
    const url = order.which === 'public-log' ? links.publicLog : links.knowledgeBase;
    if (url === undefined) return err({ kind: 'gone', what: order.which });
    return api.fetchText(url, { priority: 'opened', signal });
  }
}

const isExpired = (error: AppError): boolean =>
  error.kind === 'refused' || error.kind === 'gone' || error.kind === 'wrong-key';
