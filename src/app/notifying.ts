import { openTally, type Notifying } from '../core/notifications/index.js';
import { openMail, type MailOptions } from '../platform/mail/index.js';

/** How people are told what they have to do. */
export interface NotifyOptions {
  /** Null: nobody is told by e-mail. */
  readonly mail: MailOptions | null;
  /** Where people find the hub; null: messages have no link. */
  readonly publicUrl: string | null;
  /** Hosts beside the messengers' own that robots may be at. */
  readonly allowedHosts: readonly string[];
}

/** Opens what messages are sent with. */
export function openNotifying(
  { mail, publicUrl, allowedHosts }: NotifyOptions = { mail: null, publicUrl: null, allowedHosts: [] },
  closing: (() => void)[],
): Notifying {
  const sender = mail && openMail(mail);
  closing.push(() => sender?.close());
  return { mail: sender, publicUrl, allowedHosts, tally: openTally() };
}
