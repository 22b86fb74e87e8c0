import { everyMethodBy } from '../../context';
import { developerGuide } from '../../documentation';
import { httpProxy, integrationExample } from '../../examples';
import type { Rule } from '../../rule';
import { PartialText, unknownPiece } from '../../texts/partial-text';
import { replaceBy } from '../../texts/phrases';

const object = (key: string) =>
  integrationExample(
    httpProxy({ uri: 'https://petstore.example.com/{key}', requestParameters: { 'integration.request.path.key': `'${key}'` } }),
  );

/** What fills a path variable is a part of a URL: nobody encodes it later. */
export const staticValueEncoding: Rule = {
  id: 'static-value-encoding',
  // The service's message is recorded, what exactly brings it about is not: nobody is stopped.
  consequence: 'sometimes-fails',
  summary: 'A static value of a path variable is percent-encoded.',
  effect: 'The service was seen to refuse such values: Static parameter value must be valid and encoded',
  docs: developerGuide('rest-api-parameter-mapping'),
  fails: object('pets of mine'),
  passes: object('pets%20of%20mine'),
  check: everyMethodBy(['mappings'], function* ({ method: { integration } }, { expressions }) {
    for (const mapping of integration?.requestParameters ?? []) {
      if (mapping.malformed !== undefined || expressions.requestTarget(mapping.target)?.location !== 'path') continue;
      const text = new PartialText(mapping.source);
      const source = expressions.requestSource(text.judged);
      if (source?.kind !== 'static') continue;
      const start = text.judged.search(unencoded);
      if (start < 0) continue;
      const end = start + String.fromCodePoint(text.judged.codePointAt(start) ?? 0).length;
      yield {
        at: mapping,
        message: `${mapping.target} is set to ${text.shown}, which is not percent-encoded.`,
        offending: text.offending('mapping source', start, end, 'not encoded'),
        help: text.isKnown ? [replaceBy(encodeURIComponent(text.judged.slice(start, end)), `write '${encoded(source.value)}'`)] : [],
      };
    }
  }),
};

/** Characters that no part of a path holds as they are, slashes among them, and percent signs that encode nothing. */
const unencoded = new RegExp(`[^A-Za-z0-9\\-._~!$&'()*+,;=:@%${unknownPiece}]|%(?![0-9A-Fa-f]{2}|${unknownPiece})`);

/** Encodes what is not encoded yet. */
function encoded(value: string): string {
  return value.replaceAll(new RegExp(unencoded.source, 'gu'), encodeURIComponent);
}
