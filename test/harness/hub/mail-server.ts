import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail as the server has taken it. */
export interface ReceivedMail {
  readonly to: string;
  /** The header as it came. */
  readonly id: string;
  readonly subject: string;
  readonly text: string;
}

export interface MailServer {
  /** For `SMTP_URL`. */
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** Answers recipients with this code; null: takes them. */
  refuse(code: number | null): void;
  /** Called when a mail has come whole, before the server says that it has taken it. */
  onMail(listener: ((mail: ReceivedMail) => void | Promise<void>) | null): void;
  close(): Promise<void>;
}

/** A real SMTP server that keeps what it is sent. */
export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  let refusing: number | null = null;
  let listener: ((mail: ReceivedMail) => void | Promise<void>) | null = null;
  const take = async (stream: Readable, to: string, done: () => void): Promise<void> => {
    const mail = mailOf(await text(stream), to);
    received.push(mail);
    await listener?.(mail);
    done();
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, callback) {
      callback(refusing === null ? null : Object.assign(new Error('refused'), { responseCode: refusing }));
    },
    onData(stream, session, callback) {
      void take(stream, session.envelope.rcptTo[0]?.address ?? '', callback);
    },
  });
  // Whoever is killed leaves its connection.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse(code) {
      refusing = code;
    },
    onMail(next) {
      listener = next;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function mailOf(message: string, to: string): ReceivedMail {
  const end = message.indexOf('\r\n\r\n');
  const head = message.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? '';
  const body = message.slice(end + 4);
  const encoding = header('Content-Transfer-Encoding').trim();
  const decoded = encoding === 'base64' ? Buffer.from(body, 'base64').toString('utf8') : quoted(body, encoding);
  return {
    to,
    id: header('Message-ID').trim(),
    subject: words(header('Subject')),
    text: decoded.replaceAll('\r\n', '\n').trim(),
  };
}

/** Encoded words of RFC 2047. */
function words(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, value: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(value, 'base64').toString('latin1')
        : value
            .replaceAll('_', ' ')
            .replace(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    )
    .replace(/[\u0080-\u00ff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));
}

function quoted(body: string, encoding: string): string {
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
