import { Migration } from '@mikro-orm/migrations';
import { analystViews } from './analyst-views.js';

/**
 * What was formed before the county put the hub into service is historical: no clock of it was ever kept or missed. The day is a policy,
 * and records that stand are judged anew when it is set.
 */
export class Migration0052InService extends Migration {
  override up(): void {
    // Not valid at first: rows that stand are of the values before, and need no second look.
    this.addSql(`ALTER TABLE shared_record DROP CONSTRAINT shared_record_timeliness_check`);
    this.addSql(`
      ALTER TABLE shared_record ADD CONSTRAINT shared_record_timeliness_check CHECK (
        timeliness IN ('SAME_DAY', 'EXTENDED', 'LATE', 'HISTORICAL', 'AWAITED')) NOT VALID`);
    this.addSql(`CREATE INDEX shared_record_historical ON shared_record (formed_on) WHERE timeliness = 'HISTORICAL'`);
    this.judging();
    for (const { name, columns } of analystViews) {
      const said = columns.find(([column]) => column === 'timeliness')?.[2];
      if (said !== undefined) this.addSql(`COMMENT ON COLUMN analyst.${name}.timeliness IS '${said}'`);
    }
  }

  /** So many records at most whose timeliness the day of going into service contradicts; how many there were. */
  private judging(): void {
    this.addSql(`GRANT UPDATE (timeliness) ON shared_record TO liandong_keeper`);
    this.addSql(`CREATE POLICY keeper_judging ON shared_record FOR UPDATE TO liandong_keeper USING (true)`);
    this.addSql(`
      CREATE FUNCTION judge_timeliness(in_service_from date, most int) RETURNS bigint LANGUAGE sql AS $$
        WITH wrong AS (
          (SELECT id FROM shared_record
           WHERE formed_on < in_service_from AND timeliness NOT IN ('HISTORICAL', 'AWAITED') LIMIT most)
          UNION ALL
          (SELECT id FROM shared_record WHERE formed_on >= in_service_from AND timeliness = 'HISTORICAL' LIMIT most)
        ), judged AS (
          UPDATE shared_record r SET timeliness = CASE
            WHEN formed_on < in_service_from THEN 'HISTORICAL'
            WHEN shared_at < (formed_on + 1)::timestamptz THEN 'SAME_DAY'
            WHEN shared_at < due_at THEN 'EXTENDED'
            ELSE 'LATE' END
          FROM wrong WHERE r.id = wrong.id RETURNING r.id
        )
        SELECT count(*) FROM judged
      $$`);
    this.addSql(`GRANT CREATE ON SCHEMA public TO liandong_keeper`);
    this.addSql(`
      ALTER FUNCTION judge_timeliness(date, int) SECURITY DEFINER
      SET search_path = public, pg_temp SET timezone = 'Asia/Shanghai'`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION judge_timeliness(date, int) FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION judge_timeliness(date, int) TO liandong_hub`);
    this.addSql(`ALTER FUNCTION judge_timeliness(date, int) OWNER TO liandong_keeper`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM liandong_keeper`);
  }
}
