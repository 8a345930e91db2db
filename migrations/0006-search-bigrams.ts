import { Migration } from '@mikro-orm/migrations';

/**
 * The same pairs of characters in linear time: `substr` on text of several bytes a character walks from the beginning, so
 * that a chapter of prose took minutes.
 */
export class Migration0006SearchBigrams extends Migration {
  override up(): void {
    this.addSql(`
      CREATE OR REPLACE FUNCTION search_bigrams(content text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT coalesce(array_agg(DISTINCT character || next), '{}')
        FROM (
          SELECT character, lead(character) OVER (ORDER BY position) AS next
          FROM unnest(string_to_array(content, NULL)) WITH ORDINALITY AS t (character, position)
        ) AS pairs
        WHERE next IS NOT NULL
      $$`);
  }
}
