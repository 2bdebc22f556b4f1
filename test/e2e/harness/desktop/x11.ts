import { connect, type Socket } from 'node:net';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';

/** The part of the X protocol that is needed to press keys and to maximise a window. */
export interface Screen extends AsyncDisposable {
  readonly root: number;
  readonly width: number;
  readonly height: number;
  /** Sends a request and fills in its length. */
  send(opcode: number, detail: number, body: Buffer): void;
  /** Sends a request and returns its reply of 32 bytes. */
  request(opcode: number, detail: number, body: Buffer): Promise<Buffer>;
  /** The next event or error. */
  next(): Promise<Buffer>;
}

const headLength = 32;
const reply = 1;

/**
 * Connects to the virtual display. It resets itself when its last client leaves, and refuses the next one
 * meanwhile.
 */
export async function openScreen(): Promise<Screen> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await connectToScreen();
    } catch (error) {
      const isReset = error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
      if (!isReset || tries === 10) throw error;
      await wait(100);
    }
  }
}

async function connectToScreen(): Promise<Screen> {
  const number = /^:(\d+)/u.exec(process.env['DISPLAY'] ?? '')?.[1];
  if (number === undefined) throw new Error('There is no X screen');
  const socket = connect(`/tmp/.X11-unix/X${number}`);
  const read = reader(socket);
  // Little-endian, version 11, no authorisation: the display belongs to this test run alone.
  socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  const head = await read(8);
  const setup = await read(head.readUInt16LE(6) * 4);
  if (head[0] !== 1) throw new Error(`The X screen refuses: ${setup.toString('latin1')}`);
  const vendor = Math.ceil(setup.readUInt16LE(16) / 4) * 4;
  const formats = (setup[21] ?? 0) * 8;
  const at = 32 + vendor + formats;
  const send: Screen['send'] = (opcode, detail, body) => {
    const padded = Buffer.alloc(Math.ceil(body.length / 4) * 4);
    body.copy(padded);
    const request = Buffer.alloc(4);
    request.writeUInt8(opcode, 0);
    request.writeUInt8(detail, 1);
    request.writeUInt16LE(1 + padded.length / 4, 2);
    socket.write(Buffer.concat([request, padded]));
  };
  return {
    root: setup.readUInt32LE(at),
    width: setup.readUInt16LE(at + 20),
    height: setup.readUInt16LE(at + 22),
    send,
    async request(opcode, detail, body) {
      send(opcode, detail, body);
      for (;;) {
        const answer = await read(headLength);
        if (answer[0] === reply) {
          await read(answer.readUInt32LE(4) * 4);
          return answer;
        }
        if (answer[0] === 0) throw new Error(`The X screen answers with error ${answer[1] ?? 0}`);
      }
    },
    next: () => read(headLength),
    async [Symbol.asyncDispose]() {
      socket.end();
    },
  };
}

/** Reads a given number of bytes at a time. */
function reader(socket: Socket): (length: number) => Promise<Buffer> {
  const chunks = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let rest = Buffer.alloc(0);
  return async (length) => {
    while (rest.length < length) {
      const next = await chunks.next();
      if (next.done === true) throw new Error('The X screen is gone');
      rest = Buffer.concat([rest, next.value]);
    }
    const part = rest.subarray(0, length);
    rest = rest.subarray(length);
    return part;
  };
}
