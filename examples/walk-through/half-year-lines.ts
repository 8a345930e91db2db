/** What a step answers of its proceeding, as `Taken` in half-year.graphql asks for it. */
export interface Taken {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly {
    readonly label: string;
    readonly rule: string;
    readonly stateLabel: string;
    readonly organization: { readonly name: string };
  }[];
  readonly deadlines: readonly Clock[];
  readonly drafts: readonly { readonly label: string; readonly path: string }[];
  /** Of a regular meeting: the last day of its notice. */
  readonly noticeDueOn?: string | null;
  readonly overrideReason?: string | null;
}

interface Clock {
  readonly title: string;
  readonly rule: string;
  readonly dueAt: string;
  readonly status: string;
}

const statuses: Readonly<Record<string, string>> = {
  OVERDUE: '已逾期',
  DUE_TODAY: '今日到期',
  OPEN: '未到期',
  PAUSED: '暂停计算',
  MET: '按期办理',
  MET_LATE: '逾期办理',
  ENDED: '无须再办理',
};

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Who did what, the state it led to, and the clock that runs, with its rule. */
export function stepLine(taken: Taken): string {
  const step = taken.steps.at(-1);
  if (!step) return taken.title;
  const { label, rule, stateLabel, organization } = step;
  return `✓ ${organization.name} ${label}“${taken.title}”（${rule}）→ ${stateLabel}｜时限：${clocks(taken)}`;
}

function clocks({ deadlines, noticeDueOn, overrideReason }: Taken): string {
  const running = deadlines.map(
    ({ title, rule, dueAt, status }) => `${title} 至 ${lastMoment(dueAt)}（${rule}，${statuses[status] ?? status}）`,
  );
  if (noticeDueOn != null) {
    const reason = overrideReason == null ? '' : `，未能提前的理由：${overrideReason}`;
    running.push(`最迟 ${noticeDueOn} 通知（J12${reason}）`);
  }
  return running.length === 0 ? '无' : running.join('；');
}

/** A day ends at 24:00, which the API writes as the beginning of the next. */
function lastMoment(dueAt: string): string {
  return `${shanghaiDay(new Date(Date.parse(dueAt) - 1))} 24:00`;
}

/** The day in the county, whatever the time zone of this machine. */
export function shanghaiDay(moment: Date): string {
  return moment.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

/** The day in the county some days from now. */
export function dayFromNow(days: number): string {
  return shanghaiDay(new Date(Date.now() + days * 86_400_000));
}
