import { Extensions } from 'type-graphql';

const mark = 'isForPersonalNumber';

/** Declares an input field that is made for the number of a person and keeps it sealed: the only texts that may hold one. */
export const ForPersonalNumber = (): ReturnType<typeof Extensions> => Extensions({ [mark]: true });

/** Whether a field was declared so. */
export function isForPersonalNumber(extensions: Readonly<Record<string, unknown>>): boolean {
  return extensions[mark] === true;
}
