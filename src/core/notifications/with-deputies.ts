import type { Executor } from '../../platform/database/index.js';
import { deputiesOn, standInFor } from '../absences/index.js';
import type { Recipient } from './recipient.js';
import { readRecipient, readRecipients } from './recipients.sql.js';

/** Who is told what some organizations have to do on a day: instead of whoever is away their deputy, who is told once. */
export async function presentRecipients(
  executor: Executor,
  organizations: readonly number[],
  day: string,
): Promise<Recipient[]> {
  const recipients = await readRecipients(executor, organizations, day);
  const deputies = await deputiesOn(executor, organizations, day);
  if (deputies.size === 0) return recipients;
  const standIns = new Map<number, number>();
  const present = recipients.filter(({ affiliation }) => {
    const standIn = affiliation === null ? null : standInFor(affiliation, deputies);
    if (affiliation === null || standIn === null) return true;
    standIns.set(standIn, affiliation);
    return false;
  });
  const told = present.map((each) => ({ ...each, absent: standIns.get(each.affiliation ?? 0) ?? null }));
  const others = [...standIns].filter(([standIn]) => !present.some(({ affiliation }) => affiliation === standIn));
  for (const [affiliation, absent] of others) {
    const deputy = await readRecipient(executor, { affiliation, holder: null }, day);
    if (deputy) told.push({ ...deputy, absent });
  }
  return told;
}
