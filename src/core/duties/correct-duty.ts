import { refusal, type Refusal } from '../../kernel/refusal.js';
import {
  cancel,
  changeTimeline,
  checkReason,
  correct,
  refusedCorrection,
  type Corrected,
  type CorrectionAct,
  type CorrectionAsked,
  type PeriodWords,
} from '../dated/index.js';
import type { Executor } from '../../platform/database/index.js';
import type { RequestContext } from '../hub.js';
import { checkContact } from './check-contact.js';
import { actedOn, withLiaison } from './duty-change.js';
import { dutyAuthor, heldById, wordsOf, type Held } from './duty-author.js';
import { given, signInOf, type PersonTold } from './duty-input.js';
import { checkBasis, checkCertificate, checkCorrectedEnd, checkPersonName, checkReachable } from './duty.rules.js';
import { dutyTimeline, findHolder } from './duty-timeline.sql.js';
import type { DutyHolder, DutyTerm } from './duty.js';
import { checkExisting } from './assign-duty.js';

const at = (field: string): readonly string[] => [field];

/** Which term of whom, by the first day that it has now. */
export interface DutyNamed extends CorrectionAsked {
  readonly dutyId: string;
  readonly validFrom: string;
}

/** What is right of a term; what is left out is as it is told, an empty text takes out what may be missing. */
export interface DutyCorrection extends DutyNamed, Omit<PersonTold, 'personName'> {
  readonly personName?: string | null;
  readonly correctedFrom?: string | null;
  readonly validTo?: string | null;
  readonly withoutEnd?: boolean | null;
  readonly basis?: string | null;
  readonly endBasis?: string | null;
}

/** What was corrected, in the words of whoever holds it. */
export interface CorrectedDuty extends Corrected<DutyTerm> {
  readonly holder: DutyHolder | null;
}

type Act = Pick<CorrectionAct<DutyTerm>, 'kind' | 'action' | 'decide'> & { readonly wrong: readonly Refusal[] };

const refused = (userErrors: readonly Refusal[]): CorrectedDuty => ({ ...refusedCorrection(userErrors), holder: null });

/** Puts right what was told wrongly of a term, or has changed meanwhile: its days, the person, how to reach them. */
export async function correctDuty(context: RequestContext, correction: DutyCorrection): Promise<CorrectedDuty> {
  const author = dutyAuthor(context);
  const held = await heldById(author, correction.dutyId);
  if ('message' in held) return refused([held]);
  const { holder, organization } = held;
  const signIn = await signInOf(author.hub.pool, organization, given(correction.personId), ['personId']);
  const put = putRight(correction, signIn.affiliation);
  const words = periodWords(holder);
  const { correctedFrom = null, personName = null, basis = null } = correction;
  const endBasis = given(correction.endBasis);
  const end = { validTo: correction.validTo ?? null, withoutEnd: correction.withoutEnd ?? false, endBasis };
  const wrong = [
    ...(correctedFrom === null ? [] : checkExisting(organization, correctedFrom, 'correctedFrom')),
    ...(personName === null ? [] : checkPersonName(['personName'], personName)),
    ...(basis === null ? [] : checkBasis('basis', basis, '依据')),
    ...(endBasis === null ? [] : checkBasis('endBasis', endBasis, '离任依据')),
    ...checkContact({ telephone: given(correction.telephone), email: given(correction.email) }, at),
    ...checkCorrectedEnd(end, words.rule),
    ...signIn.wrong,
  ];
  return ofDuty(context, held, correction, {
    ...{ kind: 'CORRECTED', action: 'DUTY_CORRECTED', wrong },
    async decide(standing, executor) {
      const told = standing.timeline.find(({ validFrom }) => validFrom === correction.validFrom);
      const refusals = told ? await checkRight(executor, holder, put(told)) : [];
      return refusals.length > 0 ? refusals : correct(standing, correction.validFrom, put, words);
    },
  });
}

/** Takes a term out that will not be, or should never have been told. */
export async function cancelDuty(context: RequestContext, named: DutyNamed): Promise<CorrectedDuty> {
  const held = await heldById(dutyAuthor(context), named.dutyId);
  if ('message' in held) return refused([held]);
  return ofDuty(context, held, named, {
    ...{ kind: 'CANCELLED', action: 'DUTY_CANCELLED', wrong: [] },
    decide: (standing) => cancel(standing, named.validFrom, periodWords(held.holder)),
  });
}

const periodWords = ({ duty }: DutyHolder): PeriodWords => ({
  ...{ shape: 'apart', rule: wordsOf(duty).rule, what: '任职', from: 'validFrom', to: 'validTo' },
});

function putRight(correction: DutyCorrection, affiliation: number | null): (told: DutyTerm) => DutyTerm {
  const { correctedFrom, validTo, withoutEnd, basis, endBasis, personName, personId } = correction;
  return (told) => {
    const right = given(basis) ?? told.basis;
    const ends = withoutEnd ? null : (validTo ?? told.validTo);
    return {
      validFrom: correctedFrom ?? told.validFrom,
      validTo: ends,
      personName: given(personName) ?? told.personName,
      telephone: rightText(correction.telephone, told.telephone),
      email: rightText(correction.email, told.email),
      certificateNumber: rightText(correction.certificateNumber, told.certificateNumber),
      certificateExpiresOn: correction.certificateExpiresOn ?? told.certificateExpiresOn,
      affiliation: personId == null ? told.affiliation : affiliation,
      basis: right,
      endBasis: ends === null ? null : (given(endBasis) ?? told.endBasis ?? right),
      successor: ends === null ? null : told.successor,
    };
  };
}

/** What is not asked stays; an empty text takes out. */
function rightText(asked: string | null | undefined, told: string | null): string | null {
  return asked == null ? told : given(asked);
}

/** What comes out is held to what a term that is told for the first time is held to. */
async function checkRight(executor: Executor, holder: DutyHolder, right: DutyTerm): Promise<Refusal[]> {
  const { duty } = holder;
  const namesake = await findHolder(executor, holder, right.personName);
  return [
    ...(duty === 'LIAISON_OFFICER' ? checkReachable(right, at) : []),
    ...checkCertificate(right, { isOfficer: duty === 'ENFORCEMENT_OFFICER', validFrom: right.validFrom, at }),
    ...(namesake?.hasTerms && namesake.key !== holder.key
      ? [refusal('personName', 'ALREADY_EXISTS', '此姓名的人已另行登记此任职', wordsOf(duty).rule)]
      : []),
  ];
}

async function ofDuty(
  context: RequestContext,
  held: Held,
  { validFrom, reason, dryRun }: DutyNamed,
  { kind, action, wrong, decide }: Act,
): Promise<CorrectedDuty> {
  const author = dutyAuthor(context);
  const { holder } = held;
  const refusals = [...wrong, ...checkReason(reason)];
  if (refusals.length > 0) return refused(refusals);
  const changed = await changeTimeline(author.hub, author.viewer, dutyTimeline(holder), {
    ...{ subject: String(holder.key), kind, reason, dryRun: dryRun ?? false },
    audited: actedOn(action, holder, validFrom),
    async decide(standing, executor) {
      const decided = await decide(standing, executor);
      return withLiaison(decided, standing.timeline, executor, { author, held, path: 'validFrom' });
    },
  });
  return { ...changed, touched: [], holder };
}
