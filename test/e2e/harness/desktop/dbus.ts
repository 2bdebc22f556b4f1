import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import process from 'node:process';

/** The part of D-Bus that a small service needs: strings, numbers and lists of strings. */
export interface Message {
  readonly type: 'call' | 'reply' | 'error' | 'signal';
  readonly serial: number;
  readonly path?: string;
  readonly interface?: string;
  readonly member?: string;
  readonly destination?: string;
  readonly sender?: string;
  readonly replyTo?: number;
  readonly signature?: string;
  readonly body: Buffer;
}

type Sent = Partial<Omit<Message, 'serial' | 'body'>> & Pick<Message, 'type'>;
export type Value = string | number | readonly string[];

export interface Bus {
  send(message: Sent, values?: readonly Value[]): number;
  next(): Promise<Message>;
  close(): void;
}

const types = ['invalid', 'call', 'reply', 'error', 'signal'] as const;
const fields = [
  [1, 'path', 'o'],
  [2, 'interface', 's'],
  [3, 'member', 's'],
  [5, 'replyTo', 'u'],
  [6, 'destination', 's'],
  [7, 'sender', 's'],
  [8, 'signature', 'g'],
] as const;

const aligned = (at: number, to: number): number => Math.ceil(at / to) * to;

/** Writes values with the alignment of their type. */
class Writer {
  #bytes = Buffer.alloc(0);
  get bytes(): Buffer {
    return this.#bytes;
  }
  pad(to: number): void {
    const { length } = this.#bytes;
    this.add(Buffer.alloc(aligned(length, to) - length));
  }
  add(bytes: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
  }
  number(value: number): void {
    this.pad(4);
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    this.add(bytes);
  }
  text(value: string): void {
    const bytes = Buffer.from(value);
    this.number(bytes.length);
    this.add(Buffer.concat([bytes, Buffer.alloc(1)]));
  }
  signature(value: string): void {
    this.add(Buffer.concat([Buffer.from([value.length]), Buffer.from(`${value}\0`)]));
  }
  value(value: Value): void {
    if (typeof value === 'number') this.number(value);
    else if (typeof value === 'string') this.text(value);
    else {
      const inner = new Writer();
      for (const one of value) inner.text(one);
      this.number(inner.bytes.length);
      this.add(inner.bytes);
    }
  }
}

/** Reads values with the alignment of their type. */
export class Reader {
  readonly #bytes: Buffer;
  at = 0;
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }
  number(): number {
    this.at = aligned(this.at, 4) + 4;
    return this.#bytes.readUInt32LE(this.at - 4);
  }
  text(): string {
    return this.#take(this.number());
  }
  signature(): string {
    return this.#take(this.#bytes[this.at++] ?? 0);
  }
  texts(): readonly string[] {
    const end = this.number() + this.at;
    const list: string[] = [];
    while (this.at < end) list.push(this.text());
    return list;
  }
  byte(): number {
    return this.#bytes[this.at++] ?? 0;
  }
  #take(length: number): string {
    this.at += length + 1;
    return this.#bytes.toString('utf8', this.at - length - 1, this.at - 1);
  }
}

const signatureOf = (values: readonly Value[]): string =>
  values
    .map((value) => (typeof value === 'number' ? 'u' : typeof value === 'string' ? 's' : 'as'))
    .join('');

function written(message: Sent, serial: number, values: readonly Value[]): Buffer {
  const body = new Writer();
  for (const value of values) body.value(value);
  const all = { ...message, ...(values.length === 0 ? {} : { signature: signatureOf(values) }) };
  const head = new Writer();
  for (const [code, name, kind] of fields) {
    const value = all[name];
    if (value === undefined) continue;
    head.pad(8);
    head.add(Buffer.from([code]));
    head.signature(kind);
    if (typeof value === 'number') head.number(value);
    else if (kind === 'g') head.signature(value);
    else head.text(value);
  }
  const start = new Writer();
  start.add(Buffer.from([0x6c, types.indexOf(message.type), 0, 1]));
  start.number(body.bytes.length);
  start.number(serial);
  start.number(head.bytes.length);
  start.add(head.bytes);
  start.pad(8);
  start.add(body.bytes);
  return start.bytes;
}

/** The first complete message and its length; undefined while it is incomplete. */
function parsed(bytes: Buffer): { readonly message: Message; readonly length: number } | undefined {
  if (bytes.length < 16) return undefined;
  const headEnd = 16 + bytes.readUInt32LE(12);
  const bodyAt = aligned(headEnd, 8);
  const length = bodyAt + bytes.readUInt32LE(4);
  if (bytes.length < length) return undefined;
  const reader = new Reader(bytes);
  reader.at = 16;
  const head: Record<string, string | number> = {};
  while (reader.at < headEnd) {
    reader.at = aligned(reader.at, 8);
    const [, name = 'other'] = fields.find(([code]) => code === bytes[reader.at]) ?? [];
    reader.at += 1;
    const kind = reader.signature();
    head[name] = kind === 'u' ? reader.number() : kind === 'g' ? reader.signature() : reader.text();
  }
  const type = types[bytes[1] ?? 0] ?? 'invalid';
  const message = {
    ...head,
    type: type === 'invalid' ? ('error' as const) : type,
    serial: bytes.readUInt32LE(8),
    body: bytes.subarray(bodyAt, length),
  };
  return { message, length };
}

/** The message bus of the test's desktop session. */
export async function openBus(): Promise<Bus> {
  const address = process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
  const [, kind, name = ''] = /^unix:(path|abstract)=([^,]+)/u.exec(address) ?? [];
  const socket = connect(kind === 'abstract' ? `\0${name}` : name);
  await introduce(socket);
  let rest = Buffer.alloc(0);
  let serial = 0;
  const chunks = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  return {
    send(message, values = []) {
      serial += 1;
      socket.write(written(message, serial, values));
      return serial;
    },
    async next() {
      for (;;) {
        const whole = parsed(rest);
        if (whole !== undefined) {
          rest = rest.subarray(whole.length);
          return whole.message;
        }
        const chunk = await chunks.next();
        if (chunk.done === true) throw new Error('The message bus is gone');
        rest = Buffer.concat([rest, chunk.value]);
      }
    },
    close: () => socket.destroy(),
  };
}

async function introduce(socket: Socket): Promise<void> {
  const uid = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  socket.write(`\0AUTH EXTERNAL ${uid}\r\n`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  if (!answer.toString().startsWith('OK')) throw new Error(`The bus refuses: ${answer.toString()}`);
  socket.write('BEGIN\r\n');
}
