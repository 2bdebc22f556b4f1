import { callFiles, hasFile, type CallFile } from './call-links.ts';
import type { EndpointContext } from './endpoint-context.ts';
import { bytesOf, errorResponse, type SampleResponse } from '../http/response.ts';
import type { SampleRequest } from '../http/request.ts';
import type { StoredCall } from '../records/call-wire.ts';
import { fileResponse, type ServedFile } from '../media/file-response.ts';
import { encodeWav } from '../media/pcm-audio.ts';

const names: ReadonlySet<string> = new Set(Object.values(callFiles));
const isCallFile = (name: string): name is CallFile => names.has(name);

/** GET and HEAD /recordings/{id}/{file}. No API key is needed: the link is enough. */
export async function getCallFile(
  request: SampleRequest,
  context: EndpointContext,
  id: string,
): Promise<SampleResponse> {
  const name = request.path.split('/')[3] ?? '';
  const stored = context.account.calls.find(id)?.fullRecord();
  if (stored === undefined || !isCallFile(name)) return errorResponse(404);
  const isSigned = stored.call.opt_in_signed_url === true;
  if (isSigned && !context.signer.isValid(request.path, request.query)) return errorResponse(403);
  const file = await openFile(stored, name, context);
  return file === undefined ? errorResponse(404) : fileResponse(request, file);
}

async function openFile(
  { call, media }: StoredCall,
  name: CallFile,
  { account }: EndpointContext,
): Promise<ServedFile | undefined> {
  if (!hasFile(media, name)) return undefined;
  if (name === 'public_log.txt') return textFile(media.publicLog ?? '', call.call_id, name);
  if (name === 'kb_retrieved_contents.txt') {
    return textFile(media.knowledgeBase ?? '', call.call_id, name);
  }
  const audio = await account.audio(call.call_id, media, name.startsWith('scrubbed_'));
  if (audio === undefined) return undefined;
  const mix = name.includes('multichannel') ? 'multi-channel' : 'mono';
  return {
    body: encodeWav(audio, mix),
    type: 'audio/wav',
    etag: `"${audio.fingerprint}-${mix}"`,
  };
}

function textFile(text: string, id: string, name: string): ServedFile {
  const bytes = Buffer.from(text);
  return {
    body: bytesOf(bytes),
    type: 'text/plain; charset=utf-8',
    etag: `"${id}-${name}-${bytes.byteLength}"`,
  };
}
