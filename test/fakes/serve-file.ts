import type { Responder } from './scripted-server.ts';

/** Serves the file with ranges, as S3 does; `breakAt` resets the connection after this number of bytes. */
export const serveFile =
  (
    bytes: Buffer,
    { breakAt, etag = '"v1"' }: { breakAt?: number; etag?: string } = {},
  ): Responder =>
  (request, response) => {
    const range = /^bytes=(\d+)-$/u.exec(request.headers.range ?? '');
    const same = request.headers['if-range'] === undefined || request.headers['if-range'] === etag;
    const from = range !== null && same ? Number(range[1]) : 0;
    const rest = bytes.subarray(from);
    response.writeHead(range !== null && same ? 206 : 200, {
      etag,
      'content-length': rest.length,
      ...(range !== null && same
        ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }
        : {}),
    });
    if (breakAt === undefined) response.end(rest);
    else response.write(rest.subarray(0, breakAt), () => setTimeout(() => response.destroy(), 30));
  };
