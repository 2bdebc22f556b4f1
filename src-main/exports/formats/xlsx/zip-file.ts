import { strToU8, Zip, ZipDeflate, type ZipInputFile } from 'fflate';
import { ExportStopped } from '../../rows/export-source.ts';
import type { FileSink } from '../../../lib/whole-file.ts';
import type { CompressedPart } from './sheet-file.ts';

/** A ZIP without its 64-bit extension, which not every spreadsheet reads, ends here. */
const maxBytes = 0xff_ff_ff_ff;

export interface ZipFile {
  addText(name: string, text: string): Promise<void>;
  /** Adds a part that was compressed before. */
  addPart(name: string, part: CompressedPart): Promise<void>;
  finish(): Promise<void>;
}

/** Writes a ZIP into a sink, part after part, without holding any of it. */
export function createZip(sink: FileSink): ZipFile {
  let pending: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error !== null) throw error;
    pending.push(data);
  });
  const flush = async (): Promise<void> => {
    const parts = pending;
    pending = [];
    for (const part of parts) await sink.write(part);
    if (sink.bytes > maxBytes) {
      throw new ExportStopped({ kind: 'too-large', what: 'The workbook', limitBytes: maxBytes });
    }
  };
  return {
    async addText(name, text) {
      const file = new ZipDeflate(name);
      zip.add(file);
      file.push(strToU8(text), true);
      await flush();
    },
    async addPart(name, part) {
      const { crc, size } = part;
      const file: ZipInputFile = { filename: name, crc, size, compression: 8 };
      zip.add(file);
      for await (const chunk of part.read()) {
        // Streams of files never have shared memory, which the type would allow.
        file.ondata?.(null, new Uint8Array(chunk), false);
        await flush();
      }
      file.ondata?.(null, new Uint8Array(), true);
      await flush();
    },
    async finish() {
      zip.end();
      await flush();
    },
  };
}
