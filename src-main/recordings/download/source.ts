import type { MediaLinks, CallId } from '../../../src-shared/call.ts';
import { type Variant, fileNames, type FileNames } from '../cache/cache-files.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import type { StoredCallInfo, Library } from '../../library/port.ts';
import type { Priority, RetellApi } from '../../retell/port.ts';
import { findStored, type StoredRecording } from '../cache/sidecars.ts';

const linkKeys: Readonly<Record<Variant, keyof MediaLinks>> = {
  'multi-channel': 'multiChannel',
  mono: 'recording',
  'scrubbed-multi-channel': 'scrubbedMultiChannel',
  'scrubbed-mono': 'scrubbedRecording',
};

/** Prefers recordings with one channel per speaker, and redacted ones if the reviewer chose that. */
export const variantOrder = (preferRedacted: boolean): readonly Variant[] =>
  preferRedacted
    ? ['scrubbed-multi-channel', 'scrubbed-mono', 'multi-channel', 'mono']
    : ['multi-channel', 'mono', 'scrubbed-multi-channel', 'scrubbed-mono'];

/** Without the variants that failed. After a redacted one failed, no unredacted one takes its place. */
export const remainingVariants = (
  order: readonly Variant[],
  failed: readonly Variant[],
): readonly Variant[] =>
  order.filter(
    (variant) => !failed.includes(variant) && (isRedacted(variant) || !failed.some(isRedacted)),
  );

export const isRedacted = (variant: Variant): boolean => variant.startsWith('scrubbed-');

export const linkFor = (links: MediaLinks, variant: Variant): string | undefined =>
  links[linkKeys[variant]];

interface SourceParts {
  readonly folder: string;
  readonly api: Pick<RetellApi, 'getCall'>;
  readonly library: Library;
  readonly preferRedacted?: () => boolean;
  /** The priority of requests for the call; 'opened' unless the recording is prefetched. */
  readonly priority?: Priority;
  /** Variants that could not be downloaded or played. */
  readonly failed?: readonly Variant[];
}

/** Which recording of a call to play, its files, and where to download it. */
export interface Source {
  readonly variant: Variant;
  /** The better variant that failed before. */
  readonly replaces?: Variant;
  readonly names: FileNames;
  /** The complete file, when it is on disk already. */
  readonly stored: StoredRecording | undefined;
  readonly address: (renew: boolean, signal: AbortSignal) => Promise<Result<string, AppError>>;
}

/** The best recording that Retell offers. One that is on disk needs no request. */
export async function findSource(
  parts: SourceParts,
  id: CallId,
  signal: AbortSignal,
): Promise<Result<Source, AppError>> {
  const order = orderFor(parts);
  const stored = await parts.library.request('calls:about', { id });
  if (!stored.ok) return stored;
  let { links } = stored.value;
  const best = (): Variant | undefined =>
    order.find((variant) => linkFor(links, variant) !== undefined);
  const renew = async (until: AbortSignal): Promise<Result<true, AppError>> => {
    const fresh = await freshLinks(parts, id, until);
    if (fresh.ok) links = fresh.value;
    return fresh.ok ? ok(true) : fresh;
  };
  let variant = best() ?? (await firstStored(parts.folder, id, order));
  if (variant === undefined && mayHaveRecording(parts, stored.value)) {
    // Lists leave addresses out; only the full call shows that there is none.
    const renewed = await renew(signal);
    if (!renewed.ok) return renewed;
    variant = best();
  }
  if (variant === undefined) return err({ kind: 'no-recording' });
  const names = fileNames(parts.folder, id, variant);
  const chosen = variant;
  const link = (): string | undefined => linkFor(links, chosen);
  return ok({ variant, names, stored: await findStored(names), address: addressOf(link, renew) });
}

const orderFor = ({ preferRedacted = () => false, failed = [] }: SourceParts): readonly Variant[] =>
  remainingVariants(variantOrder(preferRedacted()), failed);

/** The known address; after it was rejected, the new one that `renew` brings. */
const addressOf =
  (
    link: () => string | undefined,
    renew: (until: AbortSignal) => Promise<Result<true, AppError>>,
  ): Source['address'] =>
  async (isRejected, until) => {
    const known = link();
    if (known !== undefined && !isRejected) return ok(known);
    const renewed = await renew(until);
    if (!renewed.ok) return renewed;
    const url = link();
    return url === undefined ? err({ kind: 'no-recording' }) : ok(url);
  };

/** Whether to request the call again: for a reviewer who waits, always; for a prefetch, only once. */
const mayHaveRecording = (
  { priority, failed = [] }: SourceParts,
  { kind, fetchedMs }: StoredCallInfo,
): boolean =>
  failed.length === 0 && kind === 'call' && (fetchedMs === undefined || priority !== 'prefetch');

async function freshLinks(
  { api, library, priority = 'opened' }: SourceParts,
  id: CallId,
  signal: AbortSignal,
): Promise<Result<MediaLinks, AppError>> {
  const fetched = await api.getCall(id, { priority, signal });
  if (!fetched.ok) return fetched;
  // Stored for the next time. If that fails, the recording can be played all the same.
  await library.request('calls:store', { responses: [fetched.value.ticket] });
  return ok(fetched.value.links);
}

async function firstStored(
  folder: string,
  id: CallId,
  order: readonly Variant[],
): Promise<Variant | undefined> {
  for (const variant of order) {
    if ((await findStored(fileNames(folder, id, variant))) !== undefined) return variant;
  }
  return undefined;
}
