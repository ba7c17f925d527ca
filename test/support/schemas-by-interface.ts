import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';
import type * as z from 'zod';
import { entries, root } from '../../scripts/manifest.mjs';
import type { JsonSchema } from '../../src/schemas/json-schema.js';
import { compilerOptions } from './public-api.js';

/** A schema of the sources that takes what an interface says, as JSON Schema, beside the type of that interface. */
export interface SchemaOfInterface {
  /** `src/money/rounding.ts RoundingInput`. */
  readonly name: string;
  readonly json: JsonSchema;
  readonly type: ts.Type;
}

const CALL = /(?<!function )schemaFor<((?:[^<>()]|<[^<>()]*>)+)>\(\)/g;

/** Every schema that is written `schemaFor<Interface>()(…)`, exported or not. */
export async function schemasByInterface(): Promise<{ checker: ts.TypeChecker; all: readonly SchemaOfInterface[] }> {
  const made = await madeSchemas();
  const files = [...new Set(made.map(({ file }) => root + file))];
  const program = ts.createProgram(files, compilerOptions());
  const checker = program.getTypeChecker();
  const types = new Map<string, ts.Type>();
  for (const file of files) {
    const visit = (node: ts.Node): void => {
      const [argument] = ts.isCallExpression(node) ? (node.typeArguments ?? []) : [];
      if (argument !== undefined && ts.isCallExpression(node) && node.expression.getText() === 'schemaFor')
        types.set(`${relative(root, file)} ${argument.getText()}`, checker.getTypeFromTypeNode(argument));
      ts.forEachChild(node, visit);
    };
    const source = program.getSourceFile(file);
    if (source !== undefined) visit(source);
  }
  const all = made.flatMap(({ file, of, json }) => {
    const type = types.get(`${file} ${of}`);
    return type === undefined ? [] : [{ name: `${file} ${of}`, json, type }];
  });
  return { checker, all };
}

/** The sources with a note of each such schema when it is made. */
async function madeSchemas(): Promise<readonly { file: string; of: string; json: JsonSchema }[]> {
  const folder = mkdtempSync(join(tmpdir(), 'openras-interfaces-'));
  const outfile = join(folder, 'all.mjs');
  const made: { file: string; of: string; schema: z.ZodType }[] = [];
  const keep =
    (file: string, of: string, schemaFor: (build: () => z.ZodType) => z.ZodType) => (of_: () => z.ZodType) => {
      const schema = schemaFor(of_);
      made.push({ file, of, schema });
      return schema;
    };
  Object.assign(globalThis, { keepSchema: keep });
  try {
    const exports = ['src/schemas/list.ts', ...entries.map(({ source }) => source)];
    await build({
      stdin: {
        contents: [
          ...exports.map((file, index) => `export * as room${index} from './${file}';`),
          "export { jsonSchemaOf } from './src/schemas/json-schema.ts';",
        ].join('\n'),
        resolveDir: root,
      },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'error',
      treeShaking: false,
      mainFields: ['module', 'main'],
      banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
      plugins: [
        {
          name: 'keep-schemas',
          setup: ({ onLoad }) =>
            onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => {
              if (!path.startsWith(`${root}src/`)) return undefined;
              const file = relative(root, path);
              const note = (call: string, of: string) =>
                `(globalThis as any).keepSchema(${JSON.stringify(file)}, ${JSON.stringify(of)}, ${call})`;
              return { contents: readFileSync(path, 'utf8').replace(CALL, note), loader: 'ts' as const };
            }),
        },
      ],
    });
    const { jsonSchemaOf } = (await import(pathToFileURL(outfile).href)) as {
      jsonSchemaOf: (schema: z.ZodType) => JsonSchema;
    };
    return made.map(({ file, of, schema }) => ({ file, of, json: jsonSchemaOf(schema) }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
