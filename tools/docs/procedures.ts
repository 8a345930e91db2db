import { procedureFeatures } from '../../src/app/features.js';
import type { Procedure } from '../../src/core/proceedings/index.js';
import { waysOut } from '../../src/kernel/procedure-ways.js';
import { isFinal, listOf, type GivenTerm, type PolicyTerm } from '../../src/kernel/procedure.js';
import type { Term } from '../../src/kernel/deadline.js';
import { policyTable, type PolicyName } from '../../src/core/policies/index.js';

/** Every procedure as a diagram and as tables, from the tables that the hub runs by. */
export function proceduresPage(): string {
  return `# 办理程序 · Procedures

由 \`src/procedures\` 中的程序表生成（\`npm run docs\`），请勿手改。平台即按这些表办理：不在表中的步骤，以所列规则拒绝。

Printed from the tables in \`src/procedures\` by \`npm run docs\`. The hub runs by these tables: what they do not allow is refused with the
rule beside it. A step without “to” leaves the state as it is. Days are working days (工作日), or days of the
calendar (日) whose last one, where it is not worked, is the next working day; neither counts the first day, both end at 24:00 in
Asia/Shanghai.

The last table of each procedure tells of every state that is not final who may lead it on, which ends can be reached that way (a
designation of the county government is not counted), and whose time runs in it: a state without a clock says what holds it instead. A
test holds all tables to it.

${procedureFeatures.map(({ procedure }) => chapter(procedure)).join('\n')}`;
}

function chapter(procedure: Procedure): string {
  return `## ${procedure.label} \`${procedure.typeName}\`

${procedure.description}

${diagram(procedure)}

${steps(procedure)}
${clocks(procedure)}
${ways(procedure)}`;
}

function diagram({ table }: Procedure): string {
  const states = Object.entries(table.states);
  const arrows = Object.values(table.steps).flatMap(({ label, from, to }) =>
    listOf(from).map((state) => `  ${state ?? '[*]'} --> ${to ?? state ?? '[*]'}: ${label}`),
  );
  const ends = states.filter(([state]) => isFinal(table, state)).map(([state]) => `  ${state} --> [*]`);
  const names = states.map(([state, label]) => `  ${state}: ${label}`);
  return ['```mermaid', 'stateDiagram-v2', ...names, ...arrows, ...ends, '```'].join('\n');
}

function steps({ table, mutations }: Procedure): string {
  const rows = Object.entries(table.steps).map(([name, step]) => {
    const needs = [...Object.values(step.needs ?? {}), ...Object.values(step.materials ?? {})].join('、');
    const after = Object.entries<string | undefined>(step.after ?? {})
      .map(([each, rule]) => `${table.steps[each]?.label ?? each}（${rule ?? ''}）`)
      .join('、');
    const copied = labels(listOf(step.copied ?? []), table.parties);
    const cells = [
      step.label,
      `\`${mutations[name] ?? ''}\``,
      listOf(step.by)
        .map((party) => table.parties[party])
        .join('、'),
      listOf(step.from)
        .map((state) => (state === null ? '发起' : table.states[state]))
        .join('、'),
      step.to === undefined ? '' : (table.states[step.to] ?? ''),
      [needs, after && `先办理${after}`, copied && `抄送${copied}`].filter((text) => text !== '').join('；'),
      step.rule,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return `| 步骤 step | mutation | 办理单位 by | 起始状态 from | 办理后 to | 须有 needs | 规则 rule |
|---|---|---|---|---|---|---|
${rows.join('\n')}
`;
}

function clocks({ table }: Procedure): string {
  const rows = Object.values(table.clocks).map(({ label, rule, by, within, starts, met, standsStillIn = [] }) => {
    const names = (list: readonly string[]): string => list.map((each) => table.steps[each]?.label ?? each).join('、');
    const still = standsStillIn.length > 0 ? `；“${labels(standsStillIn, table.states)}”时中止` : '';
    return `| ${[label, table.parties[by], `${term(within)}${still}`, names(starts), names(met), rule].join(' | ')} |`;
  });
  if (rows.length === 0) return '';
  return `| 时限 clock | 责任单位 by | 期限 within | 起算 starts | 办理 met by | 规则 rule |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
}

const labels = (names: readonly string[], of: Readonly<Record<string, string>>): string =>
  names.map((name) => of[name] ?? name).join('、');

/** Who may leave each state, where that may end, and whose time runs in it. */
function ways({ table, routing }: Procedure): string {
  const clockLabels = Object.fromEntries(Object.entries(table.clocks).map(([name, { label }]) => [name, label]));
  const rows = waysOut(table, routing ? [routing.step] : []).map(({ state, by, ends, clocks: open }) => {
    const held = table.idle?.[state] ?? labels([...new Set(open)], clockLabels);
    return `| ${[table.states[state] ?? state, labels(by, table.parties), labels(ends, table.states), held].join(' | ')} |`;
  });
  if (rows.length === 0) return '';
  return `| 状态 state | 出路：由谁办理 who may leave it | 可到达的终点 reachable ends | 时限 held by |
|---|---|---|---|
${rows.join('\n')}
`;
}

function term(within: Term | PolicyTerm | GivenTerm): string {
  switch (within.kind) {
    case 'SAME_DAY':
      return '当日';
    case 'WORKING_DAYS':
      return `${within.count}个工作日`;
    case 'CALENDAR_DAYS':
      return `${within.count}日`;
    case 'ELAPSED_HOURS':
      return `${within.count}小时`;
    case 'ELAPSED_MINUTES':
      return `${within.count}分钟`;
    case 'GIVEN':
      return '由该步骤确定';
    case 'POLICY': {
      const { value, unit } = policyTable[within.policy as PolicyName];
      return `${value}${unit}（政策值 \`${within.policy}\`）`;
    }
    default:
      return within satisfies never;
  }
}
