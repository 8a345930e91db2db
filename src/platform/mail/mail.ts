import { createTransport } from 'nodemailer';
import { codeOf } from '../../kernel/error-code.js';
import type { Delivery } from '../delivery/index.js';

export interface MailOptions {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  readonly url: string;
  /** Address of the sender. */
  readonly from: string;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for each attempt, so that a server or reader that has it already knows it. */
  readonly id: string;
}

export interface MailSender {
  send(mail: Mail): Promise<Delivery>;
  /** @throws Error when the server is not there, or does not let the hub in */
  check(): Promise<void>;
  close(): void;
}

/** Milliseconds; a server that needs longer is tried again later. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 };

/** Mail by one SMTP server, over TLS where it offers it. Nothing of a mail or of the login is logged. */
export function openMail({ url, from }: MailOptions): MailSender {
  const transport = createTransport({ url, ...patience, disableFileAccess: true, disableUrlAccess: true });
  const domain = from.slice(from.lastIndexOf('@') + 1).replace(/[^A-Za-z0-9.-]/g, '');
  return {
    async send({ to, subject, text, id }) {
      try {
        // As an object: no text becomes a list of addresses.
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { outcome: 'TAKEN' };
      } catch (error) {
        return deliveryOf(error);
      }
    },
    async check() {
      await transport.verify();
    },
    close: () => transport.close(),
  };
}

/** RFC 5321 4.2.1: 5yz says never, 4yz not now; without an answer after the text was sent nobody knows. */
function deliveryOf(error: unknown): Delivery {
  const { responseCode, command } = error as { readonly responseCode?: unknown; readonly command?: unknown };
  const code = typeof responseCode === 'number' ? String(responseCode) : (codeOf(error) ?? 'UNKNOWN');
  if (typeof responseCode === 'number') {
    // Whoever the hub signs in as has nothing to do with whom it writes to.
    const isOfAddress = command === 'RCPT TO' || command === 'DATA';
    return { outcome: responseCode >= 500 && isOfAddress ? 'REFUSED' : 'LATER', code };
  }
  return { outcome: command === 'DATA' ? 'UNKNOWN' : 'LATER', code };
}
