import type { Diagnostic } from '../../../lib/definition';
import { prettyDiagnostic, prettyDiagnostics } from '../../../lib/validation';
import { diagnostics, options, source } from './sample';

const summary = { name: 'pets.yaml', apis: 1, methods: 4, ms: 3.4 };

test('every diagnostic is a block with place, frame, effect and help, and the summary comes last', () => {
  const text = prettyDiagnostics(diagnostics, { ...options, summary }).replace(/\d+ rules/, 'N rules');
  expect(text).toMatchSnapshot();
});

test('the same mistake in several methods is one block that names the others', () => {
  const text = prettyDiagnostics(diagnostics, options);
  expect(text.match(/^error {2}http-port/gm)).toHaveLength(2);
  expect(text).toContain('also  PUT /orders, POST /orders');
});

test('when all is well there is one line', () => {
  const text = prettyDiagnostics([], { summary }).replace(/\d+ rules/, 'N rules');
  expect(text).toBe('pets.yaml   4 methods, N rules, 3 ms — no problems\n');
});

test('acknowledged diagnostics are counted and not shown', () => {
  const silenced = diagnostics.map((diagnostic) => ({ ...diagnostic, acknowledged: 'known' }));
  const text = prettyDiagnostics(silenced, { summary });
  expect(text).toContain(`no problems, ${diagnostics.length} acknowledged`);
  expect(text.trim().split('\n')).toHaveLength(1);
});

test('without colours nothing but text is written, with colours the text is the same', () => {
  const plain = prettyDiagnostics(diagnostics, options);
  expect(plain).not.toContain('\u001B');
  const colored = prettyDiagnostics(diagnostics, { ...options, color: true });
  expect(colored).toContain('\u001B');
  expect(colored.replaceAll(/\u001B\[\d+m/g, '')).toBe(plain);
});

const found = (changes: Partial<Diagnostic>): Diagnostic => ({
  rule: 'http-port',
  severity: 'error',
  consequence: 'rejected',
  message: 'A fact.',
  origin: {},
  help: [],
  ...changes,
});

test('carets stand below wide characters and after tabs', () => {
  const text = '\t"名前": "x" 7';
  const offending = { text, start: text.indexOf('7'), end: text.length, name: 'template', multiline: true };
  const [line, carets] = prettyDiagnostic(found({ offending })).split('\n').slice(4);
  expect(line).toBe('  1  │ \t"名前": "x" 7');
  expect(carets).toBe(`     │ \t${' '.repeat('"名前": "x" '.length + 2)}^`);
});

test('a long line is cut around the caret and stays within the width', () => {
  const text = `${'a'.repeat(500)}WRONG${'b'.repeat(500)}`;
  const offending = { text, start: 500, end: 505, name: 'endpoint URL' };
  const [line, carets] = prettyDiagnostic(found({ offending })).split('\n').slice(4) as [string, string];
  expect(line.length).toBeLessThanOrEqual(80);
  expect(line).toMatch(/│ …a+WRONGb+…$/);
  expect(carets.indexOf('^')).toBe(line.indexOf('WRONG'));
  expect(carets.match(/\^+/)?.[0]).toHaveLength(5);
});

test('where no file can be read the offending text is framed by itself, and the construct path stands below', () => {
  const offending = { text: 'http://pets:22/', start: 12, end: 14, name: 'endpoint URL', label: 'not reachable' };
  const block = prettyDiagnostic(found({ offending, origin: { constructPath: 'PetStack/Api/GET' } }));
  expect(block).toContain('1  │ http://pets:22/\n     │             ^^ not reachable');
  expect(block).toContain('at    PetStack/Api/GET');
});

test('in CDK code the line that created the construct is framed, with a caret where the text stands once on it', () => {
  const code = "const api = new RestApi(this, 'Api');\nadd('GET', 'http://pets:22/');\n";
  const offending = { text: 'http://pets:22/', start: 12, end: 14, name: 'endpoint URL' };
  const block = prettyDiagnostic(found({ offending, origin: { createdAt: 'lib/stack.ts:2:1' } }), { readSource: () => code });
  expect(block).toContain('lib/stack.ts:2:25');
  expect(block).toContain("2  │ add('GET', 'http://pets:22/');\n     │                         ^^");
});

test('control characters of a document cannot reach the terminal', () => {
  const text = 'a\u001B[2Jb';
  const block = prettyDiagnostic(found({ message: text, offending: { text, start: 0, end: 1, name: 'x' } }));
  expect(block).not.toContain('\u001B');
});

test('the sample has the mistakes that these tests speak of', () => {
  expect(source).toContain(':22/');
  expect(diagnostics.map(({ rule }) => rule)).toEqual([
    'http-port',
    'uri-variable-unmapped',
    'mapping-expression',
    'template-syntax',
    'response-mapping-undeclared-header',
    'http-port',
    'http-port',
    'http-port',
  ]);
});
