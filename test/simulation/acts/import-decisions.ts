import { bodiesToday, type County } from '../county/county.js';
import { creditCsv, creditRow, ended, upload } from '../../harness/files/credit-file.js';
import { fresh } from './meanings.js';
import { perform } from './perform.js';

/** A department sends its decisions of some days in one table; a row now and then is wrong. */
export async function importDecisions(county: County): Promise<void> {
  const { choices, hub, journal } = county;
  const { code: who, name } = choices.pick(bodiesToday(county).filter(({ kind }) => kind === 'DEPARTMENT'));
  const rows = Array.from({ length: 1 + choices.below(5) }, () =>
    creditRow(`古导罚字〔${county.today().year}〕${fresh(county, '')}号`, {
      CF_CFJG: choices.chance(90) ? name : '没有的单位',
      CF_JDRQ: county
        .today()
        .subtract({ days: choices.below(20) })
        .toString(),
    }),
  );
  const { uploadId } = (await (await upload(hub, who, creditCsv(rows))).json()) as { uploadId: string };
  const given = { uploadId, mode: 'VALID_ROWS', scope: undefined, organizationCodes: undefined };
  const { payload } = await perform(county, { who, intent: 'lawful', mutation: 'importPenaltyDecisions', given });
  const started = payload?.['penaltyImport'] as { id: string } | null | undefined;
  if (!started) return;
  const { status } = await ended(hub, who, started.id);
  if (status === 'FAILED') journal.violate('answers', `an import of ${who} failed`);
}
