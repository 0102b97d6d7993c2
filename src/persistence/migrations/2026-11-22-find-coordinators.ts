import { Migration } from '@mikro-orm/migrations';

/** Finds the coordinators of a district among the many who are only written to. */
export class FindCoordinators extends Migration {
  override up(): void | Promise<void> {
    this.addSql(`create index people_coordinators on people (workspace_id) where roles @> '{coordinator}';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "people_coordinators";`);
  }
}
