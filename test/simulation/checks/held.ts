import { procedures } from '../acts/mutations.js';
import { bodiesToday, type County } from '../county/county.js';
import { wholeList } from './pages.js';

interface OpenMatter {
  readonly id: string;
  readonly __typename: string;
  readonly stateLabel: string;
  readonly title: string;
  readonly about: { readonly id: string } | null;
  readonly availableSteps: readonly { readonly step: string }[];
  readonly deadlines: readonly {
    readonly rule: string;
    readonly status: string;
    readonly responsible: { readonly code: string };
  }[];
}

interface Due {
  readonly subjectId: string;
  readonly rule: string;
  readonly responsible: { readonly code: string };
}

/** An open matter, as all who see it know it together. */
interface Known {
  readonly matter: OpenMatter;
  /** Who finds it among its own deadlines. */
  readonly heldBy: Set<string>;
  /** Who of them is offered a step. */
  readonly canAct: Set<string>;
  /** Steps that somebody is offered. */
  readonly offered: Set<string>;
}

const runningStatuses = ['OPEN', 'DUE_TODAY', 'OVERDUE', 'PAUSED'];

/**
 * Nothing that is open is forgotten: somebody that exists finds it among its own deadlines, or the table says what holds it, or a dispute
 * has stopped its clocks; and somebody can lead it on, or whoever's time runs can do what has to come before.
 */
export async function checkHeld(county: County): Promise<number> {
  const { journal } = county;
  const desks = new Set<string>();
  const known = await openMatters(county, desks);
  const existing = new Set(bodiesToday(county).map(({ code }) => code));
  for (const { matter, heldBy, canAct, offered } of known.values()) {
    const { id, __typename: type, stateLabel, deadlines, title } = matter;
    const said = `${type} “${title}” in ${stateLabel}`;
    for (const { rule, status, responsible } of deadlines) {
      if (runningStatuses.includes(status) && !existing.has(responsible.code))
        journal.violate('ended', `${said}: ${rule} is due by ${responsible.code}, which has ended`, id);
    }
    const procedure = procedures.get(type);
    const state = Object.entries(procedure?.table.states ?? {}).find(([, label]) => label === stateLabel)?.[0] ?? '';
    const idle = procedure?.table.idle?.[state];
    const dispute = deadlines.some(({ status }) => status === 'PAUSED') && isDisputed(known, id);
    if (heldBy.size === 0 && idle === undefined && !dispute)
      journal.violate('held', `${said}: nobody finds it among its deadlines: ${JSON.stringify(deadlines)}`, id);
    const leading = [...offered].filter((name) => {
      const to = procedure?.table.steps[name]?.to;
      return to !== undefined && to !== state;
    });
    if (leading.length === 0 && canAct.size === 0 && idle === undefined && !dispute)
      journal.violate(
        'way out',
        `${said}: nobody can lead it on; offered are ${[...offered].join() || 'no steps'}`,
        id,
      );
  }
  for (const { id, status, publisher } of county.records) {
    if (status === 'PENDING' && !desks.has(id))
      journal.violate('held', `what ${publisher} has registered is awaited of nobody`, id);
  }
  return known.size;
}

function isDisputed(known: ReadonlyMap<string, Known>, id: string): boolean {
  return [...known.values()].some(
    ({ matter: { __typename, about } }) => __typename === 'JurisdictionDispute' && about?.id === id,
  );
}

/** All that is open, and the subjects of all deadlines that somebody finds among its own. */
async function openMatters(county: County, desks: Set<string>): Promise<Map<string, Known>> {
  const known = new Map<string, Known>();
  const selection = `id __typename stateLabel title about { id } availableSteps { step }
    deadlines { rule status responsible { code } }`;
  for (const { code: who } of bodiesToday(county)) {
    const filter = 'filter: { open: true }';
    const matters = await wholeList<OpenMatter>(county, who, 'proceedings', selection, { filter, first: 50 });
    const due = await wholeList<Due>(county, who, 'deadlines', 'subjectId rule responsible { code }');
    const own = new Set(due.filter(({ responsible }) => responsible.code === who).map(({ subjectId }) => subjectId));
    for (const subject of own) desks.add(subject);
    for (const matter of matters) {
      const { id, availableSteps } = matter;
      const entry = known.get(id) ?? {
        matter,
        heldBy: new Set<string>(),
        canAct: new Set<string>(),
        offered: new Set<string>(),
      };
      known.set(id, entry);
      if (own.has(id)) entry.heldBy.add(who);
      if (own.has(id) && availableSteps.length > 0) entry.canAct.add(who);
      for (const { step } of availableSteps) entry.offered.add(step);
    }
  }
  return known;
}
