import type { MikroORM } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';

/** A statement that is prepared once per connection: deliveries run it ten thousand times. */
export interface Statement {
  /** Its name on the connection, unique among all statements; without one it is planned anew each time. */
  readonly name?: string;
  readonly text: string;
}

/** What a statement takes. */
export type Value = string | number | boolean | null | readonly (string | number | null)[];

/** Runs a statement on the ORM's pool, outside any transaction. Columns come as `pg` reads them. */
export type Query = <Row extends object>(statement: Statement, values: readonly Value[]) => Promise<Row[]>;

/** The raw way to the database: no entities, no workspace filter, so each statement goes by the ids of rows it holds. */
export function createQuery(orm: MikroORM): Query {
  return async <Row extends object>(statement: Statement, values: readonly Value[]) => {
    const pool = await orm.driver.getConnection('write').getNativeClient();
    const result = await pool.query<Row>({ ...statement, values: [...values] });
    return result.rows;
  };
}

/** An instant as a statement takes it. Throws a RangeError for an invalid one. */
export function sqlInstant(at: DateTime): string {
  return at.toJSDate().toISOString();
}
