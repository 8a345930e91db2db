import { bodiesToday, type Body, type County } from '../county/county.js';
import { procedures } from './mutations.js';
import { perform } from './perform.js';

/** Whose office it is to open a procedure, where not every organization may; anybody tries now and then. */
const openers: Readonly<Record<string, (body: Body) => boolean>> = {
  callWhistle: ({ kind }) => kind === 'TOWNSHIP',
  openSupervisedMatter: ({ kind }) => kind === 'TOWNSHIP',
  recommendPersonnel: ({ kind }) => kind === 'TOWNSHIP',
  recordTraining: ({ kind }) => kind === 'DEPARTMENT',
  planMeeting: ({ code }) => code === 'sfj',
  callSpecialMeeting: ({ code }) => code === 'sfj',
  adoptResolution: ({ code }) => code === 'sfj',
  sendReverseReferral: ({ code }) => ['jcy', 'gaj', 'fy'].includes(code),
  issueProcuratorialOpinion: ({ kind }) => kind === 'PROCURATORATE',
  draftBulletin: ({ code }) => code === 'sfj',
};

/** How much less often than others a procedure is opened: there are few meetings in a year. */
const seldom: Readonly<Record<string, number>> = {
  planMeeting: 25,
  callSpecialMeeting: 25,
  draftBulletin: 25,
  recommendPersonnel: 50,
};

let opening: readonly string[] | undefined;

/** Every mutation that opens a procedure, of all procedures alike. */
function openingMutations(): readonly string[] {
  return (opening ??= [
    ...new Set(
      [...procedures.values()].flatMap(({ table, mutations }) =>
        Object.entries(table.steps).flatMap(([name, { from }]) =>
          [from].flat().includes(null) ? (mutations[name] ?? []) : [],
        ),
      ),
    ),
  ]);
}

/** Somebody opens a matter of any procedure. */
export async function openMatter(county: County): Promise<void> {
  const { choices } = county;
  const mutation = choices.pick(openingMutations());
  if (!choices.chance(seldom[mutation] ?? 100)) return openMatter(county);
  const bodies = bodiesToday(county);
  const competent = bodies.filter(openers[mutation] ?? (() => true));
  const who = choices.pick(competent.length > 0 && choices.chance(95) ? competent : bodies).code;
  await perform(county, { who, intent: 'lawful', mutation });
}
