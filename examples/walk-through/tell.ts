/** A clock of a case. */
export interface Clock {
  readonly id: string;
  readonly rule: string;
  readonly dueAt: string;
  readonly status: string;
  readonly responsible: { readonly name: string };
}

/** A case as it stands after a step. */
export interface Standing {
  readonly id: string;
  readonly number: string;
  readonly stateLabel: string;
  readonly steps: readonly {
    readonly label: string;
    readonly rule: string;
    readonly organization: { readonly name: string };
  }[];
  readonly deadlines: readonly Clock[];
}

/** What is asked of every case: all of them are proceedings. */
export const standing = `fragment Standing on Proceeding {
  id number stateLabel
  steps { label rule organization { name } }
  deadlines { id rule dueAt status responsible { name } }
}`;

const statuses: Readonly<Record<string, string>> = {
  OPEN: '未到期',
  DUE_TODAY: '今日到期',
  MET: '按期办理',
  MET_LATE: '逾期办理',
  OVERDUE: '已逾期',
  PAUSED: '暂停计算',
  ENDED: '无须再办理',
};

const told = new Map<string, string>();

/** Prints a line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints the title of a chapter. */
export function chapter(title: string): void {
  say(`\n${title}`);
}

/** Prints who has done what, the state that it led to, and those clocks that have begun, ended or changed. */
export function tellStep({ number, stateLabel, steps, deadlines }: Standing): void {
  const last = steps.at(-1);
  const moved = deadlines.filter(({ id, dueAt, status }) => {
    const now = `${dueAt} ${status}`;
    const isNews = told.get(id) !== now;
    told.set(id, now);
    return isNews;
  });
  const clocks = moved.map(clockText).join('；');
  say(
    `  [${last?.rule}] ${last?.organization.name} ${last?.label} → ${stateLabel}（${number}）${clocks && `｜时限：${clocks}`}`,
  );
}

function clockText({ rule, dueAt, status, responsible }: Clock): string {
  return `${rule} ${responsible.name}须于 ${dueAt.slice(0, 16).replace('T', ' ')} 前办理（${statuses[status] ?? status}）`;
}
