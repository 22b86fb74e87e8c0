import { accepted } from './accepted-methods';
import { type Guise, guises, type OneMethod, RefusedByCdk } from './guises';
import { acceptedParts, judgeParts, refusedParts } from './parts';
import { refused } from './refused-methods';

const languages = Object.keys(guises) as Guise[];

/** What is rejected in each guise; CDK's own constructs may refuse a method before there is one. */
function rejections(method: OneMethod, but: readonly Guise[] = []): readonly (readonly [Guise, readonly string[]])[] {
  return languages
    .filter((guise) => !but.includes(guise))
    .flatMap((guise): (readonly [Guise, readonly string[]])[] => {
      try {
        const found = guises[guise](method).filter(({ consequence }) => consequence === 'rejected');
        return [[guise, found.map(({ rule }) => rule)]];
      } catch (error) {
        if (error instanceof RefusedByCdk && guise === 'stock constructs') return [];
        throw error;
      }
    });
}

test.each(Object.entries(accepted))('%s is not refused in any guise', (_about, method) => {
  const found = rejections(method);
  expect(found.length).toBeGreaterThanOrEqual(languages.length - 1);
  for (const one of found) expect(one).toEqual([one[0], []]);
});

test.each(Object.entries(refused))('%s is refused once in every guise', (_about, { rule, but, ...method }) => {
  const found = rejections(method, but);
  expect(found.length).toBeGreaterThan(0);
  for (const one of found) expect(one).toEqual([one[0], [rule]]);
});

test.each(Object.entries(acceptedParts))('%s: nothing is refused', (_about, parts) => {
  const judged = judgeParts(parts);
  expect(judged.length).toBeGreaterThan(0);
  for (const [guise, found] of judged) {
    expect([guise, found.filter(({ consequence }) => consequence === 'rejected')]).toEqual([guise, []]);
  }
});

test.each(refusedParts)('%s: %s is refused once', (rule, _about, parts) => {
  const judged = judgeParts(parts);
  expect(judged.length).toBeGreaterThan(0);
  for (const [guise, found] of judged) {
    expect([guise, found.filter(({ severity }) => severity === 'error').map((diagnostic) => diagnostic.rule)]).toEqual([guise, [rule]]);
  }
});
