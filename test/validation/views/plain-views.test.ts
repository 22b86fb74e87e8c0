import { cdkMessage, compactDiagnostics, githubDiagnostics, jsonDiagnostics } from '../../../lib/validation';
import { diagnostics, options } from './sample';

const acknowledged = diagnostics.map((diagnostic) => ({ ...diagnostic, acknowledged: 'known' }));

test('compact is one line each, with file, line and column', () => {
  const lines = compactDiagnostics(diagnostics, options).trimEnd().split('\n');
  expect(lines).toHaveLength(diagnostics.length);
  expect(lines[0]).toBe(
    'pets.yaml:11:42 error http-port GET /pets/{petId}: The endpoint URL names port 22; HTTP integrations reach ports 80, 443 and 1024 to 65535 only.',
  );
  for (const line of lines) expect(line).toMatch(/^pets\.yaml:\d+:\d+ error [a-z0-9-]+ .+$/);
});

test('GitHub annotations escape what would end a property or a line', () => {
  const [diagnostic] = diagnostics;
  const odd = { ...diagnostic, where: 'GET /a,b:c', message: '50 % of\nthis' };
  const [line, ...others] = githubDiagnostics([odd], options).trimEnd().split('\n');
  expect(others).toEqual([]);
  expect(line).toMatch(
    /^::error file=pets\.yaml,line=11,endLine=11,col=42,endColumn=44,title=http-port · GET \/a%2Cb%3Ac::50 %25 of%0Athis/,
  );
});

test('acknowledged diagnostics are left out where only open problems count', () => {
  expect(compactDiagnostics(acknowledged, options)).toBe('');
  expect(githubDiagnostics(acknowledged, options)).toBe('');
});

test('JSON has the format version, the counts, the spans and the rendered block', () => {
  const summary = { name: 'pets.yaml', apis: 1, methods: 4, ms: 41.2 };
  const [first, ...others] = acknowledged;
  const json = jsonDiagnostics([diagnostics[1], first, ...others], { ...options, summary });
  expect(json).toMatchObject({
    formatVersion: 1,
    summary: { apis: 1, methods: 4, errors: 1, warnings: 0, acknowledged: acknowledged.length, ms: 41 },
  });
  const [unmapped, silenced] = json['diagnostics'] as unknown[];
  expect(unmapped).toMatchObject({
    rule: 'uri-variable-unmapped',
    severity: 'error',
    consequence: 'always-fails',
    method: 'GET /pets/{petId}',
    stage: 'integrationRequest',
    pointer: '/paths/~1pets~1{petId}/get/x-amazon-apigateway-integration/uri',
    spans: [
      { file: 'pets.yaml', line: 11, column: 50, endColumn: 54, primary: true, label: 'no path mapping' },
      { file: 'pets.yaml', line: 13, column: 36, endColumn: 39, primary: false },
    ],
    help: [{ grade: 'manual' }],
  });
  expect((unmapped as { rendered: string }).rendered).toContain('^^^^ no path mapping');
  expect(silenced).toMatchObject({ acknowledged: 'known' });
  expect(JSON.parse(JSON.stringify(json))).toEqual(json);
});

test('a CDK message is plain text without a frame', () => {
  for (const diagnostic of diagnostics) {
    const message = cdkMessage(diagnostic);
    expect(message).not.toMatch(/\u001B|│/);
    expect(message.split('\n')[0]).toBe(`${diagnostic.where}: ${diagnostic.message} [${diagnostic.rule}]`);
  }
});
