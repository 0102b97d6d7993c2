import { type Expression, type Program, Visitor } from 'oxc-parser';

/** What the syntax tree of one module says beyond its imports. */
export interface Facts {
  /** Specifiers of `import('x').Type`, which module records leave out. */
  readonly typeImports: readonly string[];
  readonly readsEnvironment: boolean;
  /** The raw database calls, as written: `em.execute`. */
  readonly rawCalls: readonly string[];
  /** Literals with a letter that Swedish has and English has not. */
  readonly swedish: readonly string[];
}

const swedishLetter = /[åäö]/i;
/** Whoever calls these leaves the entity manager, and with it the workspace filter. */
const connectionCalls = ['execute', 'getConnection', 'getKnex', 'getKysely', 'createQueryBuilder'];
/** Calls on an entity manager that neither the workspace filter nor the check at flush sees. */
const unfilteredCalls = ['insert', 'insertMany', 'upsert', 'upsertMany', 'qb'];
const entityManager = /^(em|\w*Em|entityManager)$/;

/** Walks one syntax tree. */
export function factsOf(program: Program): Facts {
  const typeImports: string[] = [];
  const rawCalls: string[] = [];
  const swedish: string[] = [];
  let readsEnvironment = false;
  new Visitor({
    TSImportType(node) {
      typeImports.push(node.source.value);
    },
    Literal(node) {
      const text = 'regex' in node ? node.regex.pattern : node.value;
      if (typeof text === 'string' && swedishLetter.test(text)) swedish.push(text);
    },
    TemplateElement(node) {
      if (swedishLetter.test(node.value.raw)) swedish.push(node.value.raw);
    },
    MemberExpression(node) {
      const name = nameOf(node);
      if ((name === 'env' || name === 'loadEnvFile') && nameOf(node.object) === 'process') {
        readsEnvironment = true;
      }
    },
    VariableDeclarator(node) {
      if (node.id.type === 'ObjectPattern' && node.init && nameOf(node.init) === 'process') {
        readsEnvironment = true;
      }
    },
    CallExpression(node) {
      if (node.callee.type !== 'MemberExpression') return;
      const name = nameOf(node.callee) ?? '';
      const owner = nameOf(node.callee.object) ?? '…';
      const raw =
        connectionCalls.includes(name) || (unfilteredCalls.includes(name) && entityManager.test(owner));
      if (raw) rawCalls.push(`${owner}.${name}`);
    },
  }).visit(program);
  return { typeImports, readsEnvironment, rawCalls, swedish };
}

/** The last name in an expression: `env` of `process.env`, `process` of `globalThis['process']`. */
function nameOf(node: Expression): string | undefined {
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'MemberExpression':
      if (!node.computed) return node.property.name;
      return node.property.type === 'Literal' ? String(node.property.value) : undefined;
    case 'ChainExpression':
    case 'ParenthesizedExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return nameOf(node.expression);
    case 'CallExpression':
      return nameOf(node.callee);
    case 'AwaitExpression':
      return nameOf(node.argument);
    default:
      return undefined;
  }
}
