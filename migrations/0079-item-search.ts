import { Migration } from '@mikro-orm/migrations';
import { normalizeForSearch } from '../src/kernel/text.js';

/** Searches compare texts without their spaces: what items are found by is brought into that form, a line each of code, name and basis. */
export class Migration0079ItemSearch extends Migration {
  override async up(): Promise<void> {
    const rows = await this.execute(`
      SELECT v.ctid::text AS row, i.code, v.name, v.legal_basis
      FROM enforcement_item_version v JOIN enforcement_item i ON i.id = v.item_id`);
    for (const { row, ...texts } of rows) {
      const searchText = Object.values(texts).map((text) => normalizeForSearch(String(text)));
      await this.execute(`UPDATE enforcement_item_version SET search_text = ? WHERE ctid = ?::tid`, [
        searchText.join('\n'),
        String(row),
      ]);
    }
  }
}
