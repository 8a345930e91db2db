import { literal, sql } from '../../platform/database/sql.js';
import type { Hub } from '../../core/hub.js';
import type { DemonstrationKeys, Viewer } from '../../core/identity/index.js';
import { requestContext } from '../../core/request-context.js';
import { answerUrge, overdueList, overdueSource, urgeDeadline, urgeIds } from '../../core/supervision/index.js';
import { demonstrationViewer } from './demonstration-viewers.js';

/** J8: the county government urges what is overdue longest; of these one is answered, the other waits. */
export async function seedUrges(hub: Hub, keys: DemonstrationKeys, county: Viewer): Promise<void> {
  const source = overdueSource(hub, county, {});
  const { from, where } = source.matching();
  const rows = await source.run(
    sql`SELECT ${source.select} FROM ${from} WHERE ${where} ${overdueList.orderBy()} LIMIT ${literal(2)}`,
  );
  for (const [index, { key, responsibleId }] of rows.map(source.read).entries()) {
    const asked = { idempotencyKey: `demo-urge-${index}`, deadlineId: `due_${key}`, note: '请尽快办理并答复' };
    const { urge, userErrors } = await urgeDeadline(requestContext(hub, county), asked);
    if (urge === null) throw new Error(`演示催办被拒绝：${userErrors[0]?.message ?? ''}`);
    if (index > 0) continue;
    const responsible = await demonstrationViewer(hub, keys, hub.organizations.byKey(responsibleId).code);
    await answerUrge(requestContext(hub, responsible), {
      ...{
        idempotencyKey: 'demo-urge-answer',
        urgeId: urgeIds.of(urge.key),
        answer: '现场情况复杂，正在核实，本周内办结',
      },
    });
  }
}
