import type {
  ActionDeclaration,
  CommandDeclaration,
  FileDeclaration,
  FormDeclaration,
  FreeTextDeclaration,
  MessageDeclaration,
} from './declarations.ts';
import type { PageDeclaration } from './my-day.ts';
import type { ShortcutDeclaration } from './shortcut.ts';

/** Everything that has been declared, as the explicit lists of `handlers/index.ts`. */
export interface Declarations {
  readonly commands: readonly CommandDeclaration[];
  readonly actions: readonly ActionDeclaration[];
  readonly forms: readonly FormDeclaration[];
  /** The first one whose role the writer has is used. */
  readonly freeText: readonly FreeTextDeclaration[];
  /** What is done with a file. */
  readonly file: FileDeclaration;
  readonly messages: readonly MessageDeclaration[];
  readonly shortcuts: readonly ShortcutDeclaration[];
  /** What somebody's own page shows. */
  readonly page: PageDeclaration;
}

/** What can be pressed and filled in about one matter, as `handlers/<matter>/declared.ts` lists it. */
export type DeclaredPart = Pick<Declarations, 'actions' | 'forms'>;

/** The declarations, found by id. */
export interface Registry extends Declarations {
  readonly action: (id: string) => ActionDeclaration | undefined;
  readonly form: (id: string) => FormDeclaration | undefined;
  readonly message: (id: string) => MessageDeclaration | undefined;
}

/** @throws Error when an id or a word is declared twice */
export function createRegistry(declarations: Declarations): Registry {
  const { commands, actions, forms, messages, shortcuts } = declarations;
  const words = commands.flatMap(({ word }) => (word.sv === word.en ? [word.sv] : [word.sv, word.en]));
  for (const all of [commands, actions, forms, messages, shortcuts]) refuseTwice(ids(all));
  refuseTwice(words);
  const actionById = new Map(actions.map((one) => [one.id, one]));
  const formById = new Map(forms.map((one) => [one.id, one]));
  const messageById = new Map(messages.map((one) => [one.id, one]));
  return {
    ...declarations,
    action: (id) => actionById.get(id),
    form: (id) => formById.get(id),
    message: (id) => messageById.get(id),
  };
}

function ids(declared: readonly { readonly id: string }[]): string[] {
  return declared.map(({ id }) => id);
}

function refuseTwice(names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`"${twice}" is declared twice.`);
}
