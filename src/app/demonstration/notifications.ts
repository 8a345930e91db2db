import { setPreferences, usualChoices } from '../../core/notifications/index.js';
import type { Hub } from '../../core/hub.js';
import type { DemonstrationKeys } from '../../core/identity/index.js';
import { requestContext } from '../../core/request-context.js';
import { demonstrationViewer } from './demonstration-viewers.js';
import { departments, townships } from './offices.js';

const offices = [townships[0], departments.market, departments.land];

/** Accounts of offices that have named posts to keep in touch are told in the page too, as those of the others are by their role. */
export async function seedNotifications(hub: Hub, keys: DemonstrationKeys): Promise<void> {
  for (const { code } of offices) {
    const viewer = await demonstrationViewer(hub, keys, code);
    const choices = usualChoices.filter(({ channel }) => channel === 'IN_PAGE');
    const { userErrors } = await setPreferences(requestContext(hub, viewer), { choices, digest: false });
    const [refusal] = userErrors;
    if (refusal) throw new Error(`演示通知设置被拒绝：${refusal.path.join('.')} ${refusal.message}`);
  }
}
