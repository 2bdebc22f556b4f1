import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Links to files, some of which expire. */
export interface LinkSigner {
  /** The path with its signature as a query. */
  sign(path: string): string;
  /** Whether the query is valid for the path now. */
  isValid(path: string, query: URLSearchParams): boolean;
}

/** Signs with a secret of this run, so links of an earlier run are invalid. */
export function createLinkSigner(lifetimeMs: number, now: () => number): LinkSigner {
  const secret = randomBytes(32);
  const signature = (path: string, expires: string): Buffer =>
    createHmac('sha256', secret).update(`${path}\n${expires}`).digest();
  return {
    sign(path) {
      const expires = `${now() + lifetimeMs}`;
      return `${path}?expires=${expires}&signature=${signature(path, expires).toString('hex')}`;
    },
    isValid(path, query) {
      const expires = query.get('expires') ?? '';
      const given = Buffer.from(query.get('signature') ?? '', 'hex');
      const right = signature(path, expires);
      const matches = given.byteLength === right.byteLength && timingSafeEqual(given, right);
      return matches && Number(expires) > now();
    },
  };
}
