import type { EntitySchema } from '@mikro-orm/core';
import { checkItemCodes } from '../../kernel/field-check.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { Column } from '../../platform/database/row.js';
import type { Session } from '../../platform/database/index.js';
import type { Sql } from '../../platform/database/sql.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import type { OrganizationRegister } from '../organizations/index.js';
import type { CategoryFields } from './category-fields.js';
import type { RecordRow } from './record.js';

declare module '../hub.js' {
  interface Hub {
    readonly categories: CategoryRegistry;
  }
}

/** A typed table of a category, keyed by `record_id`. */
export interface DetailTable {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Columns that are written with the others and never read with a record. */
  readonly unread?: readonly Column[];
}

/** What a category's rules may look at beside the fields themselves. */
export interface CheckContext {
  /** Today in Asia/Shanghai, `YYYY-MM-DD`. */
  readonly today: string;
  /** The record's title, which every organization that may see the record reads. */
  readonly title: string;
  /** Whom fields may name. */
  readonly organizations: OrganizationRegister;
}

/** The properties of a category's table that tell whom a record is about. */
export interface PartyProperties {
  /** The name as it was given. */
  readonly shown: string;
  /** The name as searches compare it, indexed; null of a natural person, whom nobody is to gather by name. */
  readonly name: string;
  /** The unified social credit code, indexed; the number of a person where the category says that it is `personal`. */
  readonly code: string;
  /** The case that a record ends, which is about the same. */
  readonly case?: string;
}

/** What may be read with, of what a record names beside itself. */
export interface NamingScope {
  readonly hub: Hub;
  readonly viewer: Viewer;
  readonly session: Session;
}

/** Something else that a record names, such as a case. */
export interface Named {
  /** Why it may not be named. */
  readonly refusals: readonly Refusal[];
  /** Who sees it: a signature that tells of it is for nobody else. */
  readonly audience: readonly number[];
}

/** A category's fields as they go into its tables. */
export interface StoredFields {
  /** Values of the detail table by property. */
  readonly columns: Readonly<Record<string, unknown>>;
  /** Values of the detail table that are set once, when the record is shared; a revision leaves them. */
  readonly initial?: Readonly<Record<string, unknown>>;
  /** Rows of the part tables, by the part's property. */
  readonly parts?: Readonly<Record<string, readonly object[]>>;
  /** Enforcement items the record speaks of. */
  readonly itemCodes: readonly string[];
}

/**
 * One of the categories of Mech 三(三): its tables and its rules. `Fields` are the category's own fields of the publishing
 * input, without the sharing fields that all have in common.
 */
export interface RecordCategory<Fields extends object = object> {
  /** The enum value, e.g. `PENALTY_DECISION`. */
  readonly name: string;
  /** The GraphQL type, e.g. `PenaltyDecision`. */
  readonly typeName: string;
  /** What the category is, Chinese first, then English. */
  readonly description: string;
  /** The fields that publishers give: for its types, and for what a search finds its records by. */
  readonly fields: CategoryFields;
  readonly details: DetailTable;
  /** Lists of rows that belong to a record, e.g. the tiers of a discretion standard, by property. */
  readonly parts: Readonly<Record<string, DetailTable>>;
  /** GraphQL fields that are not columns of their own: the properties they are made of. */
  readonly columnsBehind: Readonly<Record<string, readonly string[]>>;
  /**
   * Fields that may hold the number of a person: there the column of the same name is masked, and `<name>Sealed` and
   * `<name>Lookup` keep it among the unread ones.
   */
  readonly personal?: readonly string[];
  /** Whom its records are about, for whoever looks for all of one enterprise; absent where they are about nobody. */
  readonly party?: PartyProperties;
  /** Fields that may not be empty, with their Chinese names. */
  readonly required: Readonly<Record<string, string>>;
  /** What stays as it is when the record is revised, and what acts of their own change: how a decision is executed, what courts made of it. */
  readonly updated?: {
    readonly columns: readonly string[];
    readonly parts: Readonly<Record<string, DetailTable>>;
    /** What follows for these from fields that a revision has changed, as statements after its own. */
    follow?(session: Session, row: RecordRow, revised: StoredFields): Promise<readonly Sql[]>;
  };
  /** Text fields that may be as long as a chapter; every other text is short. */
  readonly prose: readonly string[];
  /** The rule by which none of its texts names a person by number; the general prohibition alone if not given. */
  readonly numberRule?: string;
  /** Everything else that is wrong with the fields; called only when no required field is empty. */
  check(fields: Fields, context: CheckContext): Refusal[];
  store(fields: Fields): StoredFields;
  /**
   * Reads what the fields of a request name beside the record; null where they name nothing, and then nothing is read. `standing` are the
   * fields of a record that is revised.
   */
  readNamed?(scope: NamingScope, given: Partial<Fields>, standing: Fields | null): Promise<Named> | null;
  /** Why nobody revises or withdraws a record by hand: what it tells is kept up to date by something else. */
  checkKept?(row: RecordRow): Refusal[];
  /** The fields of a stored record, so that a revision is checked as a whole. */
  fieldsOf(row: RecordRow, parts: Readonly<Record<string, readonly object[]>>): Fields;
}

/** What a category brings to the hub: itself, its resolvers and its tables. */
export interface CategoryFeature {
  readonly category: RecordCategory;
  readonly resolvers: readonly (new () => object)[];
  readonly entities: readonly EntitySchema[];
}

/** Everything that is wrong with a category's fields; empty when they may be shared. */
export function checkFields<Fields extends object>(
  category: RecordCategory<Fields>,
  fields: Fields,
  context: CheckContext,
): Refusal[] {
  const values = new Map<string, unknown>(Object.entries(fields));
  const empty = Object.entries(category.required).filter(([field]) => isEmpty(values.get(field)));
  if (empty.length > 0) return empty.map(([field, name]) => refusal(field, 'REQUIRED', `${name}不能为空`));
  const codes = (values.get('itemCodes') ?? []) as readonly string[];
  return [...checkItemCodes('itemCodes', codes), ...category.check(fields, context)];
}

function isEmpty(value: unknown): boolean {
  return (
    value == null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
  );
}

/** All categories, by name. */
export type CategoryRegistry = ReadonlyMap<string, RecordCategory>;

export function categoryOf(categories: CategoryRegistry, name: string): RecordCategory {
  const category = categories.get(name);
  if (!category) throw new Error(`category ${name} is not registered`);
  return category;
}
