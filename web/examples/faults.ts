import type { Example } from './example.js';

export interface Fault {
  readonly code: string;
  readonly message: string;
}

export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors?:
    | readonly { readonly message: string; readonly extensions?: { readonly code?: unknown } | undefined }[]
    | undefined;
}

/** What is wrong in an answer: errors of the request, and userErrors of each root field. */
export function faultsOf({ data, errors = [] }: Answer): Fault[] {
  const refusals = Object.values(data ?? {}).flatMap(
    (value) => (value as { userErrors?: readonly Fault[] } | null)?.userErrors ?? [],
  );
  return [...errors.map(({ message, extensions }) => ({ code: String(extensions?.code), message })), ...refusals];
}

/** Of what is run before another. @throws Error with what is wrong, unless it is that it was run already */
export function dataOf(example: Example, answer: Answer): Readonly<Record<string, unknown>> {
  const [fault] = faultsOf(answer).filter(({ code }) => code !== example.again);
  if (fault) throw new Error(`先行的“${example.title}”（${example.name}）未成：${fault.message} (${fault.code})`);
  return answer.data ?? {};
}
