import type { LinkSigner } from '../media/signed-link.ts';
import type { CallMedia, CallWire } from '../records/call-wire.ts';

/** The files that a call may have: the field that links to it, and its name. */
export const callFiles = {
  recording_url: 'recording.wav',
  recording_multi_channel_url: 'recording_multichannel.wav',
  scrubbed_recording_url: 'scrubbed_recording.wav',
  scrubbed_recording_multi_channel_url: 'scrubbed_recording_multichannel.wav',
  public_log_url: 'public_log.txt',
  knowledge_base_retrieved_contents_url: 'kb_retrieved_contents.txt',
} as const;
export type CallFile = (typeof callFiles)[keyof typeof callFiles];

const conditions: Readonly<Record<CallFile, (media: CallMedia) => boolean>> = {
  'recording.wav': (media) => media.mono,
  'recording_multichannel.wav': (media) => media.multiChannel,
  'scrubbed_recording.wav': (media) => media.mono && media.scrubbed,
  'scrubbed_recording_multichannel.wav': (media) => media.multiChannel && media.scrubbed,
  'public_log.txt': (media) => media.publicLog !== undefined,
  'kb_retrieved_contents.txt': (media) => media.knowledgeBase !== undefined,
};

/** Whether this call has the file. */
export const hasFile = (media: CallMedia, file: CallFile): boolean =>
  conditions[file](media) && (media.file !== undefined || file.endsWith('.txt'));

/** Absolute addresses of a call's files, by field; signed for calls that ask for it. */
export function linksOf(
  call: CallWire,
  media: CallMedia,
  { origin, signer }: { readonly origin: () => string; readonly signer: LinkSigner },
): Record<string, string> {
  const links: Record<string, string> = {};
  for (const [field, file] of Object.entries(callFiles)) {
    if (!hasFile(media, file)) continue;
    const path = `/recordings/${encodeURIComponent(call.call_id)}/${file}`;
    links[field] = origin() + (call.opt_in_signed_url === true ? signer.sign(path) : path);
  }
  return links;
}
