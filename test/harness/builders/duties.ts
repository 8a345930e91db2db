import type { TestHub } from '../hub/hub.js';
import { change, read, type Acting, type ToldPeriod } from './dated.js';
import type { UserErrorAnswer } from './inputs.js';

/** What is told of a term. */
export const dutyFields =
  'validFrom validTo personName telephone email certificateNumber certificateExpiresOn personId basis endBasis successorId';

export interface HolderAnswer extends ToldPeriod {
  readonly id: string;
  readonly duty: string;
  readonly personName: string;
  readonly telephone: string | null;
  readonly email: string | null;
  readonly successorId: string | null;
  readonly history: readonly { readonly kind: string; readonly before: readonly ToldPeriod[] }[];
}

export interface DutyAnswer {
  readonly holder: HolderAnswer | null;
  readonly successor: HolderAnswer | null;
  readonly userErrors: readonly UserErrorAnswer[];
}

const holderFields = `id duty organization { code } ${dutyFields}
  history { kind reason by { code } before { ${dutyFields} } }`;
const selection = `holder { ${holderFields} } successor { ${holderFields} }`;

/** What a duty asks for: a certificate of whoever enforces, a telephone of liaison officers. */
export function namedDuty(input: { readonly duty: string } & Readonly<Record<string, unknown>>): object {
  const certificate = { certificateNumber: '晋J141025001', certificateExpiresOn: '2030-12-31' };
  return { ...(input.duty === 'ENFORCEMENT_OFFICER' ? certificate : {}), ...input };
}

/** A liaison officer since 29 November 2026, if nothing else is said. */
export function assignDuty(hub: Pick<TestHub, 'url' | 'token'>, acting: Acting, input: object): Promise<DutyAnswer> {
  const liaison = { duty: 'LIAISON_OFFICER', personName: '办公室主任', telephone: '0357-8322345' };
  const told = { ...liaison, validFrom: '2026-11-29', basis: '人事调整通知', ...input };
  return change(hub, acting, 'assignDuty', selection, told);
}

export function endDuty(hub: Pick<TestHub, 'url' | 'token'>, acting: Acting, input: object): Promise<DutyAnswer> {
  return change(hub, acting, 'endDuty', selection, { basis: '人事调整通知', ...input });
}

/** Who holds a duty, as somebody is told. */
export async function holdersOf(
  hub: Pick<TestHub, 'url' | 'token'>,
  acting: Acting,
  args: string,
): Promise<readonly HolderAnswer[]> {
  const { dutyHolders } = await read<{ dutyHolders: { nodes: readonly HolderAnswer[] } }>(
    hub,
    acting,
    `{ dutyHolders(${args}) { nodes { ${holderFields} } } }`,
  );
  return dutyHolders.nodes;
}
