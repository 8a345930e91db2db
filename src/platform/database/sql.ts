/** A value of a statement, and the type as which PostgreSQL reads it. */
export class Parameter {
  constructor(
    readonly value: unknown,
    readonly type: string,
  ) {}
}

/** `$(id, 'uuid')`: one that stands at several places of a statement is sent once. */
export function $(value: unknown, type: string): Parameter {
  return new Parameter(value ?? null, type);
}

/** A statement or a part of one: its text and its parameters travel together. */
export interface Sql {
  readonly strings: readonly string[];
  readonly values: readonly (Sql | Parameter)[];
}

declare const holdsIdentity: unique symbol;
/** One that holds `identified`, see session.ts. */
export interface IdentifiedSql extends Sql {
  readonly [holdsIdentity]: true;
}

/** What is put together of such parts: it holds `identified` if one of them does. */
export type Composed<Part> = Extract<Part, IdentifiedSql> extends never ? Sql : IdentifiedSql;

/**
 * A statement as it reads, from top to bottom: what is put in is a parameter or another part of a statement. A plain text does not
 * compile there, so that nothing that came from outside becomes part of a statement.
 *
 * @example sql`SELECT title FROM proceeding WHERE id = ${$(key, 'uuid')} AND ${identified}`
 */
export function sql<Parts extends readonly (Sql | Parameter)[]>(
  strings: TemplateStringsArray,
  ...values: Parts
): Composed<Parts[number]> {
  return { strings, values } as Sql as Composed<Parts[number]>;
}

/** Text of our own that stands in a variable: names of columns and tables. Never anything that came from outside. */
export function raw(text: string): Sql {
  return { strings: [text], values: [] };
}

/** A constant of our own, where the plan depends on it: what a parameter holds PostgreSQL does not know when it plans. */
export function literal(value: string | number): Sql {
  return raw(typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`);
}

export const nothing: Sql = raw('');

/** Parts one after another. */
export function join<Part extends Sql | Parameter>(parts: readonly Part[], separator = ', '): Composed<Part> {
  const strings = [...parts.map((_, index) => (index === 0 ? '' : separator)), ''];
  return { strings, values: parts } as Sql as Composed<Part>;
}

/** A statement with its values, ready for the driver. */
export interface Query {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Statements that are put together alike have the same text, so that they share one prepared plan. */
export function queryOf(statement: Sql): Query {
  const parameters: Parameter[] = [];
  const text = textOf(statement, parameters);
  return { text, values: parameters.map(({ value }) => value) };
}

/** `parameters` holds those that stand before this part, and gets those that stand in it. */
function textOf({ strings, values }: Sql, parameters: Parameter[]): string {
  let text = strings[0] ?? '';
  // By index, and below by a list: this runs for each statement, where an iterator and a map cost 10 µs for 60 parameters.
  for (let index = 0; index < values.length; index += 1) {
    const part = values[index] as Sql | Parameter;
    text += part instanceof Parameter ? placeholder(part, parameters) : textOf(part, parameters);
    text += strings[index + 1] ?? '';
  }
  return text;
}

function placeholder(parameter: Parameter, parameters: Parameter[]): string {
  const known = parameters.indexOf(parameter) + 1;
  const number = known > 0 ? known : parameters.push(parameter);
  return `$${number}::${parameter.type}`;
}
