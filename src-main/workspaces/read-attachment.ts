import type { CallId, MediaLinks } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { err, type Result } from '../../src-shared/result.ts';
import type { Library } from '../library/port.ts';
import type { WorkspaceSession } from './session.ts';

interface AttachmentRequest {
  readonly id: CallId;
  readonly which: 'public-log' | 'knowledge-base';
}

type Attachment = Result<{ readonly text: string; readonly truncated: boolean }, AppError>;

/**
 * The text of a call’s public log or knowledge-base contents. Signed URLs expire, so after a rejection the
 * call is fetched once for a new URL.
 */
export async function readAttachment(
  library: Library,
  { api, closeSignal: signal }: WorkspaceSession,
  request: AttachmentRequest,
): Promise<Attachment> {
  const stored = await library.request('calls:about', { id: request.id });
  if (!stored.ok) return stored;
  const firstTry = await fetchFrom(stored.value.links);
  if (firstTry.ok || !isExpired(firstTry.error)) return firstTry;
  const fresh = await api.getCall(request.id, { priority: 'opened', signal });
  if (!fresh.ok) return fresh;
  await library.request('calls:store', { responses: [fresh.value.ticket] });
  return fetchFrom(fresh.value.links);

  async function fetchFrom(links: MediaLinks): Promise<Attachment> {
    const url = request.which === 'public-log' ? links.publicLog : links.knowledgeBase;
    if (url === undefined) return err({ kind: 'gone', what: request.which });
    return api.fetchText(url, { priority: 'opened', signal });
  }
}

const isExpired = (error: AppError): boolean =>
  error.kind === 'refused' || error.kind === 'gone' || error.kind === 'wrong-key';
