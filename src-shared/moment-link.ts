/** The position in a call that a link leads to. */
export interface MomentLink {
  readonly workspaceId: string;
  readonly callId: string;
  readonly ms: number;
}

const scheme = 'earmark:';
const maxLength = 2000;
const workspace = /^[a-z\d-]{1,64}$/u;
/** One day; no call is longer. */
const latestMs = 86_400_000;

/** Whether a text is a link for Earmark at all; {@link readMomentLink} checks the rest. */
export const isForEarmark = (text: string): boolean => text.toLowerCase().startsWith(scheme);

/** `earmark://call/<workspace>/<call id>?t=12345`, the time in milliseconds. */
export function momentLink({ workspaceId, callId, ms }: MomentLink): string {
  const path = [workspaceId, callId].map(encodeURIComponent).join('/');
  return `${scheme}//call/${path}?t=${Math.max(0, Math.round(ms))}`;
}

/** Reads a link from any source; undefined unless it has exactly the right form. */
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

/** The empty text if it can’t be decoded. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
