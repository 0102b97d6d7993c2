import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MikroORM } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';

const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * Writes what has changed in the entities since the snapshot as a migration in the house's form, adds it to the list,
 * and renews the snapshot. Connects to nothing.
 * @param name in kebab-case
 * @returns the path of the new file, or undefined when nothing has changed
 */
export async function createMigration(orm: MikroORM, name: string): Promise<string | undefined> {
  const { fileName, code } = await orm.migrator.create(folder, false, false, name);
  if (fileName === '') return undefined;
  const className = name.replaceAll(/(?:^|-)(\w)/gu, (_, letter: string) => letter.toUpperCase());
  const fullName = `${DateTime.utc().toISODate()}-${name}`;
  const path = join(folder, `${fullName}.ts`);
  await writeFile(path, inHouseForm(code, className), { flag: 'wx' });
  await rm(join(folder, fileName));
  const index = join(folder, 'index.ts');
  await writeFile(index, withMigration(await readFile(index, 'utf8'), fullName, className));
  return path;
}

function inHouseForm(code: string, className: string): string {
  return code
    .replace(
      /export class \w+ extends Migration \{\n/u,
      `/** Says in one line what changes, and why. */\nexport class ${className} extends Migration {`,
    )
    .replace(/\n {2}override name = '[^']*';\n/u, '')
    .replace(/\}\n\n\}\n$/u, '}\n}\n');
}

/** The list of migrations with one more at its end. */
export function withMigration(index: string, fullName: string, className: string): string {
  const lastImport = index.lastIndexOf('\nimport ');
  const afterImports = index.indexOf('\n', lastImport + 1) + 1;
  const imported = `import { ${className} } from './${fullName}.ts';\n`;
  const listed = `  { name: '${fullName}', class: ${className} },\n`;
  const end = index.lastIndexOf('];');
  return index.slice(0, afterImports) + imported + index.slice(afterImports, end) + listed + index.slice(end);
}
