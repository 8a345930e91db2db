import { Migration } from '@mikro-orm/migrations';
import { analystRows } from './analyst-rows.js';
import { analystViews, contentColumns, contentViews } from './analyst-views.js';

/** Analysts read what inspections, licences, tiers and work procedures say (S2, S5, S6). */
export class Migration0087AnalystsSeeContents extends Migration {
  override up(): void {
    for (const view of analystViews) {
      const added = contentColumns[view.name];
      if (!added) continue;
      for (const statement of analystRows({ ...view, columns: [...view.columns, ...added] }, added))
        this.addSql(statement);
    }
    for (const view of contentViews) for (const statement of analystRows(view, view.columns)) this.addSql(statement);
  }
}
