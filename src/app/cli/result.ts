/** Options that every command has. */
export interface ResultOptions {
  /** The result as JSON on standard output, and nothing else there. */
  readonly json?: boolean | undefined;
}

/** Writes what a command has come to: for programs as one line of JSON, for people in words. */
export function tellResult({ json = false }: ResultOptions, value: unknown, words: string): void {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : words.endsWith('\n') ? words : `${words}\n`);
}

/** What people read meanwhile stands apart from what programs read. */
export function tellMeanwhile(message: string): void {
  process.stderr.write(`${message}\n`);
}
