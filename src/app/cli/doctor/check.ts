/** How a check came out; only FAILED makes the command end with 1. */
export type CheckState = 'OK' | 'WARNING' | 'FAILED' | 'SKIPPED';

export interface Check {
  /** For programs. */
  readonly name: string;
  /** For people. */
  readonly title: string;
  readonly state: CheckState;
  readonly message: string;
  /** What to do about it. */
  readonly advice?: string;
}

/** Says how a check came out, once a line. */
export type Report = (check: Check) => void;

const words: Readonly<Record<CheckState, string>> = { OK: '正常', WARNING: '注意', FAILED: '有误', SKIPPED: '略过' };

export function checkLine({ title, state, message, advice }: Check): string {
  return `${words[state]} ${title}：${message}${advice === undefined ? '' : `；${advice}`}`;
}

/** Says how checks of one subject came out. */
export function reporterOf(report: Report, name: string, title: string) {
  const say =
    (state: CheckState) =>
    (message: string, advice?: string): void =>
      report({ name, title, state, message, ...(advice === undefined ? {} : { advice }) });
  return { ok: say('OK'), warn: say('WARNING'), fail: say('FAILED'), skip: say('SKIPPED') };
}
