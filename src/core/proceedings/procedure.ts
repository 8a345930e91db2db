import type { EntitySchema } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Temporal } from 'temporal-polyfill';
import type { DueTime } from '../../kernel/deadline.js';
import type { GlobalIds } from '../../kernel/global-id.js';
import type { ProcedureTable } from '../../kernel/procedure.js';
import type { Refusal } from '../../kernel/refusal.js';
import { columnsOf, snakeCase, type Column } from '../../platform/database/row.js';
import type { Hub } from '../hub.js';
import type { DeadlineScope, DeadlineSource } from '../deadlines/index.js';
import type { Role, Viewer } from '../identity/index.js';
import type { CountyBody } from '../organizations/index.js';
import type { Reckoning } from './clocks.js';
import type { StepScope } from './decision.js';
import type { ProcedureDraft } from './procedure-draft.js';
import type { Proceeding } from './proceeding.js';

declare module '../hub.js' {
  interface Hub {
    readonly procedures: ProcedureRegistry;
  }
}

/** The typed table of a procedure, keyed by `proceeding_id`. */
export interface ProceedingTable<Facts extends object = object> {
  /** For types alone: what its rows hold. */
  readonly row?: Facts;
  readonly name: string;
  readonly columns: readonly Column[];
  /** Properties that hold the key of an organization, or the keys of several. */
  readonly organizations: readonly string[];
  /** Facts that are told in words, to whoever sees the proceeding. */
  readonly texts: readonly TextFact[];
}

/** A fact that is told in words. */
export interface TextFact {
  readonly property: string;
  /** Its name in GraphQL. */
  readonly field: string;
  /** Whether some request asks for it: not what only the hub writes down of one. */
  readonly isAsked: boolean;
}

/** The organizations that are a party, as keys; none while it has not been named. */
export type PartyKeys = number | null | readonly number[];

/**
 * A procedure of the regulation: its table of steps, its typed table of facts, and who is who in it. `Facts` are the columns of the
 * typed table by property.
 */
export interface Procedure<
  Facts extends object = object,
  State extends string = string,
  Party extends string = string,
  Name extends string = string,
  Clock extends string = string,
> {
  /** The value of the enum `ProcedureName`, e.g. `CASE_TRANSFER`. */
  readonly name: string;
  /** The GraphQL type, e.g. `CaseTransfer`. */
  readonly typeName: string;
  /** What people call it, the label of its description: 案件移送. */
  readonly label: string;
  /** What the procedure is, Chinese first, then English. */
  readonly description: string;
  readonly ids: GlobalIds;
  /** Two capitals that its numbers begin with. */
  readonly numberPrefix: string;
  readonly table: ProcedureTable<State, Party, Name, Clock>;
  readonly facts: ProceedingTable<Facts>;
  /** The mutation of each step. */
  readonly mutations: Readonly<Record<Name, string>>;
  /** The rule by which none of its texts names a person by number; the general prohibition alone if not given. */
  readonly numberRule?: string;
  /** Which organizations the parties are. */
  partiesOf(row: ProceedingRow<Facts>): Readonly<Record<Party, PartyKeys>>;
  /** What parties are that a step copies (抄送): bodies of which a county has one, whom nobody has to name. */
  readonly bodies?: Readonly<Partial<Record<Party, CountyBody>>>;
  /** Kinds of material that may come with a step though none asks for them. */
  readonly otherMaterials?: Readonly<Record<string, string>>;
  /**
   * What a correction changes beside the facts that it tells, or why it may not be: rules rest on them. No refusals: nothing beside them.
   * `corrected` is the row as it will stand.
   */
  judgeCorrection?(
    scope: StepScope,
    row: ProceedingRow<Facts>,
    corrected: ProceedingRow<Facts>,
  ): Promise<JudgedCorrection<Facts> | readonly Refusal[]>;
  /** Steps whose requests tell its title as such. */
  readonly titledBy?: readonly Name[];
  /** What lists show of it, where that is made of facts which may be put right. */
  titleOf?(row: ProceedingRow<Facts>): string;
  /** Whom a case is about, for whoever looks for all of one enterprise; absent where it is about nobody. */
  partyIn?(row: ProceedingRow<Facts>): PartyTold;
  /** What in the texts of a request may not be told in it; general prohibitions alone if not given. */
  checkSecrecy?(hub: Hub, row: ProceedingRow<Facts>, input: object): Promise<readonly Refusal[]>;
  /** Text fields of its requests that may be as long as a chapter. */
  readonly prose: readonly string[];
  /** Official documents that it calls for. */
  readonly drafts?: readonly ProcedureDraft<Facts>[];
  /** Absent where nobody can dispute who is competent. */
  readonly routing?: Routing<Facts>;
  /** Of a case that penalty decisions may end: whether it has ended otherwise. Absent where none names it. */
  endedOtherwise?(row: ProceedingRow<Facts>): boolean;
  /** When the county government is waited for: in these states, or when a clock is over. */
  readonly awaitsCounty?: { readonly states?: readonly State[]; readonly overdue?: boolean };
  /** Facts that say what a clock says, once its due time is known otherwise. */
  factsOfClock?(clock: Clock, due: DueTime, row: ProceedingRow<Facts>): Partial<Facts>;
  /** Roles that people need to act as a party; any person who handles cases if not given. */
  readonly rolesOf?: Readonly<Partial<Record<Party, Role>>>;
  /**
   * Whether a step that the table allows is offered just now: some depend on the time or on what somebody has done already. Every
   * one is if not given; the step itself decides anew.
   */
  isOffered?(step: Name, row: ProceedingRow<Facts>, viewer: Viewer, now: Temporal.Instant): boolean;
  /** What keeps a step from being offered that only other rows tell: tasks, clocks, another proceeding. */
  readonly holdsBack?: Readonly<Partial<Record<Name, StepOffer<NoInfer<Facts>>['holdsBack']>>>;
  /** Steps that end a case, which X3 forbids while crime is suspected. */
  readonly endsCase?: readonly Name[];
}

/**
 * Whether a step would be refused for something beside the row of its proceeding; asks loaders, so that a page costs one statement. A
 * method, as `partiesOf` is: a procedure of some facts counts among those of any.
 */
interface StepOffer<Facts extends object> {
  holdsBack(row: ProceedingRow<Facts>, scope: DeadlineScope): Promise<boolean>;
}

/** Whom a case is about, as far as it is told. The code is a unified social credit code, never the number of a person. */
export interface PartyTold {
  readonly name: string | null;
  readonly code: string | null;
}

/** What follows from facts that are put right. */
export interface JudgedCorrection<Facts extends object> {
  readonly set?: Partial<Facts>;
  readonly title?: string;
}

/** How a dispute over a proceeding's jurisdiction is settled in it (D2). */
export interface Routing<Facts extends object> {
  /** The step of the table by which the county government designates who handles it. */
  readonly step: string;
  /** Facts that make the county government a party. */
  refer(countyKey: number): Partial<Facts>;
  /** Facts that make an organization the one that handles it. */
  designate(
    organizationKey: number,
    row: ProceedingRow<Facts>,
    now: Temporal.Instant,
    reckoning: Reckoning,
  ): Partial<Facts>;
}

/** A proceeding with the facts of its procedure. */
export type ProceedingRow<Facts extends object = object> = Proceeding & Facts;

/** What a procedure brings to the hub: itself, its resolvers and its tables. */
export interface ProcedureFeature {
  readonly procedure: Procedure;
  readonly resolvers: readonly (new () => object)[];
  readonly entities: readonly EntitySchema[];
  /** Where deadlines come from that are no clocks of its steps. */
  readonly deadlineSources?: readonly DeadlineSource[];
  /** Loads its reference data; what is there already stays as it is, so every start of every node may call it. */
  seed?(em: EntityManager): Promise<void>;
}

/** All procedures by name. */
export type ProcedureRegistry = ReadonlyMap<string, Procedure>;

export function procedureOf(procedures: ProcedureRegistry, name: string): Procedure {
  const procedure = procedures.get(name);
  if (!procedure) throw new Error(`procedure ${name} is not registered`);
  return procedure;
}

interface FactsEntity {
  readonly meta: { readonly tableName?: string; readonly properties: object };
}

/**
 * The table of an entity as statements need it. References are declared as relations, whose columns must be named here: `senderId`
 * stands for `sender_id`.
 */
export function factsTable(
  entity: FactsEntity,
  organizations: readonly string[] = [],
  lists: readonly string[] = [],
  proceedings: readonly string[] = [],
  texts: readonly TextFact[] = [],
): ProceedingTable {
  if (!entity.meta.tableName) throw new Error('an entity of facts names its table');
  const references = [
    ...organizations.map((property) => ({ property, column: snakeCase(property), type: 'int' })),
    ...proceedings.map((property) => ({ property, column: snakeCase(property), type: 'uuid' })),
  ];
  return {
    name: entity.meta.tableName,
    columns: [...columnsOf(entity), ...references],
    organizations: [...organizations, ...lists],
    texts,
  };
}

/** Keys of one party as a list. */
export function keysOf(party: PartyKeys | undefined): readonly number[] {
  if (party == null) return [];
  return typeof party === 'number' ? [party] : party;
}
