import type { Diagnostic, OffendingText } from '../../../lib/definition';
import { jsonDiagnostics, prettyDiagnostic } from '../../../lib/validation';

const source = `const pets = api.root.addResource('pets');
pets.addMethod('GET', new HttpCustomIntegration(
  'https://petstore.example.com/{id}', { // a ")" in a comment
    request: { path: { petid: MethodRequest.path('petId') }, headers: { 'X-(': \`'\${"a)"}'\` } },
    responses: [{ statusCode: '200' }, { statusCode: '400', selectionPattern: '4\\\\d{2}' }, { statusCode: '404', selectionPattern: '404' }],
  }),
);
const more = 'https://petstore.example.com/other';
`;
const text = (whole: string, wrong: string, name = 'endpoint URL', label = 'wrong'): OffendingText => ({
  text: whole,
  start: whole.indexOf(wrong),
  end: whole.indexOf(wrong) + wrong.length,
  name,
  label,
});

function diagnostic(offending: OffendingText, more: Partial<Diagnostic> = {}): Diagnostic {
  return {
    rule: 'uri-variable-unmapped',
    severity: 'error',
    consequence: 'always-fails',
    message: 'Something is wrong.',
    origin: { constructPath: 'PetStack/Api/GET', createdAt: 'lib/pets.ts:2:6' },
    offending,
    help: [],
    ...more,
  };
}

const options = { readSource: (file: string) => (file.startsWith('lib/') ? source : undefined) };
const placeOf = (offending: OffendingText) => {
  const [json] = jsonDiagnostics([diagnostic(offending)], { ...options, summary: { apis: 1, methods: 1, ms: 0 } })
    .diagnostics as unknown as { spans: { line: number; column: number; endColumn: number }[] }[];
  const [{ line, column, endColumn }] = json.spans;
  return [line, column, endColumn];
};

test.each([
  ['in the arguments of the call', text('https://petstore.example.com/{id}', '{id}'), [3, 33, 37]],
  ['by its wrong piece alone', text('integration.request.path.petid', 'petid'), [4, 24, 29]],
  ['with its backslashes doubled', text('4\\d{2}', '4\\d{2}'), [5, 80, 87]],
])('the caret stands where the text does, once: %s', (_how, offending, place) => {
  expect(placeOf(offending)).toEqual(place);
});

test.each([
  ['stands there twice', text('404', '404')],
  ['stands behind the call', text('https://petstore.example.com/other', 'other')],
  ['is a part of a longer word', text('peti', 'peti')],
  ['stands nowhere', text('http://elsewhere:22/', '22')],
])('where the text %s the line of the call is named, and the text is framed by itself', (_how, offending) => {
  expect(placeOf(offending)).toEqual([2, 6, 6]);
  const pretty = prettyDiagnostic(diagnostic(offending), options);
  expect(pretty).toContain('  lib/pets.ts:2:6\n  2  │ pets.addMethod');
  expect(pretty).toMatch(/--------- made here\n {2}endpoint URL\n {2}1 {2}│ .*\n.*\^+ wrong\n/);
});

test('the other half of a disagreement is marked within the same call', () => {
  const related = [
    {
      label: 'did you mean this one?',
      origin: { createdAt: 'lib/pets.ts:2:6' },
      offending: text('integration.request.path.petid', 'petid'),
    },
  ];
  expect(prettyDiagnostic(diagnostic(text('https://petstore.example.com/{id}', '{id}'), { related }), options)).toContain(
    `  4  │     request: { path: { petid: MethodRequest.path('petId') }, headers: {…
     │                        ----- did you mean this one?`,
  );
});

test.each(['pets.addMethod(', 'pets.addMethod("', 'pets.addMethod', 'pets.addMethod(/* ', 'pets', ''])(
  'a call that does not end, `%s`, is a line like any other',
  (broken) => {
    const found = prettyDiagnostic(
      { ...diagnostic(text('http://x:22/', '22')), origin: { createdAt: 'lib/pets.ts:1:6' } },
      { readSource: () => broken },
    );
    expect(found).toContain('lib/pets.ts:1:6');
  },
);

test('code of another language is framed by its line alone', () => {
  const python = 'pets.add_method("GET",\n  HttpIntegration("https://x/{id}"))\n';
  const found = prettyDiagnostic(
    { ...diagnostic(text('https://x/{id}', '{id}')), origin: { createdAt: 'pets.py:1:6' } },
    { readSource: () => python },
  );
  expect(found).toContain('  pets.py:1:6\n  1  │ pets.add_method("GET",\n     │      ---------- made here\n');
});
