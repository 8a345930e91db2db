import { shanghaiDay } from '../../kernel/calendar.js';
import type { RequestContext } from '../hub.js';
import { ownRecipient } from './preferences.js';
import { readPreference } from './preferences.sql.js';
import { readRecipients } from './recipients.sql.js';
import { shownPreferences } from './shown-preferences.js';

/** What the viewer has chosen; before that, what liaison officers are told without a choice, and nothing for others. */
export async function ownPreferences(context: RequestContext): Promise<object> {
  const { hub } = context;
  const own = await ownRecipient(context);
  const chosen = await readPreference(hub.pool, own.affiliation);
  if (chosen) return shownPreferences(hub, { ...own, preference: chosen }, true);
  const day = shanghaiDay(hub.clock.now()).toString();
  const told = await readRecipients(hub.pool, [own.organizationId], day);
  const isTold = told.some(({ affiliation }) => affiliation === own.affiliation);
  const preference = isTold ? own.preference : { ...own.preference, choices: [] };
  return shownPreferences(hub, { ...own, preference }, false);
}
