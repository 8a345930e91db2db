import { usualChoices, type Choice } from './choice.js';
import type { QuietHours } from './when-to-send.js';

/** What somebody has chosen; addresses of messengers stay sealed until a message goes there. */
export interface Preference {
  readonly choices: readonly Choice[];
  /** Null: as the duty has it. */
  readonly email: string | null;
  readonly wecom: Buffer | null;
  readonly dingtalk: Buffer | null;
  readonly dingtalkSecret: Buffer | null;
  /** Null: outside of office hours. */
  readonly quiet: QuietHours | null;
  readonly digest: boolean;
}

/** What holds for whoever keeps in touch and has not chosen (U3). */
export const usualPreference: Preference = {
  choices: usualChoices,
  email: null,
  wecom: null,
  dingtalk: null,
  dingtalkSecret: null,
  quiet: null,
  digest: false,
};
