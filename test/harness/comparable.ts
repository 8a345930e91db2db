interface Answer {
  readonly data?: unknown;
  readonly errors?:
    | readonly { readonly message: string; readonly path?: readonly (string | number)[] | undefined }[]
    | undefined;
}

/** What a client may rely on of an answer, as text: all data in its order; faults, whichever of several came first. */
export function comparable({ data = null, errors = [] }: Answer): string {
  const told = errors.map(({ message, path = null }) => JSON.stringify({ message, path })).sort();
  return JSON.stringify({ data, errors: told }, null, 1);
}
