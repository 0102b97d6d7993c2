import { findCycles } from './cycles.ts';
import type { Import, Module } from './modules.ts';
import type { Plan, Room } from './rooms.ts';

/** A room as one file lives in it: of `src/platforms/slack/send.ts`, the room platforms and the part slack. */
interface Place {
  readonly room: Room;
  /** The folder that `*` stands for, empty in a room without. */
  readonly part: string;
  /** The path within the room. */
  readonly rest: string;
}

/** Where a file lives; undefined when it belongs to no room. */
function placeOf(path: string, plan: Plan): Place | undefined {
  for (const room of plan.rooms) {
    if (room.path === path) return { room, part: '', rest: '' };
    if (!room.path.endsWith('/')) continue;
    const [before = '', after] = room.path.split('*/');
    if (!path.startsWith(before)) continue;
    const inner = path.slice(before.length);
    if (after === undefined) return { room, part: '', rest: inner };
    const slash = inner.indexOf('/');
    if (slash > 0) return { room, part: inner.slice(0, slash), rest: inner.slice(slash + 1) };
  }
  return undefined;
}

/** Files outside every room, and imports that go where their room may not. */
export function checkDirections(modules: readonly Module[], plan: Plan): string[] {
  return modules.flatMap((module) => {
    const from = placeOf(module.path, plan);
    if (!from) return [`${module.path} lives in no room`];
    return module.imports.flatMap((one) => {
      if (one.target === undefined) return [`${module.path} computes what it imports; name it`];
      if (!one.ours || mayImport(from, one, plan)) return [];
      return [`${module.path} may not import ${one.target}`];
    });
  });
}

function mayImport(from: Place, { target = '', typesOnly }: Import, plan: Plan): boolean {
  const to = placeOf(target, plan);
  const { mayImport: open, mayImportTypesOf: types = [], openToSiblings = [] } = from.room;
  if (open.includes('*') || open.includes(target)) return true;
  if (!to) return false;
  if (to.room === from.room) {
    return to.part === from.part || openToSiblings.some((name) => new RegExp(`^${name}\\b`).test(to.rest));
  }
  const { name } = to.room;
  return plan.leavesForAll.includes(name) || open.includes(name) || (typesOnly && types.includes(name));
}

/** Cycles between files, and between the parts of a room (features that need each other). Tests are left out. */
export function checkCycles(modules: readonly Module[], plan: Plan): string[] {
  const files = new Map<string, Set<string>>();
  const parts = new Map<string, Set<string>>();
  for (const { path, imports } of modules) {
    const from = placeOf(path, plan);
    if (!from || from.room.name === 'test') continue;
    const targets = imports.flatMap(({ target, ours }) => (ours && target !== undefined ? [target] : []));
    files.set(path, new Set(targets));
    if (from.part === '') continue;
    const known = parts.get(`${from.room.name}/${from.part}`) ?? new Set();
    for (const target of targets) {
      const to = placeOf(target, plan);
      if (to?.part) known.add(`${to.room.name}/${to.part}`);
    }
    parts.set(`${from.room.name}/${from.part}`, known);
  }
  const ofFiles = findCycles(files);
  return [...ofFiles, ...(ofFiles.length > 0 ? [] : findCycles(parts))].map((cycle) => `cycle: ${cycle}`);
}

/** Packages and files imported outside their homes, and rooms that import more packages than theirs. */
export function checkHomes(modules: readonly Module[], plan: Plan): string[] {
  return modules.flatMap(({ path, imports }) => {
    const room = placeOf(path, plan)?.room.name ?? '';
    if (room === 'test') return [];
    const allowed = plan.onlyPackages[room];
    return imports.flatMap(({ target, ours }) => {
      if (target === undefined) return [];
      if (allowed && !ours && !allowed.includes(target))
        return [`${path} may not import ${target}: ${room} keeps few`];
      const owner = Object.entries(plan.homes).find(([name]) => isNamed(target, name));
      if (!owner || owner[1].some((home) => isNamed(path, home))) return [];
      return [`${path} may not import ${target}: it belongs to ${owner[1].join(', ')}`];
    });
  });
}

/** A name that ends in `/` stands for all that begins so. */
function isNamed(path: string, name: string): boolean {
  return name.endsWith('/') ? path.startsWith(name) : path === name;
}

/** Readers of the environment that are not named as such. */
export function checkEnvironment(modules: readonly Module[], plan: Plan): string[] {
  return modules
    .filter(({ path, readsEnvironment }) => readsEnvironment && !plan.environmentReaders.includes(path))
    .filter(({ path }) => !path.startsWith('test/'))
    .map(({ path }) => `${path} reads process.env; ask ${plan.environmentReaders.join(', ')}`);
}

/** Raw database access outside the named files, and named files that have none left. */
export function checkRawAccess(modules: readonly Module[], plan: Plan): string[] {
  const users = modules.filter(({ path, rawCalls }) => rawCalls.length > 0 && !path.startsWith('test/'));
  const named = Object.keys(plan.rawAccess);
  return [
    ...users
      .filter(({ path }) => !named.includes(path))
      .map(({ path, rawCalls }) => `${path} calls ${rawCalls.join(', ')} without being named for it`),
    ...named
      .filter((path) => !users.some((user) => user.path === path))
      .map((path) => `${path} is named for raw access but has none`),
  ];
}

/** Swedish in literals where only data and calls belong, and exceptions that are no longer needed. */
export function checkTexts(modules: readonly Module[], plan: Plan): string[] {
  const writers = modules.filter(
    ({ path, swedish }) => swedish.length > 0 && plan.withoutTexts.some((folder) => path.startsWith(folder)),
  );
  const named = Object.keys(plan.swedishData);
  return [
    ...writers
      .filter(({ path }) => !named.includes(path))
      .map(({ path, swedish }) => `${path} holds the text "${swedish[0]}"; texts live in src/locales`),
    ...named
      .filter((path) => !writers.some((writer) => writer.path === path))
      .map((path) => `${path} is excepted for Swedish data but has none`),
  ];
}

/** Files that have grown past the limit. */
export function checkLength(modules: readonly Module[], plan: Plan): string[] {
  const { lines: most, folders, generated } = plan.lineLimit;
  return modules
    .filter(({ path }) => folders.some((folder) => path.startsWith(folder)))
    .filter(({ path }) => !generated.some((folder) => path.startsWith(folder)))
    .filter(({ lines }) => lines > most)
    .map(({ path, lines }) => `${path} has ${lines} lines; ${most} is the limit`);
}
