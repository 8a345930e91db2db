import { Migration } from '@mikro-orm/migrations';

/** When a key was used last, to ten minutes: whoever cleans up sees which keys nobody needs. */
export class Migration0118ApiKeyUse extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE api_key ADD last_used_at timestamptz`);
    this.addSql(`COMMENT ON COLUMN api_key.last_used_at IS 'written every ten minutes of use at most'`);
    this.addSql(`GRANT UPDATE (last_used_at) ON api_key TO liandong_hub`);
  }
}
