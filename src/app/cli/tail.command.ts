import { z } from 'zod';
import { connect, HubError as Refused, type Change as FollowedChange } from '../../client/index.js';
import { changeLine, changeSchema, subjectFields } from './change-line.js';
import { connectionTold, patientRetry } from './following.js';
import { HubError, hubClient, type HubAddress } from './hub-client.js';
import { fileOutput, streamOutput } from './tail-output.js';

export interface TailOptions extends HubAddress {
  /** A cursor; `0`: from the beginning; absent: from now on. What was kept before goes first. */
  readonly after?: string;
  readonly json?: boolean;
  readonly state?: string;
  readonly output?: string;
  readonly filterCategory?: readonly string[];
}

const start = z.object({
  viewer: z.object({ organization: z.object({ code: z.string(), name: z.string() }) }),
  changeLog: z.object({ head: z.string() }),
});

/** Prints every change as a line, each once and in order, for as long as it runs; it goes on where it stopped. */
export async function tail(dataDir: string, options: TailOptions): Promise<void> {
  const asking = hubClient(dataDir, options, onState);
  const output = options.output === undefined ? streamOutput(options.state ?? null) : fileOutput(options.output);
  const json = options.json === true || options.output !== undefined;
  // Over HTTP the hub says in words what is wrong with a token; and it is waited for here while it is away.
  const query = '{ viewer { organization { code name } } changeLog { head } }';
  const { viewer, changeLog } = await asking.ask(start, { query }, Number.POSITIVE_INFINITY);
  // A file is to be complete: it begins at the beginning unless told otherwise.
  const from = output.cursor ?? options.after ?? (options.output === undefined ? changeLog.head : '0');
  // Kept at once: whoever is killed before the first change misses nothing either.
  if (output.cursor === null && from === changeLog.head) output.keep(null, from);
  const client = connect({ url: asking.url, token: () => asking.token(), retry: patientRetry });
  const changes = client.follow<FollowedChange['subject']>({
    ...(from === '0' ? { from: 'BEGINNING' } : { after: from }),
    ...(options.filterCategory ? { filter: { categories: options.filterCategory as never } } : {}),
    selection: subjectFields,
    heartbeats: true,
    onConnection: connectionTold(viewer.organization, onState, () =>
      from === '0'
        ? '自最早的变更起'
        : output.cursor === null && from === changeLog.head
          ? '自现在起'
          : `自 ${from} 之后`,
    ),
  });
  try {
    for await (const told of changes) {
      const change = changeSchema.parse(told);
      const isSilent = change.kind === 'HEARTBEAT';
      output.keep(isSilent ? null : json ? JSON.stringify(change) : changeLine(change), change.cursor);
    }
  } catch (error) {
    throw error instanceof Refused ? inWords(error) : error;
  }
}

/** What the hub refuses, and from where one can go on. */
function inWords({ message, code, details }: Refused): HubError {
  const { resumeFrom } = details;
  const hint = typeof resumeFrom === 'string' ? `\n  可从此游标续收 (resume from)：--after ${resumeFrom}` : '';
  return new HubError(`${message}${code === null ? '' : ` (${code})`}${hint}`, code);
}

/** What people read is apart from what programs read. */
function onState(message: string): void {
  process.stderr.write(`${message}\n`);
}
