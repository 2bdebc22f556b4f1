import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/* Reads the record of file-faults.c, and rebuilds what a disk may hold after the power was lost. */

interface Change {
  readonly kind: string;
  readonly file: string;
  readonly to: string;
  readonly offset: number;
  readonly data: Buffer;
}

export function readRecord(record: Buffer): readonly Change[] {
  const changes: Change[] = [];
  for (let at = 0; at < record.length;) {
    const kind = String.fromCodePoint(record.readUInt8(at));
    const fileBytes = record.readUInt16LE(at + 1);
    const toBytes = record.readUInt16LE(at + 3);
    const offset = Number(record.readBigUInt64LE(at + 5));
    const bytes = record.readUInt32LE(at + 13);
    const texts = at + 17;
    const data = texts + fileBytes + toBytes;
    changes.push({
      kind,
      file: record.toString('utf8', texts, texts + fileBytes),
      to: record.toString('utf8', texts + fileBytes, data),
      offset,
      data: record.subarray(data, data + bytes),
    });
    at = data + bytes;
  }
  return changes;
}

const sectorBytes = 512;

/** The content of a file. It grows by doubling, since a log is written in thousands of parts. */
class Content {
  #buffer: Buffer;
  #bytes: number;

  constructor(buffer: Buffer = Buffer.alloc(0)) {
    this.#buffer = buffer;
    this.#bytes = buffer.length;
  }

  get value(): Buffer {
    return this.#buffer.subarray(0, this.#bytes);
  }

  copy(): Content {
    return new Content(Buffer.from(this.value));
  }

  /** Makes a change, of which only some sectors are kept. */
  change({ kind, offset, data }: Change, keeps: () => boolean): void {
    if (kind === 'T') {
      if (!keeps()) return;
      this.#grow(offset);
      this.#buffer.fill(0, offset, this.#bytes);
      this.#bytes = offset;
      return;
    }
    const end = offset + data.length;
    this.#grow(end);
    for (let from = offset; from < end;) {
      const to = Math.min(end, (Math.floor(from / sectorBytes) + 1) * sectorBytes);
      if (keeps()) data.copy(this.#buffer, from, from - offset, to - offset);
      from = to;
    }
  }

  #grow(bytes: number): void {
    if (bytes > this.#buffer.length) {
      const larger = Buffer.alloc(Math.max(bytes, 2 * this.#buffer.length));
      this.value.copy(larger);
      this.#buffer = larger;
    }
    this.#bytes = Math.max(this.#bytes, bytes);
  }
}

interface StoredFile {
  readonly content: Content;
  /** Changes that the disk was not yet told to keep. */
  unsynced: Change[];
}

type Names = Map<string, StoredFile>;

interface NameChange {
  readonly folder: string;
  readonly apply: (names: Names) => void;
}

/**
 * A disk that keeps only what it was told to keep, and any part of the rest: names by their folder's
 * flush and in order, content by the file's flush and sector by sector in any order.
 */
class Disk {
  readonly #live: Names = new Map();
  readonly #kept: Names = new Map();
  #unsyncedNames: NameChange[] = [];

  apply(change: Change): void {
    const { kind, file, to } = change;
    const found = this.#live.get(file);
    if (kind === 'C') {
      const created: StoredFile = { content: new Content(), unsynced: [] };
      this.#name(file, (names) => names.set(file, created));
    } else if (kind === 'U') this.#name(file, (names) => names.delete(file));
    else if (kind === 'R' && found !== undefined) this.#rename(file, to, found);
    else if (kind === 'S') this.#sync(file, found);
    else found?.unsynced.push(change);
  }

  #rename(file: string, to: string, found: StoredFile): void {
    this.#name(to, (names) => {
      names.delete(file);
      names.set(to, found);
    });
  }

  #name(file: string, apply: (names: Names) => void): void {
    apply(this.#live);
    this.#unsyncedNames.push({ folder: path.dirname(file), apply });
  }

  #sync(name: string, file: StoredFile | undefined): void {
    if (file === undefined) {
      for (const { folder, apply } of this.#unsyncedNames) if (folder === name) apply(this.#kept);
      this.#unsyncedNames = this.#unsyncedNames.filter(({ folder }) => folder !== name);
      return;
    }
    for (const change of file.unsynced) file.content.change(change, () => true);
    file.unsynced = [];
  }

  /** What is on the disk after the power was lost. */
  remains(keeps: () => boolean, random: () => number): ReadonlyMap<string, Buffer> {
    const names = new Map(this.#kept);
    const keptNames = Math.floor(random() * (this.#unsyncedNames.length + 1));
    for (const change of this.#unsyncedNames.slice(0, keptNames)) change.apply(names);
    return new Map(
      [...names].map(([name, { content, unsynced }]) => {
        const left = content.copy();
        for (const change of unsynced) left.change(change, keeps);
        return [name, left.value];
      }),
    );
  }
}

export interface PowerLoss {
  /** The number of changes before it. */
  readonly after: number;
  /** How likely a sector is kept that the disk was not told to keep. */
  readonly keptShare: number;
}

/** Writes the folder as the disk may hold it after the power was lost. */
export function losePower(
  changes: readonly Change[],
  folder: { readonly from: string; readonly to: string },
  { after, keptShare }: PowerLoss,
  random: () => number,
): void {
  const disk = new Disk();
  for (const change of changes.slice(0, after)) if (change.kind !== 'M') disk.apply(change);
  const remains = disk.remains(() => random() < keptShare, random);
  for (const [file, content] of remains) {
    // The index of the log is memory that the processes share; SQLite builds it anew.
    if (file.endsWith('-shm')) continue;
    const target = path.join(folder.to, path.relative(folder.from, file));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}
