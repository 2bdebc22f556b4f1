import { openBus, Reader, type Bus, type Message, type Value } from './dbus.ts';

/** A notification as the desktop received it. */
export interface ShownNotification {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  readonly actions: readonly string[];
}

export interface Notifications extends AsyncDisposable {
  readonly shown: () => readonly ShownNotification[];
  /** Clicks the notification. */
  click(notification: ShownNotification): void;
}

const name = 'org.freedesktop.Notifications';
const path = '/org/freedesktop/Notifications';
const bus = 'org.freedesktop.DBus';
const doNotQueue = 4;

/** Registers as the notification service on the message bus. */
export async function openNotificationService(): Promise<Notifications> {
  const line = await openBus();
  const ask = {
    type: 'call',
    destination: bus,
    path: '/org/freedesktop/DBus',
    interface: bus,
  } as const;
  line.send({ ...ask, member: 'Hello' });
  const requested = line.send({ ...ask, member: 'RequestName' }, [name, doNotQueue]);
  const shown: ShownNotification[] = [];
  for (;;) {
    const message = await line.next();
    if (message.replyTo !== requested) continue;
    if (new Reader(message.body).number() !== 1) throw new Error(`${name} is taken`);
    break;
  }
  void (async () => {
    for (;;) answer(line, await line.next(), shown);
  })().catch(() => undefined);
  return {
    shown: () => shown,
    click({ id }) {
      line.send({ type: 'signal', path, interface: name, member: 'ActionInvoked' }, [
        id,
        'default',
      ]);
    },
    async [Symbol.asyncDispose]() {
      line.close();
    },
  };
}

function answer(line: Bus, message: Message, shown: ShownNotification[]): void {
  if (message.type !== 'call') return;
  const reply = {
    type: 'reply',
    replyTo: message.serial,
    ...(message.sender === undefined ? {} : { destination: message.sender }),
  } as const;
  const { member = '' } = message;
  if (member === 'Notify') shown.push(readNotification(shown.length + 1, message.body));
  const answers: Readonly<Record<string, readonly Value[]>> = {
    GetCapabilities: [['body', 'actions']],
    GetServerInformation: ['stand-in', 'earmark', '1', '1.2'],
    Notify: [shown.length],
  };
  line.send(reply, answers[member]);
}

function readNotification(id: number, body: Buffer): ShownNotification {
  const reader = new Reader(body);
  reader.text();
  reader.number();
  reader.text();
  const [title, text] = [reader.text(), reader.text()];
  return { id, title, body: text, actions: reader.texts() };
}
