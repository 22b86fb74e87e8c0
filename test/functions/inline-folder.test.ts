import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inInlineFolder } from '../../lib/functions/environments/inline-folder';
import { ProcessEnvironment } from '../../lib/functions/runtime-api/process-environment';

const endless = { command: process.execPath, parameters: ['-e', 'setInterval(() => undefined, 1000)'], remedy: 'none' };

test('the folder of source in a template goes with the program that runs it', async () => {
  let folder = '';
  const environment = await inInlineFolder('python3.12', 'handler = print', (taskRoot, onGone) => {
    folder = taskRoot;
    return ProcessEnvironment.start({ command: endless, taskRoot, environment: {}, onLine: () => undefined, onGone });
  });
  expect(readFileSync(path.join(folder, 'index.py'), 'utf8')).toBe('handler = print');
  await environment.end();
  expect(existsSync(folder)).toBe(false);
});

test.each([
  ['cannot be started', { ...endless, command: '/no/such/program' }],
  ['ends by itself', { ...endless, parameters: ['-e', ''] }],
])('the folder goes, too, with a program that %s', async (_what, command) => {
  let folder = '';
  const gone = new Promise<void>((resolve) => {
    void inInlineFolder('ruby3.3', '', (taskRoot, onGone) => {
      folder = taskRoot;
      const andTell = () => {
        onGone();
        resolve();
      };
      return ProcessEnvironment.start({ command, taskRoot, environment: {}, onLine: () => undefined, onGone: andTell });
    });
  });
  await gone;
  expect(existsSync(folder)).toBe(false);
});

test('the folder goes where nothing is started at all', async () => {
  let folder = '';
  const failing = inInlineFolder('python3.12', '', (taskRoot) => {
    folder = taskRoot;
    return Promise.reject(new Error('no runtime'));
  });
  await expect(failing).rejects.toThrow('no runtime');
  expect(existsSync(folder)).toBe(false);
});
