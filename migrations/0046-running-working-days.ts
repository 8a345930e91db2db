import { Migration } from '@mikro-orm/migrations';

/**
 * Working days are counted by a running number of each day instead of day by day: a stretch of two thousand years costs what one of three
 * days does. The number of a day is that of Mondays to Fridays up to it, which is arithmetic, and what the calendar's known days up to it
 * add (a Saturday that is worked) or take away (a holiday), which stands with each known day. So it has an answer before, between and
 * after the known days too.
 */
export class Migration0046RunningWorkingDays extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE calendar_day ADD running_excess int NOT NULL DEFAULT 0`);
    this.addSql(`COMMENT ON COLUMN calendar_day.running_excess IS
      'known days up to this one that are worked at a weekend, less those that are off on a weekday; kept by triggers'`);
    this.addSql(`
      CREATE FUNCTION recount_calendar() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE calendar_day c SET running_excess = counted.excess
        FROM (
          SELECT day, (sum(working::int - (extract(isodow FROM day) <= 5)::int) OVER (ORDER BY day))::int AS excess
          FROM calendar_day
        ) counted
        WHERE counted.day = c.day AND c.running_excess <> counted.excess;
        RETURN NULL;
      END $$`);
    this.addSql(`INSERT INTO hub_lock VALUES ('calendar', 'counting of working days')`);
    // Before any row is touched: of two that change the calendar at once, the second counts what the first has written.
    this.addSql(`
      CREATE FUNCTION await_calendar() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM FROM hub_lock WHERE name = 'calendar' FOR UPDATE;
        RETURN NULL;
      END $$`);
    this.addSql(`CREATE TRIGGER calendar_day_await BEFORE INSERT OR DELETE OR UPDATE OF day, working ON calendar_day
      FOR EACH STATEMENT EXECUTE FUNCTION await_calendar()`);
    this.addSql(`CREATE TRIGGER calendar_day_recount AFTER INSERT OR DELETE OR UPDATE OF day, working ON calendar_day
      FOR EACH STATEMENT EXECUTE FUNCTION recount_calendar()`);
    // Fires the trigger for the days that are known already.
    this.addSql(`UPDATE calendar_day SET working = working`);
    // The Monday of a day's week is a whole number of weeks from 0001-01-01, which was one.
    this.addSql(`
      CREATE FUNCTION working_day_number(day date) RETURNS int LANGUAGE sql STABLE AS $$
        SELECT (day - extract(isodow FROM day)::int + 1 - date '0001-01-01') / 7 * 5
          + least(extract(isodow FROM day)::int, 5)
          + coalesce((SELECT c.running_excess FROM calendar_day c WHERE c.day <= working_day_number.day
              ORDER BY c.day DESC LIMIT 1), 0)
      $$`);
    // As the kernel counts: the first day does not count, a day nobody has announced is worked unless it is a weekend.
    this.addSql(`
      CREATE OR REPLACE FUNCTION working_days_between(first date, last date) RETURNS int LANGUAGE sql STABLE AS $$
        SELECT greatest(working_day_number(last) - working_day_number(first), 0)
      $$`);
  }
}
