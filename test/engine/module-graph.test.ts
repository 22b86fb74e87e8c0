import path from 'node:path';
import { build } from 'esbuild';

const root = path.join(__dirname, '..', '..');

async function modulesOf(entry: string): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    write: false,
    metafile: true,
    logLevel: 'silent',
    external: ['undici'],
  });
  return Object.keys(metafile.inputs);
}

test('what a bundle takes of the engine knows no parser of templates and no reader of schemas', async () => {
  const modules = await modulesOf('lib/engine/core.ts');
  expect(modules).toContain('lib/engine/planned-gateway.ts');
  const unwanted = modules.filter((name) =>
    /^lib\/mapping\/vtl\/(?!runtime|objects|methods)|^node_modules\/ajv|^lib\/(?:readers|validation|writers)\//.test(name),
  );
  expect(unwanted.filter((name) => !name.endsWith('nodes.ts'))).toEqual([]);
});
