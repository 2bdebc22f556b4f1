/** A moment of a call, as a link names it. */
export interface MomentLink {
  readonly workspaceId: string;
  readonly callId: string;
  readonly ms: number;
}

const scheme = 'earmark:';
const maxLength = 2000;
const workspace = /^[a-z\d-]{1,64}$/u;
/** A day: no call is longer. */
const latestMs = 86_400_000;

/** Whether a text was meant for Earmark at all; {@link readMomentLink} tells whether it is right. */
export const isForEarmark = (text: string): boolean => text.toLowerCase().startsWith(scheme);

/** `earmark://call/<workspace>/<call id>?t=12345`, the time in milliseconds. */
export function momentLink({ workspaceId, callId, ms }: MomentLink): string {
  const path = [workspaceId, callId].map(encodeURIComponent).join('/');
  return `${scheme}//call/${path}?t=${Math.max(0, Math.round(ms))}`;
}

/** Reads a link that came from anywhere; undefined for whatever is not exactly one of ours. */
export function readMomentLink(text: string): MomentLink | undefined {
  const [, first = '', second = '', time = '0'] =
    shape.exec(text.length > maxLength ? '' : text) ?? [];
  const [workspaceId, callId] = [decoded(first), decoded(second)];
  const isWhole = workspace.test(workspaceId) && isId(callId) && Number(time) <= latestMs;
  return isWhole ? { workspaceId, callId, ms: Number(time) } : undefined;
}

const shape = /^earmark:\/\/call\/([^/?#]+)\/([^/?#]+)(?:\?t=(\d{1,8}))?$/iu;
const isId = (id: string): boolean =>
  id.length > 0 && id.length <= 500 && !/[\p{C}\p{Z}]/u.test(id);

/** The empty text for what cannot be read. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
