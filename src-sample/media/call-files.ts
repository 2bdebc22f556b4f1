import { callFiles, hasFile, type CallFile } from '../api/call-links.ts';
import type { Offer } from '../api/offer.ts';
import { bytesOf, errorAnswer, type Answer } from '../http/answer.ts';
import type { Asked } from '../http/asked.ts';
import type { StoredCall } from '../records/call-wire.ts';
import { answerFile, type ServedFile } from './file-answer.ts';
import { wavOf } from './sound.ts';

const names: ReadonlySet<string> = new Set(Object.values(callFiles));
const isCallFile = (name: string): name is CallFile => names.has(name);

/** GET and HEAD /recordings/{id}/{file}. Needs no key: who has the link, has the file. */
export async function getCallFile(asked: Asked, offer: Offer, id: string): Promise<Answer> {
  const name = asked.path.split('/')[3] ?? '';
  const stored = offer.account.calls.find(id)?.whole();
  if (stored === undefined || !isCallFile(name)) return errorAnswer(404);
  const isSigned = stored.call.opt_in_signed_url === true;
  if (isSigned && !offer.signer.isValid(asked.path, asked.query)) return errorAnswer(403);
  const file = await openFile(stored, name, offer);
  return file === undefined ? errorAnswer(404) : answerFile(asked, file);
}

async function openFile(
  { call, media }: StoredCall,
  name: CallFile,
  { account }: Offer,
): Promise<ServedFile | undefined> {
  if (!hasFile(media, name)) return undefined;
  if (name === 'public_log.txt') return textFile(media.publicLog ?? '', call.call_id, name);
  if (name === 'kb_retrieved_contents.txt') {
    return textFile(media.knowledgeBase ?? '', call.call_id, name);
  }
  const sound = await account.sound(call.call_id, media, name.startsWith('scrubbed_'));
  if (sound === undefined) return undefined;
  const mix = name.includes('multichannel') ? 'multi-channel' : 'mono';
  return {
    body: wavOf(sound, mix),
    type: 'audio/wav',
    etag: `"${sound.fingerprint}-${mix}"`,
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
